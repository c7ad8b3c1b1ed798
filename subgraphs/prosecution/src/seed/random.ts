import { Court } from '../codes/court';
import { WarrantKind, WarrantStatus } from '../codes/courtWarrant';
import { DispositionOutcome } from '../codes/dispositionOutcome';
import { FilingOutcome, isFiling } from '../codes/filingOutcome';
import { LiaisonActionKind } from '../codes/liaisonAction';
import { SentenceKind, TermUnit } from '../codes/sentence';
import type { SeedPerson } from './person';
import { numbers, oneOf } from './numbers';
import { OFFENCES, type Office, type SeedCase, type SeedCharge } from './story';

const { DECLINED_LEAD, DECLINED_OTHER, FILED, FILED_AFTER_NO_INTAKE } = FilingOutcome;

/** A few cases of an invented person; the same for the same number. */
export function randomPerson(person: number): SeedPerson {
  const next = numbers(person);
  const cases = Array.from({ length: 1 + Math.floor(next() * 2) }, () => randomCase(next));
  const warrants = next() < 0.3 ? [randomWarrant(next)] : [];
  const kind = oneOf(Object.values(LiaisonActionKind), next);
  const actions = next() < 0.4 ? [{ office: cases[0]!.office, kind, actedOn: dayAfter(cases[0]!.receivedOn, 60) }] : [];
  return { cases, warrants, actions };
}

function randomCase(next: () => number): SeedCase {
  const office: Office = next() < 0.5 ? 'kcpao' : 'sca';
  const incidentOn = dayAfter('2025-01-06', Math.floor(next() * 560));
  const receivedOn = dayAfter(incidentOn, 1 + Math.floor(next() * 5));
  const decidedOn = dayAfter(receivedOn, 5 + Math.floor(next() * 25));
  const outcome = oneOf([FILED, FILED, FILED_AFTER_NO_INTAKE, DECLINED_LEAD, DECLINED_LEAD, DECLINED_OTHER], next);
  const charges = isFiling(outcome)
    ? Array.from({ length: 1 + Math.floor(next() * 2) }, () => randomCharge(decidedOn, next))
    : [];
  return { office, incidentOn, receivedOn, decisions: [{ outcome, on: decidedOn }], charges };
}

function randomCharge(filedOn: string, next: () => number): SeedCharge {
  const offence = oneOf(Object.keys(OFFENCES) as (keyof typeof OFFENCES)[], next);
  if (next() < 0.5) return { offence, filedOn };
  const outcome = oneOf(Object.values(DispositionOutcome), next);
  const ended = { outcome, on: dayAfter(filedOn, 30 + Math.floor(next() * 60)) };
  if (outcome !== DispositionOutcome.CONVICTED) return { offence, filedOn, ended };
  return {
    offence,
    filedOn,
    ended,
    sentence: {
      kind: oneOf([SentenceKind.JAIL, SentenceKind.PROBATION], next),
      term: 1 + Math.floor(next() * 11),
      unit: TermUnit.MONTHS,
    },
  };
}

function randomWarrant(next: () => number) {
  const issuedOn = dayAfter('2025-06-01', Math.floor(next() * 450));
  const ended = next() < 0.6 ? { status: WarrantStatus.SERVED, on: dayAfter(issuedOn, 20) } : undefined;
  return {
    office: 'kcpao' as const,
    court: oneOf(Object.values(Court), next),
    kind: WarrantKind.FAILURE_TO_APPEAR,
    issuedOn,
    ended,
  };
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
