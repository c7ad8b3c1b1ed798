import { both, field, replacing } from '../committed';
import { core, type Crime } from '../crime';

/** What even the core may not do. */
export const CORE: readonly Crime[] = [
  core(
    'a proof shown to callers',
    'CORE_PROOF',
    'housingProof:',
    replacing('housingProof: ConsentProof @inaccessible', 'housingProof: ConsentProof'),
  ),
  core(
    'a reference shown to callers',
    'CORE_REFERENCE',
    'housingRef:',
    replacing('housingRef: ID! @inaccessible', 'housingRef: ID!'),
  ),
  core('an agency without its key', 'CORE_KEY', 'type Participant', replacing('@key(fields: "housingRef")', '')),
  core(
    'a name as a key',
    'CORE_KEY',
    'type Participant',
    both(
      replacing('@key(fields: "id")', '@key(fields: "id") @key(fields: "nickname")'),
      field('Participant', 'nickname: String @category(anyOf: [["IDENT"]])'),
    ),
  ),
  core('a field nobody classified', 'FIELD_UNCLASSIFIED', 'nickname:', field('Participant', 'nickname: String')),
  core(
    'something wanted from an agency',
    'CORE_DIRECTIVE',
    'livingSituations:',
    field('Participant', 'livingSituations: [String!] @external'),
  ),
];
