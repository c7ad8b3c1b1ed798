import { OwnStaff, ownRecords, Page, recordOwn, type SubgraphContext } from '@lead-graph/kit';
import { openTestSubgraph, type TestSubgraph } from '@lead-graph/kit/testing';
import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { careFacts } from '../src/careInput';
import { labelAbout } from '../src/careLabel';
import { CareNote } from '../src/careNote';
import { CounselingNote, CounselingNoteConnection, OwnCounselingNotes } from '../src/counselingNote';
import { subgraph } from '../src/main';
import { RecordCareNote, RecordCareNoteInput } from '../src/recordCareNote';
import { COLLEAGUE, categoryOf, RECORD_ENCOUNTER, SHAH, told, visit, WARD } from './clinicians';

let test: TestSubgraph;
beforeAll(async () => {
  test = await openTestSubgraph(subgraph);
});
afterAll(() => test?.close());

describe('a note', () => {
  const note = (who: string, input: object, of = test) =>
    told(
      of,
      who,
      ['recordCareNote', 'RecordCareNoteInput'],
      { person: 'p-5', program: 'desc-clinic', kind: 'PROGRESS', on: '2026-02-03', text: 'Missed the dose.', ...input },
      'id text',
    );
  const sources = async (of = test) => {
    const input = visit({ person: 'p-5', program: 'desc-outreach', about: ['PART2_RECORD'] });
    return (await told(of, SHAH, RECORD_ENCOUNTER, input)).row.id;
  };

  it('inherits the categories of what it draws on, and hands them on', async () => {
    const first = await note(SHAH, { encounters: [await sources()] });
    expect(await categoryOf(test, 'care_note', first.row.id)).toBe('MH+SUD_P2');
    const second = await note(SHAH, {
      kind: 'SUMMARY',
      notes: [first.row.id],
      about: ['SEXUALLY_TRANSMITTED_INFECTION'],
    });
    expect(await categoryOf(test, 'care_note', second.row.id)).toBe('MH+STI+SUD_P2');
  });

  it('sabotaged, forgets what it draws on', async () => {
    const resolvers = [...subgraph.resolvers.filter((each) => each !== RecordCareNote), ForgetfulNotes];
    const sabotaged = await openTestSubgraph({ ...subgraph, resolvers });
    try {
      const { row } = await note(SHAH, { encounters: [await sources(sabotaged)] }, sabotaged);
      expect(await categoryOf(sabotaged, 'care_note', row.id)).not.toBe('MH+SUD_P2');
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
      of,
      WARD,
      ['recordCounselingNote', 'RecordCounselingNoteInput'],
      { person: 'p-1', program: 'ets-otp', kind: 'SUD_COUNSELING_NOTE', on: '2026-02-03', text: 'What was said.' },
      'id text',
    );

  it('are read at the agency by their author alone', async () => {
    const { row } = await write();
    expect(await categoryOf(test, 'counseling.counseling_note', row.id)).toBe('SUD_CN');
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
