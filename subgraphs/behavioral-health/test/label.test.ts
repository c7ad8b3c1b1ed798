import { AT_OTP, AT_OUTREACH, put } from './rows';
import { TABLE, World } from './world';

let world: World;

beforeAll(async () => {
  world = await World.open();
});
afterEach(() => world.empty());
afterAll(() => world.close());

const labelOf = async (...row: Parameters<typeof put> extends [World, ...infer Rest] ? Rest : never) =>
  (await put(world, ...row)).category;

const RECORDS = (Object.keys(TABLE) as (keyof typeof TABLE)[]).filter((noun) => noun !== 'counselingNote');

describe('the label of a row', () => {
  it.each(RECORDS)('is Part 2 for every %s of the opioid treatment program, whoever labelled it', async (noun) => {
    expect(await labelOf(noun, { ...AT_OTP, category: 'PHI' })).toBe('SUD_P2');
  });

  it.each(RECORDS)('is mental health for every %s of the outreach program', async (noun) => {
    expect(await labelOf(noun, { ...AT_OUTREACH, category: 'PHI' })).toBe('MH');
  });

  it('stays what its writer says at the clinic', async () => {
    expect(await labelOf('diagnosis')).toBe('PHI');
    expect(await labelOf('diagnosis', { category: 'STI' })).toBe('STI');
  });

  it('joins what is told with what the program calls for', async () => {
    expect(await labelOf('assessment', { ...AT_OTP, category: 'MH' })).toBe('MH+SUD_P2');
    expect(await labelOf('diagnosis', { ...AT_OUTREACH, category: 'STI' })).toBe('MH+STI');
  });

  it('is given again when the row moves to another program', async () => {
    const { id } = await put(world, 'encounter');
    await world.db.query(`UPDATE care_encounter SET "sourceProgram" = 'ets-otp', organization = 'ets' WHERE id = $1`, [id]);
    expect(await world.db.query('SELECT category FROM care_encounter')).toEqual([{ category: 'SUD_P2' }]);
  });

  it('would not be Part 2 in a database without the trigger', async () => {
    await world.db.query('ALTER TABLE diagnosis DISABLE TRIGGER keep_label');
    try {
      expect(await labelOf('diagnosis', AT_OTP)).toBe('PHI');
    } finally {
      await world.db.query('ALTER TABLE diagnosis ENABLE TRIGGER keep_label');
    }
  });

  it.each([
    ['SUD_COUNSELING_NOTE', 'SUD_CN', 'SUD_CN'],
    ['PSYCHOTHERAPY_NOTE', 'MH_PN', 'MH_PN+SUD_CN'],
  ])('of a %s at the opioid treatment program is %s, and never less than SUD_CN', async (kind, category, label) => {
    expect(await labelOf('counselingNote', { ...AT_OTP, kind, category })).toBe(label);
  });

  it('of a counseling note is never that of another record', async () => {
    await expect(labelOf('counselingNote', { category: 'MH' })).rejects.toThrow(/category_of_kind/);
  });
});

describe('a program whose standing changes', () => {
  beforeEach(() =>
    world.db.query(`
      INSERT INTO care_program (code, name, organization, kind) VALUES ('desc-detox', 'detox', 'desc', 'GENERAL');
      INSERT INTO care_program_status (program, part2, "holdsOutAsSud", "coveredEntity", "from", "to") VALUES
        ('desc-detox', true, true, true, '2026-01-01', '2026-06-30'),
        ('desc-detox', false, false, true, '2026-07-01', NULL)`),
  );
  afterEach(async () => {
    await world.empty();
    await world.db.query(`DELETE FROM care_program_status WHERE program = 'desc-detox'`);
    await world.db.query(`DELETE FROM care_program WHERE code = 'desc-detox'`);
  });

  it.each([
    ['2026-01-01', 'SUD_P2'],
    ['2026-06-30', 'SUD_P2'],
    ['2026-07-01', 'PHI'],
    ['2025-12-31', 'SUD_P2'],
    [null, 'SUD_P2'],
  ])('labels a service of %s by its standing on that day: %s', async (servicedOn, label) => {
    expect(await labelOf('diagnosis', { sourceProgram: 'desc-detox', servicedOn })).toBe(label);
  });
});

it('a row of no program, or of a program of another organisation, is not taken', async () => {
  await expect(put(world, 'diagnosis', { sourceProgram: null })).rejects.toThrow(/has_a_program/);
  await expect(put(world, 'diagnosis', { sourceProgram: 'ets-otp' })).rejects.toThrow(/program_of_organization/);
});
