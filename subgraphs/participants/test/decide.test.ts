import { DataCategory, LegalKind, Obligation, ObtainedVia, Purpose, Recipient, WASHINGTON } from '@lead-graph/schema';
import type { Bases, Consent, Provision, Question } from '../src/engine/bases';
import { decide, decideAll } from '../src/engine/decide';
import { DenyReason, type Permit } from '../src/engine/decision';

const AT = Date.parse('2026-06-10T09:00:00Z');
const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
const C = DataCategory;

const provision = (change: Partial<Provision> = {}): Provision => ({
  effect: 'PERMIT',
  recipients: ['reach'],
  categories: [C.HMIS],
  purposes: [Purpose.DIVOPS],
  sources: null,
  from: null,
  until: null,
  ...change,
});
const consent = (change: Partial<Consent> = {}, ...provisions: Partial<Provision>[]): Consent => ({
  id: 'c1',
  type: 'ROI_MULTIPARTY',
  status: 'ACTIVE',
  signedAt: day('2026-01-01'),
  startsAt: day('2026-01-01'),
  expiry: 'AT',
  endsAt: day('2027-01-01'),
  revokedAt: null,
  disclosers: ['kcha', 'ets', 'pda'],
  provisions: provisions.map(provision),
  ...change,
});
const bases = (...consents: Consent[]): Bases => ({
  account: 'rosa',
  consents,
  assignments: [],
  referrals: [],
  agreements: [],
  representations: [],
});
const question = (recipient: Recipient, organization: string | null, change: Partial<Question> = {}): Question => ({
  recipient,
  organization,
  legalKinds: [],
  requesterId: 'x',
  purpose: Purpose.DIVOPS,
  ...change,
});

const caseManager = question(Recipient.CM, 'reach');
const spd = question(Recipient.LE, 'spd', { legalKinds: [LegalKind.CRIMINAL_JUSTICE_AGENCY] });
const prosecutor = question(Recipient.PROS, 'kcpao', { legalKinds: [LegalKind.CRIMINAL_JUSTICE_AGENCY] });
const clinic = question(Recipient.BH, 'desc', { legalKinds: [LegalKind.COVERED_ENTITY], purpose: Purpose.TREAT });

const outcome = (category: DataCategory, asked: Question, given: Bases, at = AT): string => {
  const decision = decide(category, asked, given, WASHINGTON, at);
  return decision.effect === 'PERMIT' ? 'PERMIT' : decision.reason;
};

describe('consents (DOMAIN 3.6)', () => {
  const sudForCaseManager = consent({}, { categories: [C.SUD_P2] });
  const tpo = consent(
    { type: 'TPO_SINGLE', expiry: 'NONE', endsAt: null },
    { recipients: ['class:treating-providers'], categories: [C.SUD_P2], purposes: [Purpose.TREAT] },
  );
  const yearOf2025 = consent({}, { from: '2025-01-01', until: '2025-12-31' });
  const policeLine = { recipients: ['spd'], categories: [C.PROG, C.SUD_P2, C.HMIS] };

  it.each<[string, string, DataCategory, Question, Bases, string]>([
    [
      'C01',
      'a line for the case manager does not serve the prosecutor',
      C.SUD_P2,
      prosecutor,
      bases(sudForCaseManager),
      DenyReason.NO_BASIS,
    ],
    ['C02', 'a TPO consent serves the treating clinic', C.SUD_P2, clinic, bases(tpo), 'PERMIT'],
    [
      'C02',
      'and nobody in the justice system',
      C.SUD_P2,
      { ...prosecutor, purpose: Purpose.DIVOPS },
      bases(tpo),
      DenyReason.NO_BASIS,
    ],
    [
      'C06',
      'a consent that starts tomorrow',
      C.HMIS,
      caseManager,
      bases(consent({ startsAt: AT + 1 }, {})),
      DenyReason.NOT_YET,
    ],
    [
      'C07',
      'an expiry event that was recorded this very instant',
      C.HMIS,
      caseManager,
      bases(consent({ expiry: 'EVENT', endsAt: AT }, {})),
      DenyReason.EXPIRED,
    ],
    [
      'C08',
      'an expiry event that was never recorded',
      C.HMIS,
      caseManager,
      bases(consent({ expiry: 'EVENT', endsAt: null }, {})),
      'PERMIT',
    ],
    [
      'C09',
      'a revocation that is seen, whatever instant it bears',
      C.HMIS,
      caseManager,
      bases(consent({ revokedAt: AT + 60_000 }, {})),
      DenyReason.REVOKED,
    ],
    [
      'C13',
      'a revocation for one recipient leaves the others',
      C.HMIS,
      caseManager,
      bases(
        consent({}, { recipients: ['reach', 'kcha'] }),
        consent({ id: 'c2', signedAt: day('2026-03-01') }, { effect: 'DENY', recipients: ['kcha'] }),
      ),
      'PERMIT',
    ],
    [
      'C13',
      'and denies that one',
      C.HMIS,
      question(Recipient.HSG, 'kcha'),
      bases(
        consent({}, { recipients: ['reach', 'kcha'] }),
        consent({ id: 'c2', signedAt: day('2026-03-01') }, { effect: 'DENY', recipients: ['kcha'] }),
      ),
      DenyReason.DENIED_BY_PARTICIPANT,
    ],
    [
      'C15',
      'a limit on dates of service does not reach a name, which has none',
      C.IDENT,
      caseManager,
      bases(consent({}, { categories: [C.IDENT], from: '2025-01-01' })),
      DenyReason.NO_BASIS,
    ],
    [
      'C16',
      'permit all in January, deny police in March',
      C.HMIS,
      spd,
      bases(
        consent({}, policeLine),
        consent({ id: 'c2', signedAt: day('2026-03-01') }, { ...policeLine, effect: 'DENY' }),
      ),
      DenyReason.DENIED_BY_PARTICIPANT,
    ],
    [
      'C17',
      'deny police in January, permit them program status in March',
      C.PROG,
      spd,
      bases(
        consent({}, { ...policeLine, effect: 'DENY' }),
        consent({ id: 'c2', signedAt: day('2026-03-01') }, { recipients: ['spd'], categories: [C.PROG] }),
      ),
      'PERMIT',
    ],
    [
      'C17',
      'and nothing else',
      C.SUD_P2,
      spd,
      bases(
        consent({}, { ...policeLine, effect: 'DENY' }),
        consent({ id: 'c2', signedAt: day('2026-03-01') }, { recipients: ['spd'], categories: [C.PROG] }),
      ),
      DenyReason.NO_BASIS,
    ],
    [
      'C19',
      'no end for a purpose other than treatment, payment and operations',
      C.HMIS,
      caseManager,
      bases(consent({ expiry: 'NONE', endsAt: null }, {})),
      DenyReason.INVALID,
    ],
    [
      'C22',
      'a line for the city police does not serve the sheriff',
      C.PROG,
      { ...spd, organization: 'kcso' },
      bases(consent({}, policeLine)),
      DenyReason.NO_BASIS,
    ],
    [
      'C24',
      'a housing release that has run out',
      C.HMIS,
      caseManager,
      bases(consent({ type: 'HMIS_ROI', endsAt: AT }, {})),
      DenyReason.EXPIRED,
    ],
    [
      '2.31',
      'a consent nobody signed',
      C.HMIS,
      caseManager,
      bases(consent({ signedAt: null }, {})),
      DenyReason.INVALID,
    ],
    [
      '2.31',
      'a consent that names no discloser',
      C.HMIS,
      caseManager,
      bases(consent({ disclosers: [] }, {})),
      DenyReason.INVALID,
    ],
    [
      '3.4 E',
      'a class is no express line',
      C.MH,
      { ...clinic, purpose: Purpose.DIVOPS },
      bases(consent({}, { recipients: ['class:treating-providers'], categories: [C.MH] })),
      DenyReason.NO_BASIS,
    ],
  ])('%s: %s', (_id, _story, category, asked, given, expected) => {
    expect(outcome(category, asked, given)).toBe(expected);
  });

  it('C14: a limit on dates of service travels as residual scope', () => {
    expect(decide(C.HMIS, caseManager, bases(yearOf2025), WASHINGTON, AT)).toMatchObject({
      scopes: [{ from: '2025-01-01', until: '2025-12-31', sources: ['kcha', 'ets', 'pda'] }],
    });
  });

  it('two partial consents give what each reaches, never what neither does', () => {
    const both = bases(yearOf2025, consent({ id: 'c2' }, { sources: ['kcha'] }));
    expect(decide(C.HMIS, caseManager, both, WASHINGTON, AT)).toMatchObject({
      scopes: [{ from: '2025-01-01' }, { sources: ['kcha'] }],
    });
  });

  it('holds until the instant it ends, and not at it', () => {
    const given = bases(consent({ endsAt: AT }, {}));
    expect(outcome(C.HMIS, caseManager, given, AT - 1)).toBe('PERMIT');
    expect(outcome(C.HMIS, caseManager, given, AT)).toBe(DenyReason.EXPIRED);
  });
});

describe('the road through Participant', () => {
  it('permits nothing to whom program status is withheld', () => {
    const decisions = decideAll(spd, bases(), WASHINGTON, AT);
    expect([...decisions.values()].filter(({ effect }) => effect === 'PERMIT')).toEqual([]);
    expect(outcome(C.CONV, spd, bases())).toBe('PERMIT');
  });

  it('knows the participant by the account alone', () => {
    const self = question(Recipient.SELF, null, { purpose: Purpose.PATRQT, requesterId: 'rosa' });
    expect(outcome(C.SUD_P2, self, bases())).toBe('PERMIT');
    expect(outcome(C.SUD_P2, { ...self, requesterId: 'sam' }, bases())).toBe(DenyReason.NOT_THE_PARTICIPANT);
    expect(outcome(C.PROG, self, { ...bases(), account: null })).toBe(DenyReason.NOT_THE_PARTICIPANT);
  });
});

describe('the Golden Rules', () => {
  it('keep what came through coordination from proceedings, whatever the law lets through', () => {
    const decision = decide(C.LE_CONTACT, { ...spd, purpose: Purpose.HLEGAL }, bases(), WASHINGTON, AT);
    expect(decision).toMatchObject({ effect: 'PERMIT', scopes: [{ notObtainedVia: [ObtainedVia.LEAD_COORDINATION] }] });
  });

  it('do not bind a consent made for the proceedings', () => {
    const given = bases(
      consent(
        { type: 'LEGAL_PROCEEDINGS' },
        { recipients: ['kcpao'], categories: [C.SUD_P2], purposes: [Purpose.HLEGAL] },
      ),
    );
    const decision = decide(C.SUD_P2, { ...prosecutor, purpose: Purpose.HLEGAL }, given, WASHINGTON, AT);
    expect(decision).toMatchObject({ effect: 'PERMIT' });
    expect((decision as Permit).scopes[0]).not.toHaveProperty('notObtainedVia');
  });
});

describe('every cell of the rule table', () => {
  const cells = Object.values(C).flatMap((category) =>
    Object.values(Recipient).flatMap((recipient) =>
      Object.values(Purpose).map((purpose) => ({ category, recipient, purpose })),
    ),
  );

  it('decides without a basis only what the law permits without one', () => {
    const permitted = cells.filter(
      ({ category, recipient, purpose }) =>
        outcome(category, question(recipient, 'nobody', { purpose }), bases()) === 'PERMIT',
    );
    const byLaw = permitted.map(({ category, recipient, purpose }) => WASHINGTON.rule(category, recipient, purpose));
    expect(new Set(byLaw.map(({ outcome }) => outcome))).toEqual(new Set(['PERMIT', 'PERMIT_IF_CONDITION']));
    const conditions = byLaw.filter(({ outcome }) => outcome === 'PERMIT_IF_CONDITION').map(({ requires }) => requires);
    expect(new Set(conditions)).toEqual(
      new Set(['NOT_FROM_COORDINATION', 'ARREST_DIVERSION_REPORT', 'DISCLOSERS_OWN_OPERATIONS']),
    );
  });

  it('has its citation, obligations and date of law wherever it permits', () => {
    expect(cells).toHaveLength(2_100);
    for (const { category, recipient, purpose } of cells) {
      const rule = WASHINGTON.rule(category, recipient, purpose);
      expect(rule.obligations.some((each) => each === Obligation.LOG || each === Obligation.LOG_DENIAL)).toBe(true);
      expect(rule.lawAsOf).toMatch(/^20\d\d-\d\d-\d\d$/);
    }
  });
});
