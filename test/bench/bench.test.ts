import { ledger } from './ledger';
import { measurePolicy } from './policy/policy';
import { type Spread, spreadOf } from './spread';
import { tableOf } from './table';

const ROUNDS = 2;
const REQUESTS = 40;

describe('the benchmark of the ledger', () => {
  it('compares a graph that records with one that does not', async () => {
    const steps: string[] = [];
    const compared = await ledger.measure({ rounds: ROUNDS, requests: REQUESTS }, (step) => steps.push(step));
    const of = (what: string) => compared.rows.find((row) => row.what.startsWith(what))!.of as Spread[];
    const [entries, entriesOfSabotaged] = of('ledger entries');
    expect(entries!.least).toBeGreaterThan(4);
    expect(entriesOfSabotaged).toEqual({ median: 0, least: 0, most: 0 });
    const [statements, statementsOfSabotaged] = of('SQL statements');
    expect(statements!.median).toBeGreaterThan(statementsOfSabotaged!.median);
    for (const { of } of compared.rows) expect(of).toHaveLength(compared.systems.length);
    for (const cpu of of('CPU')) expect(cpu.least).toBeGreaterThan(0);
    expect(compared.verdicts[0]!.ratio.median).toBeGreaterThan(0);
    expect(steps.filter((step) => step.startsWith('round 2'))).toEqual([
      'round 2 of 2, without',
      'round 2 of 2, with the ledger',
    ]);
    expect(tableOf(compared)).toMatch(/ratio .* goal at most 1.10: (not )?met/);
  }, 180_000);
});

describe('the benchmark of policy questions', () => {
  it('has every counter answer alike, and tells what each costs', async () => {
    const { systems, rows, verdicts } = await measurePolicy(2_000, { rounds: 1 });
    expect(systems.slice(0, 2)).toEqual(['LEAD Graph', 'DuckDB, 1 thread']);
    expect(systems).toContain('PostgreSQL');
    expect(verdicts.map(({ goal }) => goal)).toEqual([1, 0.2]);
    expect(rows.map(({ what }) => what)).toHaveLength(6);
    for (const { of } of rows) expect(of).toHaveLength(systems.length);
  }, 180_000);
});

describe('a spread', () => {
  it.each([
    [[3, 1, 2], { median: 2, least: 1, most: 3 }],
    [[4, 1, 2, 3], { median: 2.5, least: 1, most: 4 }],
  ])('of %j', (values, spread) => {
    expect(spreadOf(values)).toEqual(spread);
  });
});
