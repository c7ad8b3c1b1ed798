import { ParticipantReference } from '@lead-graph/kit';
import { Directive, ObjectType } from 'type-graphql';

@Directive('@key(fields: "behavioralHealthRef")')
@ObjectType()
export class Participant extends ParticipantReference('behavioral-health') {}
