import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { openTestGraph, type TestGraph } from '../graph/openGraph';

const ROOT = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const DOCUMENTS = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** Files that a document names by their path from the root. An example's own files are named from their package. */
function filesNamedIn(text: string): string[] {
  const named = text.matchAll(/\b((?:schema|gateway|subgraphs|test)\/[\w./-]+\.(?:ts|js|sh|json|csv|graphql|md))\b/g);
  return [...new Set([...named].map(([path]) => path))].filter((path) => !/jail|rentShare/.test(path));
}

const linksIn = (text: string): string[] => [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link]) => link!);

const CONFIGS = ['gateway/src/config.ts', 'subgraphs/kit/src/config.ts', 'gateway/src/identity/config.ts'];

/** Settings a config file reads, a prefix for each subgraph written as operations.md writes it. */
function settingsReadIn(text: string): string[] {
  const plain = [
    ...text.matchAll(/\b(?:env|environment)\.([A-Z_]+)|\b(?:demand|ringFor|secretAt)\('([A-Z_]+)'\)/g),
  ].map(([, read, demanded]) => read ?? demanded!);
  const each = [...text.matchAll(/perAgency\((?:\w+, )?'([A-Z_]+)'/g)].map(([, prefix]) => `${prefix}_<SUBGRAPH>`);
  return [...new Set([...plain, ...each])];
}

const settingsToldIn = (text: string): string[] =>
  [...text.matchAll(/^\| (`[A-Z_<>]+`(?:, `[A-Z_<>]+`)*) \|/gm)].flatMap(([, cell]) =>
    cell!.replaceAll('`', '').replace(/<\w+>/g, '<SUBGRAPH>').split(', '),
  );

describe('the documents', () => {
  it.each(DOCUMENTS)('%s links only to what is there', (path) => {
    const missing = linksIn(read(path)).filter((link) => !existsSync(join(ROOT, dirname(path), link)));
    expect(missing).toEqual([]);
  });

  it.each(DOCUMENTS)('%s names only files that are there', (path) => {
    expect(filesNamedIn(read(path)).filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  it('would be found out if they named another file (sabotaged)', () => {
    expect(filesNamedIn('see `gateway/src/gone.ts`').filter((file) => !existsSync(join(ROOT, file)))).toEqual([
      'gateway/src/gone.ts',
    ]);
  });
});

describe('docs/operations.md', () => {
  const told = settingsToldIn(read('docs/operations.md'));

  it('tells every setting that is read', () => {
    const settings = CONFIGS.flatMap((path) => settingsReadIn(read(path)));
    expect(settings).toEqual(
      expect.arrayContaining(['UPSTREAM_TIMEOUT_MS', 'DATABASE_URL', 'CALL_KEYS_<SUBGRAPH>', 'IDENTITY_PORT']),
    );
    expect(settings.filter((setting) => !told.includes(setting))).toEqual([]);
  });

  it('tells no setting that nothing reads', () => {
    const texts = CONFIGS.map(read).join('');
    expect(told.filter((setting) => !texts.includes(setting.replace(/_<\w+>$/, '')))).toEqual([]);
  });

  it('would be found out if one were left out (sabotaged)', () => {
    expect(settingsReadIn("demand('NEW_SETTING') ?? env.OTHER")).toEqual(['NEW_SETTING', 'OTHER']);
    expect(settingsReadIn("perAgency(ALL, 'NEW', read)")).toEqual(['NEW_<SUBGRAPH>']);
    expect(told).not.toContain('NEW_SETTING');
  });
});

describe('the README', () => {
  const readme = read('README.md');
  const { query, variables } = JSON.parse(readme.match(/<<'JSON'\n(.*?)\nJSON/s)![1]!);
  const rows = [
    ...readme.matchAll(/^\| `([\w-]+)`[^|]*\| `(\w+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm),
  ].map(([, ...cells]) => cells as string[]);
  let graph: TestGraph;

  beforeAll(async () => {
    graph = await openTestGraph();
  });
  afterAll(() => graph?.stop());

  it('asks only for what the graph has', () => {
    const schema = buildSchema(readFileSync(require.resolve('@lead-graph/schema/supergraph'), 'utf8'), {
      assumeValidSDL: true,
    });
    expect(validate(schema, parse(query))).toEqual([]);
  });

  it.each(rows)('tells what %s reads for %s', async (persona, purpose, ...told) => {
    const { body } = await graph.ask(persona!, purpose!, query, variables);
    const { preferredName, contacts, encounters, livingSituations, charges } = body.data.participant;
    const counts = [contacts, encounters, livingSituations, charges].map((list: unknown[] | null) =>
      list === null ? 'withheld' : `${list.length}`,
    );
    expect([preferredName ?? 'withheld', ...counts]).toEqual(told);
  });

  it('tells of five, and of those to whom the participant is null', async () => {
    expect(rows).toHaveLength(5);
    for (const persona of ['case-manager-bell', 'analyst-penn'])
      expect((await graph.ask(persona, 'DIVOPS', query, variables)).body.data).toEqual({ participant: null });
  });
});
