import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { agencyNamed } from './src/agencies';

/** One subgraph's schema as its owner committed it. */
export interface SubgraphText {
  readonly name: string;
  readonly sdl: string;
}

export function compose(subgraphs: readonly SubgraphText[]): string {
  const result = composeServices(subgraphs.map(({ name, sdl }) => ({ name, typeDefs: parse(sdl), url: `http://127.0.0.1:${agencyNamed(name).port}/graphql` })));
  if (result.errors) throw new Error(result.errors.map((error) => error.message).join('\n'));
  return result.supergraphSdl;
}
