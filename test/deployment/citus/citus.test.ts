import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { RECORD_AGENCIES } from '@lead-graph/schema';
import type { Client } from 'pg';
import { openTestGraph, type TestGraph, withoutId } from '../../graph/openGraph';
import { MAIN_QUERY } from '@lead-graph/kit/graph';
import { ROSA } from '../../graph/people';
import { recordsIn, whyNotRoutable } from './routable';

interface Plan {
  readonly distributed: readonly string[];
  readonly reference: readonly string[];
  readonly statements: readonly string[];
  readonly refused: readonly string[];
}

const OWNERS = RECORD_AGENCIES.map(({ name }) => name);
const CASELOAD = `{ caseload(first: 20) { nodes { id
  contacts { id } encounters { id } livingSituations { id } charges { id } } } }`;

let graph: TestGraph;
const plans: Record<string, Plan> = {};

beforeAll(async () => {
  graph = await openTestGraph();
  for (const name of OWNERS) plans[name] = await planOf(name);
}, 120_000);
afterAll(() => graph?.stop());

/** It ends with 4, since something stands in the way. */
async function planOf(name: string): Promise<Plan> {
  const words = ['subgraphs/kit/cli/leadgraph.js', 'citus', name, '--json', '--folder', dirname(graph.keysFolder)];
  const cwd = join(__dirname, '../../..');
  const { code, stdout } = await promisify(execFile)(process.execPath, words, { cwd }).catch((ended) => ended);
  expect(code).toBe(4);
  return JSON.parse(stdout);
}

const tablesOf = (name: string) => new Set(plans[name]!.distributed.map((table) => table.split('.').at(-1)!));

/** What Citus demands of keys (docs.citusdata.com, "Common error messages"), as functions of its names that move nothing. */
const CITUS = `
  CREATE TABLE placed (name regclass PRIMARY KEY, by text);
  CREATE FUNCTION create_reference_table(name regclass) RETURNS void LANGUAGE sql AS
    $$ INSERT INTO placed VALUES (name, NULL) $$;
  CREATE FUNCTION create_distributed_table(name regclass, by text, colocate_with text DEFAULT 'default')
  RETURNS void LANGUAGE plpgsql AS $$
  DECLARE number smallint := (SELECT attnum FROM pg_attribute WHERE attrelid = name AND attname = by);
  BEGIN
    IF EXISTS (SELECT FROM pg_index WHERE indrelid = name AND indisunique AND NOT number = ANY (indkey)) THEN
      RAISE 'a unique key of % lacks %', name, by;
    END IF;
    IF EXISTS (SELECT FROM pg_constraint c LEFT JOIN placed p ON p.name = c.confrelid
        WHERE c.conrelid = create_distributed_table.name AND c.contype = 'f'
          AND (p.name IS NULL OR (p.by IS NOT NULL AND NOT number = ANY (c.conkey)))) THEN
      RAISE 'a foreign key of % leads elsewhere', name;
    END IF;
    INSERT INTO placed VALUES (name, by);
  END $$`;

async function run(client: Client, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await client.query(statement);
}

describe('the records of an owner', () => {
  it.each(OWNERS)('of %s are kept by person, and what is not a record beside them', (name) => {
    const { distributed, reference } = plans[name]!;
    expect(distributed.length).toBeGreaterThan(5);
    expect(reference).toContain('person');
    expect(distributed.filter((table) => reference.includes(table))).toEqual([]);
  });

  it('are read by statements that name whose they are, where a setting says one person at a time', async () => {
    const together = await graph.ask('case-manager-ito', 'DIVOPS', CASELOAD);
    const unnamed = await Promise.all(
      OWNERS.flatMap((name) => graph.statements(name).map((sql) => whyNotRoutable(sql, tablesOf(name)))),
    );
    expect(unnamed.flat()).not.toEqual([]);
    for (const name of OWNERS) Object.assign(graph.configs[name]!, { peoplePerStatement: 1 });
    await graph.ask('case-manager-ito', 'DIVOPS', MAIN_QUERY, { id: ROSA });
    const { body } = await graph.ask('case-manager-ito', 'DIVOPS', CASELOAD);
    expect(body.errors).toBeUndefined();
    expect(body.data).toEqual(together.body.data);
    for (const name of OWNERS) {
      const statements = graph.statements(name);
      const faults = await Promise.all(statements.map((sql) => whyNotRoutable(sql, tablesOf(name))));
      expect(faults.flat()).toEqual([]);
      const reads = await Promise.all(statements.map((sql) => recordsIn(sql, tablesOf(name))));
      expect(reads.flat().length).toBeGreaterThan(2);
    }
  });

  it.each([
    ['no condition', 'SELECT id FROM charge'],
    ['another condition', 'SELECT id FROM charge c WHERE c.id = $1'],
    ['one that need not hold', 'SELECT id FROM charge c WHERE c."personRef" = $1 OR c.category = $2'],
    ['one of another table', 'SELECT 1 FROM charge c JOIN sentence s ON s."chargeId" = c.id WHERE c."personRef" = $1'],
    ['one in its first half', 'SELECT id FROM charge WHERE "personRef" = $1 UNION ALL SELECT id FROM charge'],
    ['one around it', 'SELECT 1 FROM (SELECT * FROM charge) c WHERE c."personRef" = $1'],
    ['one by a join alone', 'SELECT 1 FROM unnest($1::uuid[]) ref JOIN charge c ON c."personRef" = ref'],
    ['another person’s', 'UPDATE charge SET category = $1 WHERE "referralId" = $2'],
  ])('would be found out if a statement had %s (sabotaged)', async (_, sql) => {
    expect(await whyNotRoutable(sql, tablesOf('prosecution'))).not.toEqual([]);
  });
});

describe('leadgraph citus', () => {
  it('prints keys and places that Citus takes, under which the graph answers as before', async () => {
    const before = await graph.ask('case-manager-ito', 'DIVOPS', MAIN_QUERY, { id: ROSA });
    for (const name of OWNERS) {
      const client = await graph.administrator(name);
      await client.query(CITUS);
      const first = `SELECT create_distributed_table('${plans[name]!.distributed[0]}', 'personRef')`;
      await expect(client.query(first)).rejects.toThrow(/a unique key of \w+ lacks personRef/);
      await run(client, plans[name]!.statements);
      const { rows } = await client.query('SELECT count(*)::int AS placed FROM placed');
      expect(rows[0].placed).toBe(plans[name]!.distributed.length + plans[name]!.reference.length);
      await client.end();
    }
    const after = await graph.ask('case-manager-ito', 'DIVOPS', MAIN_QUERY, { id: ROSA });
    expect(withoutId(after)).toBe(withoutId(before));
    expect(before.body.data.participant.charges.length).toBeGreaterThan(0);
  }, 60_000);

  it('names what Citus does not take yet', () => {
    const { refused } = plans['law-enforcement']!;
    expect(refused).toContain('trigger follow_contact of arrest');
    expect(refused.filter((each) => each.startsWith('import into police_contact'))).toHaveLength(1);
  });
});
