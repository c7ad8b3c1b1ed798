import { type FieldDefinitionNode, Kind, type TypeDefinitionNode } from 'graphql';
import { RECORD_AGENCIES } from '../src/agencies';
import { type Finding, findingAt } from './finding';
import { objectTypesNamed, type SubgraphDocument, typesIn } from './subgraphText';

const ROOTS = ['Query', 'Mutation'];
const SHARED = [...ROOTS, 'Participant', 'PersonLink', 'PageInfo', 'AccountingReport'];

interface Claim {
  readonly agency: string;
  readonly node: TypeDefinitionNode | FieldDefinitionNode;
}

/** Type names, root fields and fields of `Participant` have one owner each: who had it first. */
export function checkOwners(subgraphs: readonly SubgraphDocument[], committed: readonly SubgraphDocument[]): Finding[] {
  const before = claimsIn(committed);
  return [...claimsIn(subgraphs)].flatMap(([what, claims]) => {
    if (claims.length < 2 || claims.every(({ node }) => node.kind === Kind.SCALAR_TYPE_DEFINITION)) return [];
    const held = before.get(what)?.map(({ agency }) => agency) ?? [];
    const owner = claims.find(({ agency }) => held.includes(agency)) ?? claims[0]!;
    return claims.filter((claim) => claim !== owner).map((claim) => taken(what, owner, claim));
  });
}

function taken(what: string, owner: Claim, { agency, node }: Claim): Finding {
  return findingAt(node, {
    code: 'NAME_TAKEN',
    what: `\`${what}\` of \`${owner.agency}\` is declared by \`${agency}\` too`,
    why: 'two owners of one name are merged into one, and each answers for the other',
    fix: `choose a name of its own, for example one that begins with the agency's name`,
  });
}

/** Claims in the order of the subgraphs, by `Type` or `Type.field`. */
function claimsIn(subgraphs: readonly SubgraphDocument[]): Map<string, Claim[]> {
  const claims = new Map<string, Claim[]>();
  const claim = (what: string, agency: string, node: Claim['node']) =>
    claims.set(what, [...(claims.get(what) ?? []), { agency, node }]);
  const paired = new Set(RECORD_AGENCIES.flatMap(({ reference, proof }) => [reference, proof]));
  for (const { agency, document } of subgraphs) {
    for (const type of typesIn(document))
      if (!SHARED.includes(type.name.value)) claim(type.name.value, agency.name, type);
    for (const name of [...ROOTS, 'Participant'])
      for (const field of objectTypesNamed(document, name).flatMap((type) => type.fields ?? []))
        if (!paired.has(field.name.value)) claim(`${name}.${field.name.value}`, agency.name, field);
  }
  return claims;
}
