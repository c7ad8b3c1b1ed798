import { DataCategory as C, Purpose as P } from '@lead-graph/schema';
import {
  ConsentEffect,
  ConsentExpiry,
  ConsentSigner,
  ConsentStatement as S,
  ConsentType as T,
  FormLanguage,
} from '../src/codes/consent';
import { checkForm } from '../src/consent/consentForm';
import type { ConsentLineInput, RecordConsentInput } from '../src/consent/consentInput';

const NOW = new Date('2026-06-10T09:00:00Z');
const PARTNERS = new Set(['pda', 'reach', 'spd', 'kcpao', 'desc', 'ets', 'vsp']);

const line = (change: Partial<ConsentLineInput> = {}): ConsentLineInput => ({
  effect: ConsentEffect.PERMIT,
  recipients: ['reach'],
  categories: [C.PROG],
  purposes: [P.DIVOPS],
  ...change,
});

const form = (change: Partial<RecordConsentInput> = {}): RecordConsentInput => ({
  participantId: 'x',
  type: T.ROI_MULTIPARTY,
  disclosers: ['pda'],
  lines: [line()],
  statements: [S.REVOCATION],
  expiry: ConsentExpiry.AT,
  endsAt: new Date('2027-06-01T00:00:00Z'),
  signedBy: ConsentSigner.PARTICIPANT,
  signedAt: new Date('2026-06-01T00:00:00Z'),
  attested: true,
  conditionBy: [],
  concerns: [],
  survivesDeath: false,
  language: FormLanguage.en,
  ...change,
});

const tpo = (change: Partial<RecordConsentInput> = {}): RecordConsentInput =>
  form({
    type: T.TPO_SINGLE,
    statements: Object.values(S),
    expiry: ConsentExpiry.NONE,
    endsAt: undefined,
    lines: [line({ recipients: ['class:treating-providers'], categories: [C.SUD_P2], purposes: [P.TREAT] })],
    ...change,
  });

const check = (input: RecordConsentInput) => () => checkForm(input, NOW, PARTNERS);
const refusing = (argument: string) =>
  expect.objectContaining({ code: 'CONSENT_NOT_VALID', extensions: expect.objectContaining({ argument }) });

describe('a form (42 CFR 2.31(a))', () => {
  it.each([
    ['a release to several partners', form()],
    ['a consent for treatment, payment and operations without an end', tpo()],
    [
      'an end at an event',
      form({ expiry: ConsentExpiry.EVENT, endsAt: undefined, expiryEvent: 'EXIT_FROM_INTERIM_HOUSING' }),
    ],
    [
      'a short release of victim services',
      form({ type: T.VSP_RELEASE, endsAt: new Date('2026-06-20T00:00:00Z'), lines: [line({ categories: [C.VSP] })] }),
    ],
  ])('is taken: %s', (_, input) => {
    expect(check(input)).not.toThrow();
  });

  it.each<[string, string, RecordConsentInput]>([
    [
      '(7) an event nobody defined',
      'expiryEvent',
      form({ expiry: ConsentExpiry.EVENT, endsAt: undefined, expiryEvent: 'WHENEVER' }),
    ],
    ['(8) a representative under no relation', 'representativeId', form({ signedBy: ConsentSigner.REPRESENTATIVE })],
    [
      'proceedings without their name (2.31(d))',
      'matter',
      form({ type: T.LEGAL_PROCEEDINGS, lines: [line({ purposes: [P.HLEGAL] })] }),
    ],
    ['monitoring for nobody who asked for it (2.35)', 'conditionBy', form({ type: T.CJ_MONITORING_235 })],
    ['(2) a discloser nobody knows', 'disclosers', form({ disclosers: ['everyone'] })],
    ['(4) a recipient nobody knows', 'lines[0].recipients', form({ lines: [line({ recipients: ['landlord'] })] })],
    [
      '(4) a class on a release',
      'lines[0].recipients',
      form({ lines: [line({ recipients: ['class:treating-providers'] })] }),
    ],
    ['(6) nothing said of how to revoke', 'statements', form({ statements: [] })],
    ['(7) no end of a release', 'expiry', form({ expiry: ConsentExpiry.NONE, endsAt: undefined })],
    ['(7) an end without its instant', 'endsAt', form({ endsAt: undefined })],
    ['(7) an event without a name', 'expiryEvent', form({ expiry: ConsentExpiry.EVENT, endsAt: undefined })],
    ['an end before the beginning', 'endsAt', form({ endsAt: new Date('2026-05-01T00:00:00Z') })],
    ['(9) a signature of tomorrow', 'signedAt', form({ signedAt: new Date('2026-06-11T00:00:00Z') })],
    ['(9) use before the signature', 'startsAt', form({ startsAt: new Date('2026-05-31T00:00:00Z') })],
    ['(10) nothing said of sharing again, for treatment', 'statements', tpo({ statements: [S.REVOCATION, S.REFUSAL] })],
    ['program work on a treatment consent', 'lines[0].purposes', tpo({ lines: [line({ purposes: [P.DIVOPS] })] })],
    ['proceedings on a release (2.31(d))', 'lines[0].purposes', form({ lines: [line({ purposes: [P.HLEGAL] })] })],
    [
      'counseling notes on a release (2.31(b))',
      'lines[0].categories',
      form({ lines: [line({ categories: [C.SUD_CN] })] }),
    ],
    ['psychotherapy notes on a release', 'lines[0].categories', form({ lines: [line({ categories: [C.MH_PN] })] })],
    ['victim services on a release', 'lines[0].categories', form({ lines: [line({ categories: [C.VSP] })] })],
    ['anything else on counseling notes', 'lines[0].categories', form({ type: T.SUD_COUNSELING_NOTES })],
    ['anything but proceedings on a consent for them', 'lines[0].purposes', form({ type: T.LEGAL_PROCEEDINGS })],
    [
      'a long release of victim services',
      'endsAt',
      form({ type: T.VSP_RELEASE, lines: [line({ categories: [C.VSP] })] }),
    ],
    [
      'dates of service the wrong way round',
      'lines[0].until',
      form({ lines: [line({ from: '2026-02-01', until: '2026-01-01' })] }),
    ],
  ])('is refused: %s', (_, argument, input) => {
    expect(check(input)).toThrow(refusing(argument));
  });
});
