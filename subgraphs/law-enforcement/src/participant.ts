import { ParticipantReference } from '@lead-graph/kit';
import { Directive, ObjectType } from 'type-graphql';

@Directive('@key(fields: "lawEnforcementRef")')
@ObjectType()
export class Participant extends ParticipantReference('law-enforcement') {}
