import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { Program } from '../../program';
import { counted } from '../leadGraph';
import type { Says, System } from '../system';

/** Agencies with the file here that holds their subgraph. */
const SUBGRAPHS: Readonly<Record<string, string>> = {
  participants: 'participants',
  'law-enforcement': 'lawEnforcement',
  'behavioral-health': 'behavioralHealth',
  housing: 'housing',
  prosecution: 'prosecution',
};

/** A program for each agency, and what a gateway needs to know of them. */
export interface Subgraphs {
  readonly programs: readonly Program<Says>[];
  readonly described: readonly { readonly name: string; readonly url: string; readonly sdl: string }[];
  readonly supergraphPath: string;
  stop(): Promise<void>;
}

/** `urlFor`: of an agency's database. */
export async function startSubgraphs(
  folder: string,
  urlFor: (agency: string) => string,
  organization: string,
): Promise<Subgraphs> {
  const names = Object.keys(SUBGRAPHS);
  const programs = names.map(
    (name) => new Program<Says>('bench/documented/subgraphProgram', [SUBGRAPHS[name]!, urlFor(name), organization]),
  );
  const ready = await Promise.all(programs.map((program) => readyOf(program)));
  const described = names.map((name, at) => ({ name, url: `${ready[at]!.url}/graphql`, sdl: ready[at]!.sdl! }));
  const supergraphPath = join(folder, 'documented.graphql');
  writeFileSync(supergraphPath, supergraphOf(described));
  const stop = async () => void (await Promise.all(programs.map((each) => each.stop())));
  return { programs, described, supergraphPath, stop };
}

/** A gateway in front of them, asked without credentials; `path` and `given`: its program. */
export async function startGateway(
  name: string,
  folder: string,
  subgraphs: Subgraphs,
  program: Program<Says>,
): Promise<System> {
  const { url } = await readyOf(program);
  return {
    ...{ name, folder, url, headers: { 'content-type': 'application/json' } },
    programs: { gateway: [program.pid], subgraphs: subgraphs.programs.map(({ pid }) => pid) },
    count: async () => {
      const each = await Promise.all(subgraphs.programs.map(counted));
      return { statements: each.reduce((sum, { statements }) => sum + statements, 0) };
    },
    stop: () => program.stop(),
  };
}

export async function readyOf(program: Program<Says>) {
  const said = await program.next();
  if (said.said !== 'ready') throw new Error('the program did not start');
  return said;
}

function supergraphOf(described: Subgraphs['described']): string {
  const { errors, supergraphSdl } = composeServices(
    described.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })),
  );
  if (!supergraphSdl) throw new Error(`the documented subgraphs do not compose: ${errors?.[0]?.message}`);
  return supergraphSdl;
}
