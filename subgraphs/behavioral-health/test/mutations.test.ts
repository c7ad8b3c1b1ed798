import { AT_OTP, put } from './rows';
import { TABLE, World } from './world';

let world: World;

beforeAll(async () => {
  world = await World.open();
});
afterEach(() => world.empty());
afterAll(() => world.close());

const WARD = { as: 'clinician-ward', purpose: 'TREAT' } as const;
const SHAH = { as: 'clinician-shah', purpose: 'TREAT' } as const;
type Asking = typeof WARD | typeof SHAH;

const DAY_MILLISECONDS = 86_400_000;
const tomorrow = () => new Date(Date.now() + DAY_MILLISECONDS);

/** Synthetic input of each mutation, at the clinic. */
const INPUT = {
  openEpisode: { beganOn: '2026-02-01' },
  recordEncounter: { class: 'FLD', startedAt: '2026-03-02T05:00:00Z', endedAt: '2026-03-02T05:40:00Z' },
  recordHarmReductionContact: { kind: 'NALOXONE_KIT', on: '2026-03-02', quantity: 2 },
  recordCareNote: { kind: 'PROGRESS', on: '2026-03-02', text: 'wants to see a dentist' },
  recordCounselingNote: { kind: 'PSYCHOTHERAPY_NOTE', on: '2026-03-02', text: 'what was said' },
} as const;
type Mutation = keyof typeof INPUT;

async function send(mutation: Mutation | 'closeEpisode', input: object, asking: Asking = SHAH) {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { id } }`;
  const { data, errors } = await world.ask(query, { ...asking, variables: { input } });
  return { id: data?.[mutation]?.id as string, error: errors?.[0] };
}

const write = (mutation: Mutation, change: object = {}, asking: Asking = SHAH) => {
  const program = asking === WARD ? 'ets-otp' : 'desc-clinic';
  return send(mutation, { person: '7', program, ...INPUT[mutation], ...change }, asking);
};

const stored = (noun: keyof typeof TABLE, id: string) =>
  world.db
    .query(`SELECT * FROM ${TABLE[noun]} WHERE id = $1`, [id])
    .then(([row]: Record<string, unknown>[]) => row!);

const NOUN: Readonly<Record<Mutation, keyof typeof TABLE>> = {
  openEpisode: 'episode',
  recordEncounter: 'encounter',
  recordHarmReductionContact: 'harmReduction',
  recordCareNote: 'careNote',
  recordCounselingNote: 'counselingNote',
};
const MUTATIONS = Object.keys(INPUT) as Mutation[];

describe('what staff write', () => {
  it.each(MUTATIONS)('%s keeps a row of their organisation and program', async (mutation) => {
    const { id, error } = await write(mutation);
    expect(error).toBeUndefined();
    expect(await stored(NOUN[mutation], id)).toMatchObject({
      organization: 'desc',
      sourceProgram: 'desc-clinic',
      source: 'graph',
      category: mutation === 'recordCounselingNote' ? 'MH_PN' : 'PHI',
    });
  });

  it.each(MUTATIONS)('%s of the opioid treatment program is under Part 2', async (mutation) => {
    const { id } = await write(mutation, {}, WARD);
    const label = mutation === 'recordCounselingNote' ? 'MH_PN+SUD_CN' : 'SUD_P2';
    expect((await stored(NOUN[mutation], id)).category).toBe(label);
  });

  it.each(MUTATIONS)('%s is refused for a program of another organisation', async (mutation) => {
    const { error } = await write(mutation, { program: 'ets-otp' });
    expect(error).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' }, message: expect.stringContaining('`program`') });
  });

  it.each(MUTATIONS)('%s is refused to who is not on the staff', async (mutation) => {
    const asking = { as: 'case-manager-ito', purpose: 'TREAT' } as unknown as Asking;
    expect((await write(mutation, {}, asking)).error?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('an encounter', () => {
  it('is labelled by what its reason tells', async () => {
    const { id } = await write('recordEncounter', { reasonCode: 'F43.12' });
    expect((await stored('encounter', id)).category).toBe('MH');
  });

  it('takes its day of service as King County counts days', async () => {
    const { id } = await write('recordEncounter');
    expect((await stored('encounter', id)).servicedOn).toBe('2026-03-01');
  });

  it.each([
    ['startedAt', () => ({ startedAt: tomorrow(), endedAt: null })],
    ['endedAt', () => ({ endedAt: tomorrow() })],
    ['endedAt', () => ({ endedAt: '2026-03-01T00:00:00Z' })],
    ['reasonCode', () => ({ reasonCode: 'cough' })],
  ])('names `%s` where that cannot be', async (field, change) => {
    const { error } = await write('recordEncounter', change());
    expect(error).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' }, message: expect.stringContaining(`\`${field}\``) });
  });

  it('is not part of an episode of somebody else', async () => {
    const { id: episode } = await write('openEpisode', { person: '8' });
    expect((await write('recordEncounter', { episode })).error?.extensions.code).toBe('NOT_FOUND');
  });
});

describe('a note', () => {
  it('inherits the categories of what it draws on', async () => {
    const { id: visit } = await write('recordEncounter', { about: ['MENTAL_HEALTH', 'PART2_RECORD'] });
    const { id } = await write('recordCareNote', { encounters: [visit] });
    expect((await stored('careNote', id)).category).toBe('MH+SUD_P2');
  });

  it('draws on no record of somebody else, and on none of another organisation', async () => {
    const { id: others } = await write('recordEncounter', { person: '8' });
    const { id: elsewhere } = await put(world, 'encounter', AT_OTP);
    for (const visit of [others, elsewhere]) {
      expect((await write('recordCareNote', { encounters: [visit] })).error?.extensions.code).toBe('NOT_FOUND');
    }
  });

  it('of counseling is kept with its author, who alone reads it at the agency', async () => {
    const { id } = await write('recordCounselingNote');
    expect(await stored('counselingNote', id)).toMatchObject({ author: 'clinician-shah' });
    const mine = async (asking: Asking) =>
      (await world.ask('{ careCounselingNotes { nodes { id } } }', asking)).data.careCounselingNotes.nodes;
    expect(await mine(SHAH)).toEqual([{ id }]);
    expect(await mine(WARD)).toEqual([]);
  });
});

describe('an episode', () => {
  it('ends on the day given, and only once', async () => {
    const { id: episode } = await write('openEpisode');
    expect((await send('closeEpisode', { episode, endedOn: '2026-04-01' })).error).toBeUndefined();
    expect(await stored('episode', episode)).toMatchObject({ status: 'FINISHED', endedOn: '2026-04-01' });
    expect((await send('closeEpisode', { episode, endedOn: '2026-04-02' })).error?.extensions.code).toBe('CONFLICT');
  });

  it('does not end before it began', async () => {
    const { id: episode } = await write('openEpisode');
    const { error } = await send('closeEpisode', { episode, endedOn: '2026-01-31' });
    expect(error).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' }, message: expect.stringContaining('`endedOn`') });
  });

  it('of another organisation is not there', async () => {
    const { id: episode } = await write('openEpisode');
    const { error } = await send('closeEpisode', { episode, endedOn: '2026-04-01' }, WARD);
    expect(error?.extensions.code).toBe('NOT_FOUND');
  });
});

it('harm reduction that tests for an infection is labelled so', async () => {
  const { id } = await write('recordHarmReductionContact', { kind: 'INFECTION_TESTING', quantity: 1 });
  expect((await stored('harmReduction', id)).category).toBe('STI');
});
