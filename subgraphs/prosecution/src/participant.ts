import { ParticipantReference } from '@lead-graph/kit';
import { Directive, ObjectType } from 'type-graphql';

@Directive('@key(fields: "prosecutionRef")')
@ObjectType()
export class Participant extends ParticipantReference('prosecution') {}
