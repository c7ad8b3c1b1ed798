import type { TestSubgraph } from '@lead-graph/kit/testing';
import { ADA, participantId, ROSA, SAM, THEO } from '../src/seed/people';
import { openCore, openCoreWithout } from './build';

let core: TestSubgraph;
beforeAll(async () => {
  core = await openCore();
});
afterAll(() => core?.close());

const FIELDS = `id status leadLine preferredName familyName dateOfBirth
  enrolment { status fundingSource trueblood spells { startedAt endedAt } }
  caseManager { name organization }
  referrals { route from to status }
  identifiers { system value assignedBy }
  consents { type status disclosers lines { recipients categories } }
  access { category permitted ground howToAsk }`;

const see = async (as: string, id: string, purpose: 'DIVOPS' | 'PATRQT' = 'DIVOPS', of = core) => {
  const query = `query ($id: ID!) { participant(id: $id) { ${FIELDS} } }`;
  const { data, errors } = await of.ask(query, { as, purpose, variables: { id } });
  expect(errors).toBeUndefined();
  return data.participant;
};

describe('program status', () => {
  it('is active or inactive and the LEAD line to police and prosecutors, and nothing else', async () => {
    for (const persona of ['officer-reyes', 'prosecutor-lee']) {
      expect(await see(persona, ROSA)).toMatchObject({
        status: 'ACTIVE',
        leadLine: expect.stringContaining('555'),
        enrolment: null,
        caseManager: { name: 'LEAD line', organization: 'LEAD line' },
        identifiers: null,
        consents: null,
        preferredName: null,
        dateOfBirth: null,
      });
    }
  });

  it('reads inactive to them for whatever is not active', async () => {
    const limited = async (ended: string | null, at: string | null) => {
      await core.db.query('UPDATE enrolment SET ended = $1, "endedAt" = $2 WHERE "participantId" = $3', [
        ended,
        at,
        ROSA,
      ]);
      return (await see('officer-reyes', ROSA)).status;
    };
    expect(await limited('WITHDREW_BY_REQUEST', '2026-11-01')).toBe('INACTIVE');
    expect(await limited(null, null)).toBe('ACTIVE');
  });

  it('is whole to the case manager who is assigned', async () => {
    expect(await see('case-manager-ito', THEO)).toMatchObject({
      status: 'ACTIVE',
      preferredName: null,
      enrolment: {
        status: 'ACTIVE',
        fundingSource: expect.any(String),
        trueblood: false,
        spells: [{}, { endedAt: null }],
      },
      caseManager: { name: 'Keiko Ito', organization: null },
      identifiers: null,
      consents: [],
    });
  });

  it('does not tell of the Trueblood expansion to who may not read of competency', async () => {
    expect((await see('housing-okoro', ROSA)).enrolment).toMatchObject({
      status: 'ACTIVE',
      fundingSource: null,
      trueblood: null,
    });
  });
});

describe('names of organisations', () => {
  it('are for whom treatment and mental health records are permitted: all of them, or none', async () => {
    await core.db.query(
      `UPDATE referral SET "closedAt" = NULL, "madeAt" = now() - interval '1 day' WHERE "participantId" = $1`,
      [ROSA],
    );
    const rosa = await see('case-manager-ito', ROSA);
    expect(rosa.caseManager.organization).toBe('REACH');
    expect(rosa.referrals[0]).toMatchObject({ from: 'Seattle Police Department', to: 'REACH', status: 'ENROLLED' });
    const sam = await see('case-manager-ito', SAM);
    expect(sam.caseManager.organization).toBeNull();
    expect(sam.referrals[0]).toMatchObject({ from: null, to: null });
    expect((await see('officer-reyes', ROSA)).referrals[0]).toMatchObject({
      from: 'LEAD line',
      to: 'LEAD line',
      status: null,
    });
  });
});

describe('a referral that tells of a charge', () => {
  const madeAgo = (days: number) =>
    core.db.query(
      `UPDATE referral SET "closedAt" = NULL, "madeAt" = now() - $1 * interval '1 day' WHERE "participantId" = $2`,
      [days, ROSA],
    );

  it('is current for twelve months and nonconviction data after them', async () => {
    await madeAgo(300);
    for (const persona of ['case-manager-ito', 'officer-reyes'])
      expect((await see(persona, ROSA)).referrals).toHaveLength(1);
    await madeAgo(370);
    expect((await see('case-manager-ito', ROSA)).referrals).toEqual([]);
    expect((await see('officer-reyes', ROSA)).referrals).toHaveLength(1);
    await madeAgo(30);
  });

  it('is not shown to police where a community partner made it', async () => {
    const by = (organization: string, route: string) =>
      core.db.query('UPDATE referral SET "referredBy" = $1, route = $2 WHERE "participantId" = $3', [
        organization,
        route,
        ROSA,
      ]);
    await by('pda', 'COMMUNITY_REFERRAL');
    expect((await see('officer-reyes', ROSA)).referrals).toEqual([]);
    expect((await see('case-manager-ito', ROSA)).referrals).toHaveLength(1);
    await by('spd', 'ARREST_DIVERSION');
  });
});

describe('consents', () => {
  it('are all there for the participant', async () => {
    const { consents } = await see('rosa-quinn', ROSA, 'PATRQT');
    expect(consents.map(({ type, status }: any) => [type, status])).toEqual([
      ['ROI_MULTIPARTY', 'IN_FORCE'],
      ['TPO_SINGLE', 'IN_FORCE'],
    ]);
    expect(consents[0].lines).toHaveLength(7);
  });

  it('show the case manager what names their organisation, where they may read no more', async () => {
    const { consents } = await see('case-manager-ito', ADA);
    expect(consents).toMatchObject([{ status: 'REVOKED', disclosers: null, lines: [{ recipients: ['reach'] }] }]);
  });
});

describe('access', () => {
  it('tells what is permitted and on which ground, and one sentence for all else', async () => {
    const { access } = await see('officer-reyes', ROSA);
    expect(access).toHaveLength(21);
    expect(access.find(({ category }: any) => category === 'PROG')).toMatchObject({
      permitted: true,
      ground: "the participant's consent",
    });
    const refused = access.filter(({ permitted }: any) => !permitted);
    expect(new Set(refused.map(({ ground, howToAsk }: any) => `${ground} ${howToAsk}`)).size).toBe(1);
  });
});

describe('a view of many', () => {
  it('takes one statement for the people and one for each noun, whatever their number', async () => {
    const query = `{ caseload(first: 20) { nodes { ${FIELDS} } } }`;
    core.statements();
    const { data } = await core.ask(query, { as: 'case-manager-ito' });
    expect(data.caseload.nodes).toHaveLength(20);
    expect(core.statements()).toHaveLength(2 + 4);
  });
});

describe('the guard of a field', () => {
  const sabotaged = { Permitted: () => () => undefined };

  it('is what keeps a name back (sabotaged: without it, police read it)', async () => {
    const open = await openCoreWithout('../src/decision/permitted', sabotaged);
    try {
      expect((await see('officer-reyes', ROSA, 'DIVOPS', open)).preferredName).toBe('Rosa');
      expect((await see('officer-reyes', ROSA)).preferredName).toBeNull();
    } finally {
      await open.close();
    }
  });

  it('keeps who is not known at null, whatever is selected', async () => {
    for (const id of [SAM, ADA, THEO, participantId(999), 'nonsense'])
      expect(await see('officer-reyes', id)).toBeNull();
  });
});
