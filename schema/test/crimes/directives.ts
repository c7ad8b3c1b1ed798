import { adding, both, field, replacing } from '../committed';
import { type Crime, housing, importing } from '../crime';

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
