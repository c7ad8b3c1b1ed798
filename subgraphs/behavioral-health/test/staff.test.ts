import { OwnStaff, ownRecords, Page, recordOwn, type SubgraphContext } from '@lead-graph/kit';
import { openTestSubgraph, type TestSubgraph } from '@lead-graph/kit/testing';
import { Role } from '@lead-graph/schema';
import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { careFacts } from '../src/careInput';
import { labelAbout } from '../src/careLabel';
import { CareNote } from '../src/careNote';
import { CounselingNote, CounselingNoteConnection, OwnCounselingNotes } from '../src/counselingNote';
import { subgraph } from '../src/main';
import { RecordCareNote, RecordCareNoteInput } from '../src/recordCareNote';

let test: TestSubgraph;
beforeAll(async () => {
  test = await openTestSubgraph(subgraph);
});
afterAll(() => test?.close());

const WARD = 'clinician-ward'; // of ets
const SHAH = 'clinician-shah'; // of desc
const COLLEAGUE = { sub: 'a colleague', role: Role.BH_CLINICIAN, organization: 'ets' };

/** A mutation by a clinician; the answer's one field. */
async function told(
  who: string | typeof COLLEAGUE,
  mutation: string,
  type: string,
  input: object,
  selection: string,
  of = test,
) {
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} } }`;
  const { data, errors } = await of.ask(query, { as: who, purpose: 'TREAT', variables: { input } });
  return { row: data?.[mutation], error: errors?.[0] };
}

const visit = (more: object = {}) => ({
  person: 'p-1',
  program: 'ets-otp',
  class: 'AMB',
  startedAt: '2026-01-31T23:30:00-08:00',
  ...more,
});
const recordEncounter = (who: string, input: object, selection = 'id') =>
  told(who, 'recordEncounter', 'RecordEncounterInput', input, selection);
const categoryOf = async (table: string, id: string, { db } = test) =>
  (await db.query(`SELECT category FROM ${table} WHERE id = $1`, [id]))[0].category;

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
    expect(await categoryOf('care_encounter', row.id)).toBe(label);
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
  const open = (input: object) => told(WARD, 'openEpisode', 'OpenEpisodeInput', input, 'id status endedOn');
  const close = (who: string, input: object) => told(who, 'closeEpisode', 'CloseEpisodeInput', input, 'status endedOn');

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
      who,
      'recordHarmReductionContact',
      'RecordHarmReductionContactInput',
      { person: 'p-1', on: '2026-03-03', ...input },
      'id kind quantity',
    );

  it('is written with what was handed out', async () => {
    const { row } = await record(WARD, { program: 'ets-otp', kind: 'NALOXONE_KIT', quantity: 2 });
    expect(row).toMatchObject({ kind: 'NALOXONE_KIT', quantity: 2 });
    expect(await categoryOf('harm_reduction_contact', row.id)).toBe('SUD_P2');
  });

  it('is about an infection where it is a test', async () => {
    const { row } = await record(SHAH, { program: 'desc-clinic', kind: 'INFECTION_TESTING' });
    expect(await categoryOf('harm_reduction_contact', row.id)).toBe('STI');
  });

  it('names the field that is wrong', async () => {
    const { error } = await record(WARD, { program: 'ets-otp', kind: 'NALOXONE_KIT', quantity: 0 });
    expect(error?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'quantity' });
  });
});

describe('a note', () => {
  const note = (who: string, input: object, of = test) =>
    told(
      who,
      'recordCareNote',
      'RecordCareNoteInput',
      { person: 'p-5', program: 'desc-clinic', kind: 'PROGRESS', on: '2026-02-03', text: 'Missed the dose.', ...input },
      'id text',
      of,
    );
  const sources = async (of = test) => {
    const input = visit({ person: 'p-5', program: 'desc-outreach', about: ['PART2_RECORD'] });
    return (await told(SHAH, 'recordEncounter', 'RecordEncounterInput', input, 'id', of)).row.id;
  };

  it('inherits the categories of what it draws on, and hands them on', async () => {
    const first = await note(SHAH, { encounters: [await sources()] });
    expect(await categoryOf('care_note', first.row.id)).toBe('MH+SUD_P2');
    const second = await note(SHAH, {
      kind: 'SUMMARY',
      notes: [first.row.id],
      about: ['SEXUALLY_TRANSMITTED_INFECTION'],
    });
    expect(await categoryOf('care_note', second.row.id)).toBe('MH+STI+SUD_P2');
  });

  it('sabotaged, forgets what it draws on', async () => {
    const resolvers = [...subgraph.resolvers.filter((each) => each !== RecordCareNote), ForgetfulNotes];
    const sabotaged = await openTestSubgraph({ ...subgraph, resolvers });
    try {
      const { row } = await note(SHAH, { encounters: [await sources(sabotaged)] }, sabotaged);
      expect(await categoryOf('care_note', row.id, sabotaged)).not.toBe('MH+SUD_P2');
    } finally {
      await sabotaged.close();
    }
  });

  it("may not draw on another person's record, or on another organisation's", async () => {
    const encounters = [await sources()];
    expect((await note(SHAH, { person: 'p-6', encounters })).error?.extensions.code).toBe('NOT_FOUND');
    expect((await note(WARD, { program: 'ets-otp', encounters })).error?.extensions.code).toBe('NOT_FOUND');
  });
});

@Resolver()
class ForgetfulNotes {
  @OwnStaff()
  @Mutation(() => CareNote)
  async recordCareNote(
    @Arg('input', () => RecordCareNoteInput) input: RecordCareNoteInput,
    @Ctx() context: SubgraphContext,
  ): Promise<CareNote> {
    const facts = await careFacts(input, input.on, context);
    return recordOwn(
      CareNote,
      labelAbout(input.about),
      { ...facts, kind: input.kind, text: input.text, drawnFrom: [] },
      context,
    );
  }
}

describe('counseling notes', () => {
  const own = async (who: string | typeof COLLEAGUE, of = test) =>
    (await of.ask('{ careCounselingNotes { nodes { text } } }', { as: who, purpose: 'TREAT' })).data.careCounselingNotes
      .nodes;
  const write = (of = test) =>
    told(
      WARD,
      'recordCounselingNote',
      'RecordCounselingNoteInput',
      { person: 'p-1', program: 'ets-otp', kind: 'SUD_COUNSELING_NOTE', on: '2026-02-03', text: 'What was said.' },
      'id text',
      of,
    );

  it('are read at the agency by their author alone', async () => {
    const { row } = await write();
    expect(await categoryOf('counseling.counseling_note', row.id)).toBe('SUD_CN');
    expect(await own(WARD)).toEqual([{ text: 'What was said.' }]);
    expect(await own(COLLEAGUE)).toEqual([]);
  });

  it('sabotaged, are read by a colleague', async () => {
    const resolvers = [...subgraph.resolvers.filter((each) => each !== OwnCounselingNotes), EverybodysCounselingNotes];
    const sabotaged = await openTestSubgraph({ ...subgraph, resolvers });
    try {
      await write(sabotaged);
      expect(await own(COLLEAGUE, sabotaged)).not.toEqual([]);
    } finally {
      await sabotaged.close();
    }
  });
});

@Resolver()
class EverybodysCounselingNotes {
  @OwnStaff()
  @Query(() => CounselingNoteConnection)
  careCounselingNotes(@Args() page: Page, @Ctx() context: SubgraphContext): Promise<CounselingNoteConnection> {
    return ownRecords(CounselingNote, page, context) as Promise<CounselingNoteConnection>;
  }
}

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
