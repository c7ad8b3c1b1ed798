import { GraphQLScalarType } from 'graphql';
import { GraphQLLocalDate } from 'graphql-scalars';

/** A calendar day, `2026-01-31`. What a caller gives is held to be one; what a database gives is one, and is not looked at again. */
export const LocalDate = new GraphQLScalarType({ ...GraphQLLocalDate.toConfig(), serialize: (day) => day });
