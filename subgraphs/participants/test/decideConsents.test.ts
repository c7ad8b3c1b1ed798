import { type DataCategory, Purpose, Recipient, WASHINGTON } from '@lead-graph/schema';
import type { Bases, Question } from '../src/engine/bases';
import { decide } from '../src/engine/decide';
import { DenyReason } from '../src/engine/decision';
import { AT, bases, C, caseManager, clinic, consent, day, outcome, prosecutor, question, spd } from './questions';

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
