import { adding, both, field, replacing } from '../committed';
import { CLASS, type Crime, GUARD, housing } from '../crime';

/** Ways to a participant that are the core's alone. */
export const ROADS: readonly Crime[] = [
  housing(
    'a root field that returns a participant',
    'ROAD_TO_PARTICIPANT',
    'housedParticipant(',
    field('Query', 'housedParticipant(id: ID!): Participant'),
  ),
  housing(
    'a root field that returns participants',
    'ROAD_TO_PARTICIPANT',
    'everybody:',
    field('Query', 'everybody: [Participant!]!'),
  ),
  housing(
    'a mutation that returns a participant',
    'ROAD_TO_PARTICIPANT',
    'move(',
    field('Mutation', 'move(id: ID!): Participant'),
  ),
  housing('a row that leads to a participant', 'ROAD_TO_PARTICIPANT', 'who:', field('HousingExit', 'who: Participant')),
  housing(
    'a participant that leads to others',
    'ROAD_TO_PARTICIPANT',
    'neighbours:',
    field('Participant', `neighbours: [Participant!] ${CLASS} ${GUARD}`),
  ),
  housing(
    'a union that holds participants',
    'ROAD_THROUGH_ABSTRACT',
    'union Anybody',
    adding('union Anybody = HousingExit | Participant'),
  ),
  housing(
    'an interface that participants implement',
    'ROAD_THROUGH_ABSTRACT',
    'type Participant',
    both(
      replacing('type Participant @key', 'type Participant implements Named @key'),
      adding('interface Named { housingRef: ID! }'),
    ),
  ),
];
