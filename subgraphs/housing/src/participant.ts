import { ParticipantReference } from '@lead-graph/kit';
import { Directive, ObjectType } from 'type-graphql';

@Directive('@key(fields: "housingRef")')
@ObjectType()
export class Participant extends ParticipantReference('housing') {}
