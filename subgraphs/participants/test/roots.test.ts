import type { TestSubgraph } from '@lead-graph/kit/testing';
import { ADA, ROSA, SAM, THEO } from '../src/seed/people';
import { openCore } from './build';

let core: TestSubgraph;
beforeAll(async () => {
  core = await openCore();
});
afterAll(() => core?.close());

describe('the caseload', () => {
  const page = async (first: number, after?: string) => {
    const query =
      'query ($first: Int!, $after: String) { caseload(first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }';
    const { data } = await core.ask(query, { as: 'case-manager-ito', variables: { first, after } });
    return data.caseload;
  };

  it('is everybody assigned to the organisation now, page by page, in two statements a page', async () => {
    const rows = await core.db.query(
      `SELECT "participantId" FROM assignment WHERE organization = 'reach' AND "endsAt" IS NULL ORDER BY 1`,
    );
    core.statements();
    const seen: string[] = [];
    for (let { nodes, pageInfo } = await page(7); ; { nodes, pageInfo } = await page(7, pageInfo.endCursor)) {
      expect(core.statements()).toHaveLength(2);
      seen.push(...nodes.map(({ id }: any) => id));
      if (!pageInfo.hasNextPage) break;
    }
    expect(seen).toEqual(rows.map(({ participantId }: any) => participantId));
    expect(seen).toEqual(expect.arrayContaining([ROSA, SAM, ADA, THEO]));
  });

  it('is empty for whom an assignment gives nothing', async () => {
    const { data } = await core.ask('{ caseload { nodes { id } pageInfo { hasNextPage endCursor } } }', {
      as: 'officer-reyes',
    });
    expect(data.caseload).toEqual({ nodes: [], pageInfo: { hasNextPage: false, endCursor: null } });
  });

  it('refuses a page too large and a cursor that is none', async () => {
    for (const [first, after] of [[0], [101], [5, 'nonsense']] as const) {
      const { errors } = await core.ask(
        `{ caseload(first: ${first}${after ? `, after: "${after}"` : ''}) { nodes { id } } }`,
        { as: 'case-manager-ito' },
      );
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });
});

describe('a search', () => {
  const find = async (as: string, familyName: string, dateOfBirth: string) => {
    const query =
      'query ($n: String!, $d: LocalDate!) { findParticipants(familyName: $n, dateOfBirth: $d) { id preferredName } }';
    const { data } = await core.ask(query, { as, variables: { n: familyName, d: dateOfBirth } });
    return data.findParticipants;
  };

  it('finds exactly who may be known by name', async () => {
    expect(await find('housing-okoro', 'QUINN', '1988-09-14')).toEqual([{ id: ROSA, preferredName: 'Rosa' }]);
    expect(await find('housing-okoro', 'Quin', '1988-09-14')).toEqual([]);
  });

  it('answers alike, by the same statements, for a hidden name and for none', async () => {
    core.statements();
    expect(await find('officer-reyes', 'Quinn', '1988-09-14')).toEqual([]);
    const hidden = core.statements();
    expect(await find('officer-reyes', 'Nobody', '1988-09-14')).toEqual([]);
    expect(core.statements()).toEqual(hidden);
    expect(hidden).toHaveLength(2);
  });
});

describe('the lists everybody may read', () => {
  it('say which catchments there are on a day', async () => {
    const codes = async (on: string) => {
      const { data } = await core.ask(`{ catchments(on: "${on}") { code } }`, { as: 'officer-reyes' });
      return data.catchments.map(({ code }: any) => code);
    };
    expect(await codes('2012-01-01')).toEqual(['spd-west']);
    expect(await codes('2026-01-01')).toEqual(expect.arrayContaining(['burien', 'kcso-transit', 'spd-south']));
    expect(await codes('2026-01-01')).not.toContain('spd-southwest');
  });

  it('say who takes part, and who pays', async () => {
    const { data } = await core.ask('{ organizations { code } fundingSources { code } }', { as: 'analyst-penn' });
    expect(data.organizations).toHaveLength(16);
    expect(data.fundingSources).toHaveLength(5);
  });
});
