import { adding, both, field, replacing } from '../committed';
import { type Crime, housing, OWN_KEY } from '../crime';

/** Keys that are not an agency's to have. */
export const KEYS: readonly Crime[] = [
  housing(
    'the key of another agency',
    'PARTICIPANT_KEY',
    'type Participant',
    both(
      replacing(OWN_KEY, `${OWN_KEY} @key(fields: "prosecutionRef")`),
      field('Participant', 'prosecutionRef: ID! @inaccessible'),
    ),
  ),
  housing(
    'the id of a participant as a key',
    'PARTICIPANT_KEY',
    'type Participant',
    both(replacing(OWN_KEY, `${OWN_KEY} @key(fields: "id")`), field('Participant', 'id: ID!')),
  ),
  housing('its key renamed', 'PARTICIPANT_KEY', 'type Participant', replacing(/housingRef/g, 'houseRef')),
  housing(
    'a key of reference and proof',
    'PARTICIPANT_KEY',
    'type Participant',
    replacing(OWN_KEY, 'type Participant @key(fields: "housingRef housingProof")'),
  ),
  housing(
    'a key that cannot be followed',
    'PARTICIPANT_KEY',
    'type Participant',
    replacing(OWN_KEY, 'type Participant @key(fields: "housingRef", resolvable: false)'),
  ),
  housing('no key', 'PARTICIPANT_KEY', 'type Participant', replacing(OWN_KEY, 'type Participant')),
  housing(
    'a key on a type of its own',
    'DIRECTIVE_REFUSED',
    'type HousingExit',
    replacing('type HousingExit {', 'type HousingExit @key(fields: "id") {'),
  ),
  housing(
    'a key on an interface',
    'DIRECTIVE_REFUSED',
    'interface Stay',
    adding('interface Stay @key(fields: "id") { id: ID! }'),
  ),
  housing(
    'a person link it follows itself',
    'PERSON_LINK_KEY',
    'type PersonLink',
    replacing('@key(fields: "ref", resolvable: false)', '@key(fields: "ref")'),
  ),
  housing(
    'a person link whose reference callers read',
    'PERSON_LINK_REF',
    'ref: ID!',
    replacing('ref: ID! @inaccessible', 'ref: ID!'),
  ),
  housing('a field more on every person link', 'PERSON_LINK_FIELD', 'housed:', field('PersonLink', 'housed: Boolean')),
];
