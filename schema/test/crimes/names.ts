import { adding, field, replacing } from '../committed';
import { CLASS, type Crime, GUARD, housing } from '../crime';

/** Names and shapes that are not an agency's to choose. */
export const NAMES: readonly Crime[] = [
  housing(
    'a type that another agency has',
    'NAME_TAKEN',
    'type PoliceContact',
    adding('type PoliceContact { shadow: String }'),
  ),
  housing('an enum that the core has', 'NAME_TAKEN', 'enum DataCategory', adding('enum DataCategory { GONE }')),
  housing(
    'the root field of another agency',
    'NAME_TAKEN',
    'participant(id: ID!)',
    field('Query', 'participant(id: ID!): HousingExit'),
  ),
  housing(
    'the field that another agency adds to participants',
    'NAME_TAKEN',
    'contacts:',
    field('Participant', `contacts: [HousingExit!] ${CLASS} ${GUARD}`),
  ),
  housing(
    'a report of law less, which would be gone everywhere',
    'ACCOUNTING_REPORT',
    'enum AccountingReport',
    replacing('  DISSEMINATION_LOG\n', ''),
  ),
  housing('a total beside the end of a page', 'PAGE_INFO', 'type PageInfo', field('PageInfo', 'total: Int')),
  housing(
    'the type of participants extended elsewhere',
    'DEFINITION_UNKNOWN',
    'extend type Participant',
    adding('extend type Participant { spy: String }'),
  ),
  housing(
    'the type of participants twice',
    'NAME_REPEATED',
    'type Participant @key(fields: "id")',
    adding('type Participant @key(fields: "id") { id: ID! }'),
  ),
  housing(
    'root types under other names',
    'ROOT_RENAMED',
    'query: HousingExit',
    replacing('extend schema', 'extend schema { query: HousingExit }\nextend schema'),
  ),
  housing('a stream', 'SUBSCRIPTION', 'type Subscription', adding('type Subscription { exits: HousingExit }')),
  housing('a name of Federation', 'NAME_RESERVED', '_entities:', field('Query', '_entities: [HousingExit]')),
  housing('a schema that does not parse', 'SDL_SYNTAX', 'type ? {', adding('type ? {')),
];
