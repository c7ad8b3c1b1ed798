import { parse } from 'graphql';
import { view } from './beside';
import type { Spread } from './spread';
import { tableOf } from './table';
import { CASELOAD, POINT, VIEW } from './workloads';

describe('the benchmark of a view beside others', () => {
  it('has all answer with the same records, and tells what each part of each costs', async () => {
    const compared = await view.measure({ rounds: 1, requests: 20, systems: ['lead', 'documented', 'floor'] });
    expect(compared.size).toMatch(/79 records each/);
    expect(compared.systems).toEqual(['LEAD Graph', 'documented stack', 'one handler by hand']);
    const of = (what: string) => compared.rows.find((row) => row.what.trim() === what)!.of as (Spread | null)[];
    const [whole, apart] = of('of the gateway');
    expect(whole).toBeNull();
    expect(apart!.least).toBeGreaterThan(0);
    expect(of('SQL statements per request').at(-1)!.median).toBe(15);
    for (const cpu of of('CPU ms per request')) expect(cpu!.least).toBeGreaterThan(0);
    expect(compared.verdicts.map(({ goal }) => goal)).toEqual([0.5, 2]);
    expect(tableOf(compared)).toMatch(/^missing: Mercurius/m);
  }, 300_000);
});

describe('the workloads', () => {
  const fieldsOf = ({ query }: { query: string }) => [...query.matchAll(/^ *(\w+) \{ id/gm)].map(([, field]) => field);

  it('ask of fourteen nouns, of one agency, and of one noun of each', () => {
    for (const { query } of [VIEW, POINT, CASELOAD]) expect(() => parse(query)).not.toThrow();
    expect(fieldsOf(VIEW)).toHaveLength(14);
    expect(fieldsOf(POINT)).toEqual(['housingEnrolments', 'livingSituations', 'housingServices']);
    expect(fieldsOf(CASELOAD)).toEqual(['contacts', 'encounters', 'livingSituations', 'charges']);
  });

  it('begin no page of a caseload on which one of the seeded would stand, or fewer people than it holds', () => {
    const ids = Array.from({ length: 256 }, (_, at) => `${at.toString(16).padStart(2, '0')}000000`);
    const starts = CASELOAD.variables(ids).map((each) =>
      Buffer.from((each as { after: string }).after, 'base64url').toString(),
    );
    expect(starts).toContain('2c000000');
    expect(starts).not.toContain('2d000000');
    expect(starts).not.toContain('5e000000');
    expect(starts).toContain('5f000000');
    expect(starts).not.toContain('ce000000');
    expect(starts).toContain('cd000000');
  });
});
