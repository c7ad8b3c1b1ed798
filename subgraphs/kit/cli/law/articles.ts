import { posix } from 'node:path';
import type { Import, SourceFacts } from './imports';

/** A file of ours, by its path from the root, with `/`. */
export interface SourceFile extends SourceFacts {
  readonly path: string;
}

/** One thing a file may not reach for. */
export interface Breach {
  readonly file: string;
  readonly line: number;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

interface Article {
  readonly why: string;
  readonly fix: string;
  /** What breaks it in this file, with the line. */
  breaches(file: SourceFile): readonly { readonly what: string; readonly line: number }[];
}

const OURS = '@lead-graph/';
const ENGINE = 'subgraphs/participants/src/engine/';

/** Which packages a package may enter. Whoever is not listed here is an agency: it enters the kit and the schema. */
const MAY_ENTER: Readonly<Record<string, readonly string[]>> = {
  schema: [],
  'subgraphs/kit': ['schema'],
  gateway: ['schema'],
};

const BY_FILE_ONLY: Readonly<Record<string, RegExp>> = {
  '@apollo/gateway': /^gateway\/src\/(supergraph|agencySource)\.ts$/,
  '@apollo/composition': /^schema\/(compose\.ts$|compose\/|test\/)/,
};

/** The last two read no setting: one hands the search path on to the program it starts, one a run of tests to its workers. */
const SETTINGS =
  /^(gateway\/src\/config|gateway\/src\/identity\/config|subgraphs\/kit\/src\/config|subgraphs\/kit\/cli\/[^.]+|subgraphs\/kit\/src\/postgres\/serverChild|subgraphs\/kit\/src\/testing\/templates)\.ts$/;

/** The folder of the package a file belongs to. */
export function packageOf(path: string): string {
  const [first, second] = path.split('/');
  return first === 'subgraphs' ? `subgraphs/${second}` : first!;
}

export const ARTICLES: readonly Article[] = [
  {
    why: 'each package stands on the schema and the kit, so that an agency can change without asking another',
    fix: 'move what both need to the kit, or to the schema',
    breaches: ({ path, imports }) => imports.filter((each) => !mayEnter(path, each)).map(entered),
  },
  {
    why: 'what a package shows is its door; what is behind may change at any time',
    fix: 'import the package by its name, and add what is missing to the door in its package.json',
    breaches: ({ path, imports }) =>
      imports.filter(({ specifier }) => leaves(path, packageOf(path), specifier)).map(entered),
  },
  {
    why: 'a decision is replayed from the ledger years later: only its arguments may decide it',
    fix: 'pass it in as an argument',
    breaches: ({ path, imports, reaches }) =>
      path.startsWith(ENGINE)
        ? [...imports.filter((each) => !engineMay(path, each)).map(entered), ...reaches.map(reached)]
        : [],
  },
  {
    why: 'a migration says what the database was; an entity says what it is now',
    fix: 'write the migration in SQL, with `MigrationInterface` and `QueryRunner` of typeorm alone',
    breaches: ({ path, imports }) =>
      /\/migrations\//.test(path) ? imports.filter(({ specifier }) => specifier !== 'typeorm').map(entered) : [],
  },
  {
    why: 'its licence is not one of open source: what depends on it can be counted, and replaced (docs/decisions)',
    fix: 'go through the file that may',
    breaches: ({ path, imports }) =>
      imports.filter(({ specifier }) => BY_FILE_ONLY[specifier]?.test(path) === false && !isTest(path)).map(entered),
  },
  {
    why: 'settings are read once, in one file, and refused at boot when they are wrong',
    fix: 'read it in the config file of the package and pass it on',
    breaches: ({ path, reaches }) =>
      SETTINGS.test(path) || isTest(path) ? [] : reaches.filter(({ name }) => name === 'process.env').map(reached),
  },
];

export function breachesOf(file: SourceFile): Breach[] {
  return ARTICLES.flatMap(({ why, fix, breaches }) =>
    breaches(file).map((each) => ({ file: file.path, ...each, why, fix })),
  );
}

function mayEnter(path: string, { specifier, manner }: Import): boolean {
  if (!specifier.startsWith(OURS)) return true;
  const home = packageOf(path);
  if (home === 'test') return true;
  const target = specifier.slice(OURS.length).split('/')[0]!;
  const own = target === home.split('/').at(-1);
  // The command line starts everybody by name: it knows their doors' types and loads them when it is told to.
  const commandLine = path.startsWith('subgraphs/kit/cli/') && manner !== 'static';
  return own || commandLine || (MAY_ENTER[home] ?? ['kit', 'schema']).includes(target);
}

function leaves(path: string, folder: string, specifier: string): boolean {
  return specifier.startsWith('.') && !posix.join(posix.dirname(path), specifier).startsWith(`${folder}/`);
}

function engineMay(path: string, { specifier }: Import): boolean {
  return specifier === `${OURS}schema` || (specifier.startsWith('.') && !leaves(path, ENGINE.slice(0, -1), specifier));
}

function isTest(path: string): boolean {
  return path.startsWith('test/') || path.includes('/test/');
}

function entered({ specifier, line }: Import) {
  return { what: `imports \`${specifier}\``, line };
}

function reached({ name, line }: { readonly name: string; readonly line: number }) {
  return { what: `reaches for \`${name}\``, line };
}
