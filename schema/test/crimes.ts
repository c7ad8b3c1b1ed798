import { adding, both, field, replacing } from './committed';

/** A bad change to one agency's schema, and how it is refused. */
export interface Crime {
  readonly title: string;
  readonly agency: string;
  readonly change: (sdl: string) => string;
  readonly code: string;
  /** What stands on the line the finding names. */
  readonly line: string;
}

const GUARD = '@requires(fields: "housingProof")';
const OWN_KEY = 'type Participant @key(fields: "housingRef")';
const CLASS = '@category(anyOf: [["HMIS"]])';

const housing = (title: string, code: string, line: string, change: Crime['change']): Crime => ({
  title,
  agency: 'housing',
  change,
  code,
  line,
});

/** A directive that the kit's head does not import. */
const importing = (name: string) => replacing('"@composeDirective"]', `"@composeDirective", "${name}"]`);

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

/** Directives of Federation that compose, and steal. */
export const DIRECTIVES: readonly Crime[] = [
  housing(
    'an override of a proof',
    'DIRECTIVE_REFUSED',
    'prosecutionProof:',
    both(
      importing('@override'),
      field('Participant', 'prosecutionProof: ConsentProof @override(from: "participants")'),
    ),
  ),
  housing(
    'an override of a root field',
    'DIRECTIVE_REFUSED',
    'participant(id: ID!)',
    both(importing('@override'), field('Query', 'participant(id: ID!): Participant @override(from: "participants")')),
  ),
  housing(
    'an override under its long name',
    'DIRECTIVE_REFUSED',
    'preferredName:',
    field('Participant', 'preferredName: String @federation__override(from: "participants")'),
  ),
  housing('an import that the kit does not make', 'LINK_UNKNOWN', '@link(url', importing('@override')),
  housing(
    'an import under another name',
    'LINK_UNKNOWN',
    '@link(url',
    replacing('"@shareable"', '{ name: "@override", as: "@shareable" }'),
  ),
  housing(
    'a link to another specification',
    'LINK_UNKNOWN',
    '@link(url: "https://example.org',
    replacing(
      '@composeDirective(name: "@category")',
      '@composeDirective(name: "@category")\n  @link(url: "https://example.org/other/v1.0", import: ["@other"])',
    ),
  ),
  housing(
    'another version of Federation',
    'LINK_UNKNOWN',
    '@link(url',
    replacing('federation/v2.7', 'federation/v2.9'),
  ),
  housing(
    'a directive of its own in the supergraph',
    'SCHEMA_DIRECTIVE_UNKNOWN',
    '@composeDirective(name: "@key")',
    replacing('@composeDirective(name: "@category")', '@composeDirective(name: "@key")'),
  ),
  housing(
    'the category directive defined anew',
    'DIRECTIVE_DEFINED',
    'directive @category',
    replacing('anyOf: [[String!]!]!', 'anyOf: [[String!]!]! = [["HMIS"]]'),
  ),
  housing(
    'fields added behind an interface',
    'DIRECTIVE_REFUSED',
    'type Anything',
    both(
      importing('@interfaceObject'),
      adding('type Anything @interfaceObject @key(fields: "id") { id: ID! spied: String }'),
    ),
  ),
  housing(
    'a shareable copy of a field',
    'DIRECTIVE_REFUSED',
    'preferredName:',
    field('Participant', 'preferredName: String @shareable'),
  ),
  housing(
    'a shareable type of its own',
    'DIRECTIVE_REFUSED',
    'type HousingExit',
    replacing('type HousingExit {', 'type HousingExit @shareable {'),
  ),
  housing(
    'fields handed out on the way',
    'DIRECTIVE_REFUSED',
    'person: PersonLink',
    both(importing('@provides'), replacing('person: PersonLink!', 'person: PersonLink! @provides(fields: "ref")')),
  ),
  housing(
    'a value taken from its surroundings',
    'DIRECTIVE_REFUSED',
    'exits(',
    both(importing('@fromContext'), field('HousingExit', 'exits(from: ID @fromContext(field: "$p { id }")): Int')),
  ),
  housing(
    'a scalar hidden for all',
    'DIRECTIVE_REFUSED',
    'scalar LocalDate',
    replacing('scalar LocalDate', 'scalar LocalDate @inaccessible'),
  ),
  ...[
    'tag(name: "x")',
    'authenticated',
    'requiresScopes(scopes: [["a"]])',
    'policy(policies: [["a"]])',
    'context(name: "p")',
    'extends',
  ].map((directive) =>
    housing(
      `@${directive} on a type`,
      'DIRECTIVE_REFUSED',
      'type HousingExit',
      both(
        importing(`@${directive.split('(')[0]}`),
        replacing('type HousingExit {', `type HousingExit @${directive} {`),
      ),
    ),
  ),
];

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

const core = (title: string, code: string, line: string, change: Crime['change']): Crime => ({
  title,
  agency: 'participants',
  change,
  code,
  line,
});

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
