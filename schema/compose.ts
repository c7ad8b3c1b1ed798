import { composeServices } from '@apollo/composition';
import type { ASTNode, GraphQLError } from 'graphql';
import { AGENCIES, agencyNamed, type RecordAgency } from './src/agencies';
import { checkAccountingReport } from './compose/accountingReport';
import { breakingChanges } from './compose/breaking';
import { checkCategories } from './compose/category';
import { checkCoreParticipant } from './compose/core';
import { checkDefinitions } from './compose/definitions';
import { checkDirectives } from './compose/directives';
import { type Finding, fileOf, findingAt, inReadingOrder } from './compose/finding';
import { checkHeader } from './compose/header';
import { checkMerged } from './compose/merged';
import { checkOwners } from './compose/owners';
import { checkPageInfo } from './compose/pageInfo';
import { checkParticipant } from './compose/participant';
import { checkPersonLink } from './compose/personLink';
import { checkRoads } from './compose/roads';
import { objectTypesNamed, parsed, type SubgraphDocument, type SubgraphText } from './compose/subgraphText';

export { type Finding, printFinding } from './compose/finding';
export type { SubgraphText } from './compose/subgraphText';

/** The graph to serve, or why there is none. */
export type Composition =
  | { readonly supergraph: string; readonly findings?: undefined }
  | { readonly supergraph?: undefined; readonly findings: readonly Finding[] };

/** What is wrong with one agency's schema by itself; nothing when it may be composed. */
export function checkSubgraph(text: SubgraphText): Finding[] {
  const document = parsed(text);
  return 'code' in document ? [document] : inReadingOrder(checkDocument({ agency: agencyNamed(text.name), document }));
}

/**
 * Composes what the agencies' packages build into the graph the gateway serves. `committed` is what stands under
 * schema/sdl now: nothing of it may break, and a name in it stays with who had it.
 */
export function compose(subgraphs: readonly SubgraphText[], committed: readonly SubgraphText[] = []): Composition {
  const alone = subgraphs.flatMap(checkSubgraph);
  if (alone.length > 0) return { findings: alone };

  const documents = inOrder(subgraphs);
  const before = inOrder(committed);
  const together = inReadingOrder([...checkOwners(documents, before), ...checkKept(documents, before)]);
  if (together.length > 0) return { findings: together };

  const merged = merge(documents);
  if (merged.findings) return merged;
  const findings = checkMerged(
    merged.supergraph,
    documents.map(({ agency }) => agency.name),
  );
  return findings.length > 0 ? { findings } : merged;
}

function checkDocument({ agency, document }: SubgraphDocument): Finding[] {
  const participants = objectTypesNamed(document, 'Participant');
  return [
    ...checkHeader(document),
    ...checkDefinitions(document),
    ...checkDirectives(document),
    ...checkCategories(agency, document),
    ...checkRoads(agency, document),
    ...participants.flatMap((type) =>
      agency.core ? checkCoreParticipant(agency, type) : checkParticipant(agency as RecordAgency, type),
    ),
    ...objectTypesNamed(document, 'PersonLink').flatMap((type) => checkPersonLink(agency, type)),
    ...objectTypesNamed(document, 'PageInfo').flatMap(checkPageInfo),
    ...checkAccountingReport(document),
  ];
}

/** In the order of schema/agencies.json, which decides who had a name first. What does not parse is left out. */
function inOrder(texts: readonly SubgraphText[]): SubgraphDocument[] {
  return AGENCIES.flatMap((agency) => {
    const document = texts.filter(({ name }) => name === agency.name).map(parsed)[0];
    return document && !('code' in document) ? [{ agency, document }] : [];
  });
}

function checkKept(documents: readonly SubgraphDocument[], before: readonly SubgraphDocument[]): Finding[] {
  return documents.flatMap(({ agency, document }) => {
    const committed = before.find((each) => each.agency.name === agency.name);
    return committed ? breakingChanges(committed.document, document) : [];
  });
}

function merge(documents: readonly SubgraphDocument[]): Composition {
  const services = documents.map(({ agency, document }) => ({
    name: agency.name,
    typeDefs: document,
    url: `http://127.0.0.1:${agency.port}/graphql`,
  }));
  const { errors, supergraphSdl } = composeServices(services);
  return errors ? { findings: errors.map(asFinding) } : { supergraph: supergraphSdl };
}

/** What Federation itself refuses, where it says so. */
function asFinding(error: GraphQLError): Finding {
  const crime = {
    code: String(error.extensions.code ?? 'NOT_COMPOSED'),
    what: error.message.replace(/\s+/g, ' ').replace(/\.$/, ''),
    why: 'the subgraphs do not form one graph',
    fix: 'correct the type or field it names in the package that declares it',
  };
  const node = error.nodes?.find((each): each is ASTNode & { subgraph?: string } => each.loc !== undefined);
  if (node?.loc?.source.name.startsWith('schema/sdl/')) return findingAt(node, crime);
  const subgraph = (node as { subgraph?: string } | undefined)?.subgraph;
  return {
    ...crime,
    file: subgraph ? fileOf(subgraph) : 'schema/sdl/supergraph.graphql',
    line: 1,
    column: 1,
    text: '',
  };
}
