import { openTestSubgraph, type TestSubgraph } from '@lead-graph/kit/testing';
import { Implication, LEAD_LINE } from '@lead-graph/schema';
import { subgraph } from '../src/main';
import { seed } from '../src/seed';

let test: TestSubgraph;
let [rosa, sam, ada]: string[] = [];

beforeAll(async () => {
  test = await openTestSubgraph(subgraph);
  await seed(test.db);
  [rosa, sam, ada] = await Promise.all(
    ['seed-1', 'seed-2', 'seed-3'].map((person) => test.referenceOf(person, 'seed')),
  );
});
afterAll(() => test?.close());

const ALL = [{}];

describe('what a proof opens', () => {
  it('opens substance use records under Part 2 to those alone', async () => {
    const { data } = await test.read(rosa!, 'diagnoses { icd10 } medications { display moud }', {
      grants: { SUD_P2: ALL },
    });
    expect(data.diagnoses).toEqual([{ icd10: 'F11.20' }]);
    expect(data.medications).toEqual([{ display: 'Methadone oral concentrate', moud: true }]);
  });

  it('needs both categories for a depression treated at a Part 2 program', async () => {
    const { data } = await test.read(rosa!, 'diagnoses { icd10 }', { grants: { MH: ALL } });
    expect(data.diagnoses).toEqual([]);
    const both = await test.read(rosa!, 'diagnoses { icd10 }', { grants: { MH: ALL, SUD_P2: ALL } });
    expect(both.data.diagnoses).toEqual([{ icd10: 'F33.1' }, { icd10: 'F11.20' }]);
  });

  it('gives null where nothing of the noun is permitted', async () => {
    const { data } = await test.read(rosa!, 'diagnoses { icd10 } counselingNotes { text }', {
      grants: { SUD_P2: ALL },
    });
    expect(data.diagnoses).toHaveLength(1);
    expect(data.counselingNotes).toBeNull();
  });

  it('reads counseling notes only under their own category, from the store of their own', async () => {
    const { data } = await test.read(rosa!, 'counselingNotes { kind text }', { grants: { SUD_CN: ALL } });
    expect(data.counselingNotes).toEqual([{ kind: 'SUD_COUNSELING_NOTE', text: expect.stringContaining('brother') }]);
    expect(test.statements().at(-1)).toContain('"counseling"."counseling_note"');
  });

  it('needs both categories for psychotherapy notes of a Part 2 program', async () => {
    const ask = (grants: object) => test.read(ada!, 'counselingNotes { kind }', { grants });
    expect((await ask({ MH_PN: ALL })).data.counselingNotes).toEqual([]);
    expect((await ask({ SUD_CN: ALL, MH_PN: ALL })).data.counselingNotes).toHaveLength(1);
  });

  it('keeps an infection from who may read other health information', async () => {
    const { data } = await test.read(ada!, 'diagnoses { icd10 } harmReductionContacts { kind }', {
      grants: { PHI: ALL },
    });
    expect(data).toEqual({ diagnoses: [{ icd10: 'I10' }], harmReductionContacts: [] });
  });

  it('reaches no further than the programs a basis names', async () => {
    const grants = { PHI: [{ sources: ['ets-otp'] }], MH: [{ sources: ['desc-outreach'] }] };
    const { data } = await test.read(sam!, 'encounters { class outreach } assessments { tool }', { grants });
    expect(data.encounters).toHaveLength(5);
    expect(data.encounters.filter((each: { outreach: boolean }) => each.outreach)).toHaveLength(3);
    expect(data.assessments.map((each: { tool: string }) => each.tool)).not.toContain('COMPETENCY_EVALUATION');
  });
});

describe('what hangs on a row', () => {
  it('gives a plan its goals and says whose they are, by one statement', async () => {
    test.statements();
    const { data } = await test.read(rosa!, 'carePlans { title goals { description participantAuthored } }', {
      grants: { SUD_P2: ALL },
    });
    const authored = data.carePlans[0].goals.map((goal: { participantAuthored: boolean }) => goal.participantAuthored);
    expect(authored.sort()).toEqual([false, true, true]);
    expect(test.statements()).toHaveLength(2);
  });

  it('gives an episode those of its encounters that the reader may see', async () => {
    const ask = (grants: object) => test.read(rosa!, 'episodes { encounters { reason } }', { grants });
    expect((await ask({ SUD_P2: ALL })).data.episodes[0].encounters).toHaveLength(4);
    expect((await ask({ SUD_P2: ALL, MH: ALL })).data.episodes[0].encounters).toHaveLength(5);
  });
});

describe('the name of a program', () => {
  const ask = (more: object) => test.read(rosa!, 'diagnoses { program }', { grants: { SUD_P2: ALL }, ...more });

  it('is null for a reader without the categories it tells of', async () => {
    expect((await ask({})).data.diagnoses).toEqual([{ program: null }]);
  });

  it('is shown to a reader with them, by one statement for all rows', async () => {
    test.statements();
    const implications = [Implication.PROVIDER_NAME];
    const { data } = await test.read(rosa!, 'diagnoses { program } encounters { program }', {
      grants: { SUD_P2: ALL, MH: ALL },
      implications,
    });
    expect(new Set([...data.diagnoses, ...data.encounters].map((each) => each.program))).toEqual(
      new Set(['Evergreen Treatment Services opioid treatment program']),
    );
    expect(test.statements()).toHaveLength(2);
  });

  it('reads as the LEAD line to police, whatever they may see', async () => {
    const { data } = await ask({ recipient: 'LE', implications: [Implication.PROVIDER_NAME] });
    expect(data.diagnoses).toEqual([{ program: LEAD_LINE }]);
  });
});

describe('the seed', () => {
  const counts = async () => {
    const nouns = subgraph.types.filter((type) => test.db.hasMetadata(type));
    return Promise.all(nouns.map((noun) => test.db.getRepository(noun).count()));
  };

  it('writes a few hundred rows, and none twice', async () => {
    const before = await counts();
    expect(before.reduce((sum, each) => sum + each)).toBeGreaterThan(400);
    await seed(test.db);
    expect(await counts()).toEqual(before);
  });

  it('holds no row but synthetic ones, of sixty people', async () => {
    expect(await test.db.query('SELECT DISTINCT source FROM care_encounter')).toEqual([{ source: 'seed' }]);
    expect(await test.db.query(`SELECT count(*)::int AS people FROM person WHERE source = 'seed'`)).toEqual([
      { people: 60 },
    ]);
  });

  it('gives every row of the opioid treatment program the category of Part 2', async () => {
    const query = `SELECT count(*)::int AS lax FROM diagnosis WHERE "sourceProgram" = 'ets-otp' AND category NOT LIKE '%SUD_P2%'`;
    expect(await test.db.query(query)).toEqual([{ lax: 0 }]);
  });
});
