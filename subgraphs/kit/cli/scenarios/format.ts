import { DataCategory, LegalKind, Obligation, ObtainedVia, Purpose, Redisclosure, Role } from '@lead-graph/schema';
import {
  count,
  day,
  flag,
  instant,
  listOf,
  maybe,
  named,
  oneOrMore,
  type Read,
  refused,
  shape,
  text,
  word,
} from './shape';
import {
  AGREEMENT_TYPES,
  CONSENT_TYPES,
  EMERGENCY_KINDS,
  GROUNDS,
  ORDER_TYPES,
  ORGANIZATION_KINDS,
  RELATIONS,
} from './words';

const categories = oneOrMore(word(Object.values(DataCategory)));
const purposes = oneOrMore(word(Object.values(Purpose)));
const obligations = oneOrMore(word(Object.values(Obligation)));
const names = oneOrMore(text);
const days = shape({ from: maybe(day, null), until: maybe(day, null) });
const person = maybe(text, null);

const line = {
  effect: maybe(word(['PERMIT', 'DENY']), 'PERMIT' as const),
  categories: maybe(categories, undefined),
  purposes: maybe(purposes, null),
  to: maybe(names, undefined),
  sources: maybe(names, null),
  serviced: maybe(days, null),
};

const period = { from: maybe(instant, undefined), until: maybe(instant, null) };

const until: Read<number | 'none'> = (node, place) =>
  'value' in node && node.value === 'none' ? 'none' : instant(node, place);

const consent = shape({
  id: text,
  person,
  type: maybe(word(CONSENT_TYPES), 'ROI_MULTIPARTY' as const),
  status: maybe(word(['DRAFT', 'ACTIVE', 'REJECTED', 'ENTERED_IN_ERROR']), 'ACTIVE' as const),
  signed: maybe(instant, undefined),
  unsigned: maybe(flag, false),
  signedBy: maybe(word(['PARTICIPANT', 'REPRESENTATIVE', 'BOTH']), 'PARTICIPANT' as const),
  representative: maybe(text, null),
  from: maybe(instant, undefined),
  until: maybe(until, undefined),
  expires: maybe(shape({ event: text, recorded: maybe(instant, null) }), null),
  revoked: maybe(instant, null),
  withdrawals: maybe(
    listOf(
      shape({ at: instant, line: maybe(text, null), to: maybe(names, null), categories: maybe(categories, null) }),
    ),
    [],
  ),
  disclosers: maybe(names, null),
  statements: maybe(oneOrMore(word(['REVOCATION', 'REDISCLOSURE', 'REFUSAL'])), [
    'REVOCATION',
    'REDISCLOSURE',
    'REFUSAL',
  ] as const),
  matter: maybe(text, undefined),
  conditionBy: maybe(names, []),
  concerns: maybe(oneOrMore(word(['CAPACITY', 'CUSTODIAL_SETTING'])), []),
  reaffirmed: maybe(instant, null),
  survivesDeath: maybe(flag, false),
  lines: maybe(listOf(shape({ id: maybe(text, null), ...line })), null),
  ...line,
});

const order = shape({
  id: text,
  person,
  type: word(ORDER_TYPES),
  to: names,
  purposes,
  categories,
  sources: maybe(names, null),
  dates: maybe(listOf(shape({ from: day, until: day })), []),
  mandate: maybe(flag, false),
  confidentialCommunications: maybe(flag, false),
  from: instant,
  until: maybe(instant, null),
  vacated: maybe(instant, null),
});

const emergency = shape({
  id: text,
  person,
  kind: maybe(word(EMERGENCY_KINDS), 'MEDICAL' as const),
  by: text,
  nature: maybe(text, null),
  medicalPerson: maybe(text, null),
  affiliation: maybe(text, null),
  discloser: maybe(text, null),
  from: instant,
  until: instant,
});

const restriction = shape({
  id: text,
  person,
  kind: maybe(word(['AGREED', 'ORAL_REVOCATION']), 'AGREED' as const),
  consent: maybe(text, null),
  to: maybe(names, null),
  categories: maybe(categories, null),
  purposes: maybe(purposes, null),
  holders: maybe(names, null),
  from: instant,
  until: maybe(instant, null),
});

/** One category, or those that one row carries together: `COMP+MH`. */
export const label: Read<readonly DataCategory[]> = (node, place) => {
  const parts = text(node, place).split('+');
  const strange = parts.find((each) => !Object.hasOwn(DataCategory, each));
  if (strange !== undefined) throw refused(node, place, `\`${strange}\` is no category`);
  return (parts as DataCategory[]).sort();
};

const record = shape({
  id: text,
  person,
  category: label,
  noun: maybe(text, null),
  servicedOn: maybe(day, null),
  organization: maybe(text, undefined),
  sourceProgram: maybe(text, undefined),
  obtainedVia: maybe(word(Object.values(ObtainedVia)), ObtainedVia.OWN_WORK),
  route: maybe(word(['ARREST_DIVERSION', 'SOCIAL_CONTACT', 'COMMUNITY_REFERRAL']), null),
  becomes: maybe(shape({ category: label, at: instant }), null),
});

const question = shape({
  ask: oneOrMore(word(Object.values(DataCategory))),
  of: person,
  by: text,
  role: maybe(word(Object.values(Role)), undefined),
  for: word(Object.values(Purpose)),
  at: maybe(instant, undefined),
  road: maybe(word(['participant', 'alone']), 'participant' as const),
  expect: text,
  ground: maybe(word(GROUNDS), null),
  stale: maybe(flag, null),
  visible: maybe(names, null),
  obligations: maybe(obligations, []),
  without: maybe(obligations, []),
  notice: maybe(word(Object.values(Obligation)), null),
  redisclosure: maybe(word(Object.values(Redisclosure)), null),
});

/** What stands in a file, before names are looked up and defaults filled in. */
export type Written = ReturnType<typeof STORY>;
export type WrittenConsent = ReturnType<typeof consent>;
export type WrittenRecord = ReturnType<typeof record>;
export type WrittenQuestion = ReturnType<typeof question>;

/** The whole of a file: test/README.md says each key in words. */
export const STORY = shape({
  ids: maybe(names, []),
  story: text,
  policy: maybe(
    shape({
      monitoringConsents: maybe(flag, undefined),
      staleAfterDays: maybe(count, undefined),
      maxConsentAgeDays: maybe(count, undefined),
      victimServiceReleaseDays: maybe(count, undefined),
      emergencyHours: maybe(count, undefined),
      reaffirm: maybe(categories, undefined),
    }),
    null,
  ),
  now: maybe(instant, undefined),
  organizations: maybe(
    listOf(
      shape({
        code: text,
        kind: maybe(word(ORGANIZATION_KINDS), undefined),
        legalKinds: maybe(oneOrMore(word(Object.values(LegalKind))), undefined),
        succeededBy: maybe(text, null),
      }),
    ),
    [],
  ),
  people: maybe(
    listOf(shape({ name: text, born: maybe(day, null), died: maybe(day, null), account: maybe(text, undefined) })),
    [],
  ),
  requesters: maybe(
    named(
      shape({
        by: maybe(text, null),
        role: maybe(word(Object.values(Role)), undefined),
        account: maybe(text, undefined),
      }),
    ),
    {} as Readonly<Record<string, never>>,
  ),
  consents: maybe(listOf(consent), []),
  orders: maybe(listOf(order), []),
  agreements: maybe(
    listOf(
      shape({ id: text, type: word(AGREEMENT_TYPES), organization: text, sources: maybe(names, null), ...period }),
    ),
    [],
  ),
  emergencies: maybe(listOf(emergency), []),
  restrictions: maybe(listOf(restriction), []),
  assignments: maybe(listOf(shape({ id: maybe(text, null), person, organization: text, ...period })), []),
  referrals: maybe(
    listOf(shape({ id: maybe(text, null), person, to: text, agreed: instant, closed: maybe(instant, null) })),
    [],
  ),
  representatives: maybe(
    listOf(shape({ id: text, person, account: maybe(text, null), kind: word(RELATIONS), ...period })),
    [],
  ),
  counsel: maybe(listOf(shape({ id: maybe(text, null), person, organization: text, ...period })), []),
  records: maybe(listOf(record), []),
  questions: listOf(question),
});
