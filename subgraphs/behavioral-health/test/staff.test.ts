import { openTestSubgraph, type TestSubgraph } from '@lead-graph/kit/testing';
import { subgraph } from '../src/main';
import { categoryOf, RECORD_ENCOUNTER, SHAH, told, visit, WARD } from './clinicians';

let test: TestSubgraph;
beforeAll(async () => {
  test = await openTestSubgraph(subgraph);
});
afterAll(() => test?.close());

const recordEncounter = (who: string, input: object, selection = 'id') =>
  told(test, who, RECORD_ENCOUNTER, input, selection);

describe('recordEncounter', () => {
  it('writes what was said, on the day it was in King County', async () => {
    const { row } = await recordEncounter(
      WARD,
      visit({ endedAt: '2026-02-01T00:15:00-08:00', crisis: true, reason: 'Shakes' }),
      'class status servicedOn crisis reason program',
    );
    expect(row).toEqual({
      class: 'AMB',
      status: 'FINISHED',
      servicedOn: '2026-01-31',
      crisis: true,
      reason: 'Shakes',
      program: expect.any(String),
    });
  });

  it.each([
    [WARD, {}, 'SUD_P2'],
    [WARD, { reasonCode: 'F33.1' }, 'MH+SUD_P2'],
    [WARD, { about: ['SEXUALLY_TRANSMITTED_INFECTION'] }, 'STI+SUD_P2'],
    [SHAH, { program: 'desc-clinic' }, 'PHI'],
    [SHAH, { program: 'desc-clinic', reasonCode: 'F11.20' }, 'PHI'],
    [SHAH, { program: 'desc-clinic', reasonCode: 'B20' }, 'STI'],
    [SHAH, { program: 'desc-outreach' }, 'MH'],
    [SHAH, { program: 'desc-outreach', about: ['COMPETENCY', 'PART2_RECORD'] }, 'COMP+MH+SUD_P2'],
  ])('labels what %s says with %j as %s', async (who, more, label) => {
    const { row } = await recordEncounter(who, visit(more));
    expect(await categoryOf(test, 'care_encounter', row.id)).toBe(label);
  });

  it.each([
    ['a program of another organisation', { program: 'desc-clinic' }, 'BAD_USER_INPUT', 'program'],
    ['an end before the beginning', { endedAt: '2026-01-31T22:00:00-08:00' }, 'BAD_USER_INPUT', 'endedAt'],
    ['a day to come', { startedAt: '2199-01-01T00:00:00Z' }, 'BAD_USER_INPUT', 'startedAt'],
    ['a code of no system', { reasonCode: 'sad' }, 'BAD_USER_INPUT', 'reasonCode'],
    ['an episode nobody has', { episode: '6f1b0f0e-0000-4000-8000-000000000000' }, 'NOT_FOUND', undefined],
  ])('refuses %s', async (_, more, code, argument) => {
    const { error } = await recordEncounter(WARD, visit(more));
    expect([error?.extensions.code, error?.extensions.argument]).toEqual([code, argument]);
  });

  it('refuses staff of another agency, and a role that may not claim the purpose', async () => {
    expect((await recordEncounter('case-manager-ito', visit())).error?.extensions.code).toBe('FORBIDDEN');
    const { errors } = await test.ask('{ careEncounters { nodes { id } } }', { as: WARD, purpose: 'AUDIT' });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('an episode', () => {
  const open = (input: object) => told(test, WARD, ['openEpisode', 'OpenEpisodeInput'], input, 'id status endedOn');
  const close = (who: string, input: object) =>
    told(test, who, ['closeEpisode', 'CloseEpisodeInput'], input, 'status endedOn');

  it('is opened, gathers its visits, and is closed once, for no reason', async () => {
    const { row } = await open({ person: 'p-2', program: 'ets-otp', beganOn: '2026-01-05' });
    expect(row).toMatchObject({ status: 'ACTIVE', endedOn: null });
    await recordEncounter(WARD, visit({ person: 'p-2', episode: row.id }));
    const { data } = await test.ask('{ careEpisodes { nodes { encounters { servicedOn } } } }', {
      as: WARD,
      purpose: 'TREAT',
    });
    expect(data.careEpisodes.nodes[0].encounters).toEqual([{ servicedOn: '2026-01-31' }]);
    expect((await close(WARD, { episode: row.id, endedOn: '2026-01-04' })).error?.extensions.argument).toBe('endedOn');
    expect((await close(SHAH, { episode: row.id, endedOn: '2026-02-01' })).error?.extensions.code).toBe('NOT_FOUND');
    expect((await close(WARD, { episode: row.id, endedOn: '2026-02-01' })).row).toEqual({
      status: 'FINISHED',
      endedOn: '2026-02-01',
    });
    expect((await close(WARD, { episode: row.id, endedOn: '2026-02-02' })).error?.extensions.code).toBe('CONFLICT');
  });

  it("does not gather another person's visit", async () => {
    const { row } = await open({ person: 'p-3', program: 'ets-otp', beganOn: '2026-01-05' });
    expect((await recordEncounter(WARD, visit({ person: 'p-4', episode: row.id }))).error?.extensions.code).toBe(
      'NOT_FOUND',
    );
  });
});

describe('a harm reduction contact', () => {
  const record = (who: string, input: object) =>
    told(
      test,
      who,
      ['recordHarmReductionContact', 'RecordHarmReductionContactInput'],
      { person: 'p-1', on: '2026-03-03', ...input },
      'id kind quantity',
    );

  it('is written with what was handed out', async () => {
    const { row } = await record(WARD, { program: 'ets-otp', kind: 'NALOXONE_KIT', quantity: 2 });
    expect(row).toMatchObject({ kind: 'NALOXONE_KIT', quantity: 2 });
    expect(await categoryOf(test, 'harm_reduction_contact', row.id)).toBe('SUD_P2');
  });

  it('is about an infection where it is a test', async () => {
    const { row } = await record(SHAH, { program: 'desc-clinic', kind: 'INFECTION_TESTING' });
    expect(await categoryOf(test, 'harm_reduction_contact', row.id)).toBe('STI');
  });

  it('names the field that is wrong', async () => {
    const { error } = await record(WARD, { program: 'ets-otp', kind: 'NALOXONE_KIT', quantity: 0 });
    expect(error?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'quantity' });
  });
});

describe('own staff', () => {
  it("see their organisation's rows and no other organisation's", async () => {
    const programs = async (as: string) => {
      const { data } = await test.ask('{ careEncounters(first: 100) { nodes { program } } }', { as, purpose: 'TREAT' });
      return new Set(data.careEncounters.nodes.map((each: { program: string }) => each.program));
    };
    expect(await programs(WARD)).toEqual(new Set(['Evergreen Treatment Services opioid treatment program']));
    expect(await programs(SHAH)).toEqual(new Set(['DESC clinic', 'DESC intensive outreach']));
  });

  it('see what their programs are in law', async () => {
    const { data } = await test.ask('{ carePrograms { code kind statuses { part2 from to } } }', {
      as: WARD,
      purpose: 'TREAT',
    });
    expect(data.carePrograms).toEqual([
      { code: 'ets-otp', kind: 'SUBSTANCE_USE', statuses: [{ part2: true, from: null, to: null }] },
    ]);
  });
});
