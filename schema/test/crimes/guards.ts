import { adding, both, field, replacing } from '../committed';
import { CLASS, type Crime, GUARD, housing } from '../crime';

/** Fields without a guard, or with the wrong one. */
export const UNGUARDED: readonly Crime[] = [
  housing(
    'a field without its guard',
    'FIELD_UNGUARDED',
    'livingSituations:',
    replacing(/(livingSituations: .*) @requires.*/, '$1'),
  ),
  housing(
    'a field without a category',
    'FIELD_UNCLASSIFIED',
    'livingSituations:',
    replacing(/(livingSituations: \S+) @category\(.*?\) /, '$1 '),
  ),
  housing(
    'a category of another agency',
    'CATEGORY_UNKNOWN',
    'victimServiceStays:',
    replacing('[["VSP"]]', '[["MH"]]'),
  ),
  housing('a category nobody knows', 'CATEGORY_UNKNOWN', 'victimServiceStays:', replacing('[["VSP"]]', '[["SECRET"]]')),
  housing('an empty list of categories', 'CATEGORY_MALFORMED', 'victimServiceStays:', replacing('[["VSP"]]', '[[]]')),
  housing('no list of categories', 'CATEGORY_MALFORMED', 'victimServiceStays:', replacing('[["VSP"]]', '[]')),
  housing(
    'a guarded field that cannot be null',
    'FIELD_NOT_NULLABLE',
    'livingSituations:',
    replacing(/(livingSituations: \S+) /, '$1! '),
  ),
  housing(
    'the reference of another agency as what is required',
    'FIELD_REQUIRES_FOREIGN',
    'spy:',
    field('Participant', `spy: String ${CLASS} @requires(fields: "prosecutionRef")\n  prosecutionRef: ID! @external`),
  ),
  housing(
    'the name of a participant as what is required',
    'FIELD_REQUIRES_FOREIGN',
    'spy:',
    field('Participant', `spy: String ${CLASS} @requires(fields: "preferredName")\n  preferredName: String @external`),
  ),
  housing(
    'the rows of another agency as what is required',
    'FIELD_REQUIRES_FOREIGN',
    'spy:',
    both(
      field(
        'Participant',
        `spy: String ${CLASS} @requires(fields: "contacts { id }")\n  contacts: [PoliceContact!] @external`,
      ),
      adding('type PoliceContact { id: ID! @external }'),
    ),
  ),
  housing(
    'another proof beside its own',
    'FIELD_REQUIRES_FOREIGN',
    'spy:',
    field(
      'Participant',
      `spy: String ${CLASS} @requires(fields: "housingProof lawEnforcementProof")\n  lawEnforcementProof: ConsentProof @external`,
    ),
  ),
  housing(
    'a second field it wants to be handed',
    'SECOND_EXTERNAL',
    'preferredName:',
    field('Participant', 'preferredName: String @external'),
  ),
  housing(
    'the proof of another agency, guarded as if it were its own',
    'FOREIGN_FIELD',
    'prosecutionProof:',
    field('Participant', `prosecutionProof: ConsentProof ${CLASS} ${GUARD}`),
  ),
  housing(
    'its own proof as a field of its own',
    'PARTICIPANT_PROOF',
    'housingProof:',
    replacing('housingProof: ConsentProof @external', 'housingProof: ConsentProof'),
  ),
  housing(
    'its reference shown to callers',
    'PARTICIPANT_REFERENCE',
    'housingRef:',
    replacing('housingRef: ID! @inaccessible', 'housingRef: ID!'),
  ),
];
