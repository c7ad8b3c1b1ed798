import type { TestSubgraph } from '@lead-graph/kit/testing';
import { ROSA, THEO } from '../src/seed/people';
import { codeOf } from './acts';
import { openCore, openCoreWithout } from './build';
import { Emergencies, MEDICS, overdose } from './emergencies';

const UNKNOWN = '7f3a2b9e-8f0a-4a52-9a94-0d6b9f6f1c11';
const CLINIC = { as: 'clinician-shah', purpose: 'ETREAT' } as const;
const SHELTER = { as: 'housing-okoro', purpose: 'ETREAT' } as const;

let core: TestSubgraph;
let emergencies: Emergencies;
beforeAll(async () => {
  core = await openCore();
  emergencies = new Emergencies(core);
});
afterAll(() => core?.close());
afterEach(() => core.db.query('DELETE FROM emergency'));

const declare: Emergencies['declare'] = (...asked) => emergencies.declare(...asked);
const declared: Emergencies['declared'] = (...asked) => emergencies.declared(...asked);
const reads: Emergencies['reads'] = (...asked) => emergencies.reads(...asked);
const forge = (change: object, of = core) => {
  const row = { participantId: THEO, kind: 'MEDICAL', organization: 'kcems', declaredBy: 'paramedic-diaz', ...change };
  const values = { nature: 'n', medicalPerson: 'm', affiliation: 'a', discloser: 'd', ...row } as any;
  const columns = Object.keys(values);
  return of.db.query(
    `INSERT INTO emergency (${columns.map((name) => `"${name}"`)}, "endsAt")
      VALUES (${columns.map((_, index) => `$${index + 1}`)}, now() + interval '1 hour')`,
    Object.values(values),
  );
};

describe('a declared emergency', () => {
  it('opens what the law lets through to the paramedic who declared it, and to nobody else', async () => {
    expect(await reads(THEO, MEDICS)).toBeNull();
    const { endsAt } = await declared({ hours: 2 });
    expect(new Date(endsAt).getTime() - Date.now()).toBeCloseTo(2 * 3_600_000, -4);
    expect(await reads(THEO, MEDICS)).toEqual(expect.arrayContaining(['PROG', 'SUD_P2', 'PHI']));
    expect(await reads(THEO, CLINIC)).toBeNull();
    expect(await reads(THEO, { ...MEDICS, purpose: 'TREAT' })).toBeNull();
  });

  it('lasts four hours where nothing is said, and opens nothing once it is over', async () => {
    const { emergencyId, endsAt } = await declared();
    expect(new Date(endsAt).getTime() - Date.now()).toBeCloseTo(4 * 3_600_000, -4);
    await core.db.query(
      `UPDATE emergency SET "startsAt" = now() - interval '4 hours', "endsAt" = now() WHERE id = $1`,
      [emergencyId],
    );
    expect(await reads(THEO, MEDICS)).toBeNull();
  });

  it('finds whoever lies there by name and date of birth', async () => {
    const person = { familyName: 'LIND', dateOfBirth: '1969-06-30' };
    await declared({ participantId: null, person: { ...person, givenName: null } });
    expect(await reads(THEO, MEDICS)).not.toBeNull();
  });

  it('opens nobody where several share a name and a birthday, until a given name tells them apart', async () => {
    const twin = '11111111-0000-4000-8000-000000000001';
    await core.db.query(
      `INSERT INTO participant (id, "preferredName", "familyName", "dateOfBirth") VALUES ($1, 'Otto', 'Lind', '1969-06-30')`,
      [twin],
    );
    const person = { familyName: 'Lind', dateOfBirth: '1969-06-30' };
    await declared({ participantId: undefined, person });
    expect([await reads(THEO, MEDICS), await reads(twin, MEDICS)]).toEqual([null, null]);
    await declared({ participantId: undefined, person: { ...person, givenName: 'otto' } });
    expect([await reads(THEO, MEDICS), (await reads(twin, MEDICS))?.includes('PROG')]).toEqual([null, true]);
    await core.db.query('DELETE FROM participant WHERE id = $1', [twin]);
  });

  it('answers alike, by the same statements, for a participant, for somebody who is none and for nobody', async () => {
    const person = (familyName: string) => ({
      participantId: undefined,
      person: { familyName, dateOfBirth: '1969-06-30' },
    });
    const shapes = [];
    for (const change of [
      {},
      { participantId: UNKNOWN },
      { participantId: 'none' },
      person('Lind'),
      person('Nobody'),
    ]) {
      core.statements();
      const { emergencyId, endsAt } = await declared(change);
      shapes.push({ texts: core.statements(), id: emergencyId.length, endsAt: typeof endsAt });
    }
    expect(new Set(shapes.map((shape) => JSON.stringify(shape))).size).toBe(1);
    expect(shapes[0]!.texts.filter((text) => text.startsWith('INSERT'))).toHaveLength(1);
  });

  it('would tell, if a declaration were kept for participants alone (sabotaged)', async () => {
    await core.db.query(
      `ALTER TABLE emergency ADD CONSTRAINT telling FOREIGN KEY ("participantId") REFERENCES participant`,
    );
    const answers = await Promise.all([declare(overdose()), declare(overdose({ participantId: UNKNOWN }))]);
    await core.db.query('ALTER TABLE emergency DROP CONSTRAINT telling');
    expect(answers.map(codeOf)).toEqual([undefined, expect.any(String)]);
  });
});

describe('who may declare one', () => {
  const MEDICAL_ONLY = /declared by medical personnel \(2\.51\); call emergency medical services/;

  it.each(['housing-okoro', 'case-manager-ito', 'officer-reyes'])(
    'is not %s where it is medical, whoever is meant, before a record is looked at',
    async (as) => {
      for (const kind of ['MEDICAL', 'DISASTER']) {
        core.statements();
        const { errors } = await declare(overdose({ kind }), { as, purpose: 'ETREAT' });
        expect(errors?.[0]).toMatchObject({ message: expect.stringMatching(MEDICAL_ONLY) });
        expect(codeOf({ errors })).toBe('FORBIDDEN');
        expect(core.statements().filter((text) => /"?(participant|emergency)"?\b/.test(text))).toEqual([]);
      }
    },
  );

  it('is staff at risk, where there is a serious and imminent threat', async () => {
    const threat = { participantId: THEO, kind: 'THREAT', nature: 'said he would harm himself' };
    expect((await declare(threat, SHELTER)).errors).toBeUndefined();
    expect(await reads(THEO, SHELTER)).toEqual(expect.arrayContaining(['PROG']));
    expect(await reads(THEO, SHELTER)).not.toContain('SUD_P2');
  });

  it('is nobody for another purpose, nor whose role has no emergencies', async () => {
    const { errors } = await declare(overdose(), { ...MEDICS, purpose: 'TREAT' });
    expect(codeOf({ errors })).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toContain('ETREAT');
    for (const [as, purpose] of [
      ['prosecutor-lee', 'DIVOPS'],
      ['rosa-quinn', 'PATRQT'],
    ] as const)
      expect(codeOf(await declare(overdose(), { as, purpose }))).toBe('FORBIDDEN');
  });

  it('is not the shelter, even by a row that was forged', async () => {
    await forge({ organization: 'kcha', declaredBy: 'housing-okoro' });
    expect(await reads(THEO, SHELTER)).toBeNull();
  });

  it('would be the shelter, if the engine took any declaration for one (sabotaged)', async () => {
    const open = await openCoreWithout('../src/engine/emergencies', {
      emergencyGrounds: (_: unknown, { bases }: any) =>
        bases.emergencies.map(({ id, endsAt }: any) => ({ kind: 'EMERGENCY', id, scope: {}, endsAt })),
    });
    try {
      await forge({ organization: 'kcha', declaredBy: 'housing-okoro' }, open);
      expect(await new Emergencies(open).reads(THEO, SHELTER)).not.toBeNull();
    } finally {
      await open.close();
    }
  });
});

describe('the record of an emergency', () => {
  it('names every element that is missing, and is not made', async () => {
    const { errors } = await declare(overdose({ medicalPerson: ' ', affiliation: undefined, discloser: undefined }));
    expect(errors?.[0]?.extensions).toMatchObject({
      defects: ['medicalPerson', 'affiliation', 'discloser'].map((element) => ({ element, paragraph: '2.51(c)' })),
    });
    expect(errors?.[0]?.message).toContain('2.51(c)');
    expect(await reads(THEO, MEDICS)).toBeNull();
  });

  it.each([
    ['a consent that could be had', { consentCannotBeObtained: false }],
    ['no hour', { hours: 0 }],
    ['more hours than the policy has', { hours: 25 }],
    ['nobody', { participantId: undefined }],
    ['two ways of naming somebody', { person: { familyName: 'Lind', dateOfBirth: '1969-06-30' } }],
    ['a threat of no kind', { kind: 'THREAT', nature: '' }],
  ])('is refused with %s', async (_, change) => {
    expect(codeOf(await declare(overdose(change)))).toBe('BAD_USER_INPUT');
  });

  it('is there for the participant, and for who may read health records', async () => {
    await declared({ participantId: ROSA });
    const query =
      'query ($id: ID!) { participant(id: $id) { emergencies { kind nature declaredBy medicalPerson finding } } }';
    const shown = async (as: string, purpose: 'PATRQT' | 'DIVOPS') =>
      (await core.ask(query, { as, purpose, variables: { id: ROSA } })).data.participant.emergencies;
    const whole = { declaredBy: 'paramedic-diaz', nature: 'an overdose in the street', medicalPerson: 'Luis Diaz' };
    expect(await shown('rosa-quinn', 'PATRQT')).toEqual([{ kind: 'MEDICAL', ...whole, finding: null }]);
    expect(await shown('case-manager-ito', 'DIVOPS')).toMatchObject([whole]);
    expect(await shown('officer-reyes', 'DIVOPS')).toBeNull();
  });
});
