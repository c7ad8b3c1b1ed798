import { DataCategory, intersect, Purpose, Recipient, type Refused, type Scope, without } from '@lead-graph/schema';
import { inForce, type Restriction } from './bases';
import type { CaseOf } from './case';
import { DenyReason, type Ground, type NoGround, noGround } from './decision';
import { type Line, limits, whyLineFails } from './lines';
import { isOpen } from './standing';

/** Purposes for which the law does not ask the participant: a no binds only what they had permitted. */
const NOT_ASKED: readonly Purpose[] = [Purpose.HLEGAL, Purpose.AUDIT, Purpose.MANDATE, Purpose.ETREAT];

/** Takes out of a permitting line what lines that deny take out of it (DOMAIN 3.3 step 6). */
export function lessDenials(permit: Line, ground: Ground, asked: CaseOf): Ground[] {
  if (asked.denials.length === 0) return [ground];
  return barredBy(notLifted(permit, asked).map(refusalOf), [ground]);
}

/** Whose no left nothing of a permitting line. */
export function deniedTo(permit: Line, asked: CaseOf): NoGround {
  return noGround(DenyReason.DENIED_BY_PARTICIPANT, notLifted(permit, asked)[0]!.consent.id);
}

function notLifted(permit: Line, asked: CaseOf): Line[] {
  return denialsOf(asked).filter((denial) => !lifts(permit, denial));
}

/**
 * Takes out of grounds what the participant denied or a holder agreed to restrict. Not bound: their own copy, an
 * emergency, an order, and what the law lets through without asking them.
 */
export function heeding(grounds: readonly Ground[], asked: CaseOf): readonly Ground[] {
  if (asked.denials.length === 0 && asked.bases.restrictions.length === 0) return grounds;
  const restricted = restrictionsOn(asked).map(({ holders }) => (holders === null ? {} : { sources: holders }));
  return grounds.flatMap((ground) => {
    if (!isBound(ground, asked)) return [ground];
    const undenied = ground.kind === 'CONSENT' ? [ground] : lessDenialsNotLifted(ground, asked);
    return barredBy(restricted, undenied);
  });
}

/** Whose no left nothing of these grounds: a line of the participant's own, or else what a holder agreed to. */
export function refusedBy(grounds: readonly Ground[], asked: CaseOf): NoGround {
  const undenied = grounds.flatMap((ground) =>
    ground.kind === 'CONSENT' ? ground : lessDenialsNotLifted(ground, asked),
  );
  return undenied.length === 0
    ? noGround(DenyReason.DENIED_BY_PARTICIPANT, denialsOf(asked)[0]!.consent.id)
    : noGround(DenyReason.RESTRICTED, restrictionsOn(asked)[0]!.id);
}

function isBound({ kind }: Ground, { question }: CaseOf): boolean {
  if (question.recipient === Recipient.SELF || kind === 'EMERGENCY' || kind === 'ORDER') return false;
  return kind === 'CONSENT' || !NOT_ASKED.includes(question.purpose);
}

/** What is left of a ground that needs no consent: all but what was denied, and what a later consent opened again. */
function lessDenialsNotLifted(ground: Ground, asked: CaseOf): Ground[] {
  const over = denialsOf(asked);
  if (over.length === 0) return [ground];
  const { category, question, bases, rules, at } = asked;
  const reopened = asked.lines
    .filter((line) => line.provision.effect === 'PERMIT' && line.provision.categories.includes(category))
    .filter((line) => whyLineFails(line, category, question, bases, rules.policy, at) === null)
    .filter((line) => over.some((denial) => lifts(line, denial)))
    .flatMap((line) => {
      const scope = intersect(ground.scope, scopeOf(line));
      return scope ? lessDenials(line, { ...ground, scope }, asked) : [];
    });
  return [...barredBy(over.map(refusalOf), [ground]), ...reopened];
}

/** How far a permitting line reaches. */
export function scopeOf({ consent, provision: { sources, from, until } }: Line): Scope {
  return {
    sources: sources ?? consent.disclosers,
    ...(from === null ? {} : { from }),
    ...(until === null ? {} : { until }),
  };
}

/** Each ground less each refusal. */
function barredBy(refusals: readonly Refused[], grounds: Ground[]): Ground[] {
  return refusals.reduce<Ground[]>(
    (left, refusal) => left.flatMap((ground) => without(ground.scope, refusal).map((scope) => ({ ...ground, scope }))),
    grounds,
  );
}

/**
 * Lines that deny. INVARIANT: a no holds on a form with a defect too, and a revocation takes back what was
 * permitted, never what was denied: it ends with its form, or by a later consent that lifts it.
 */
export function denialsAmong(lines: readonly Line[], at: number): Line[] {
  return lines.filter(
    ({ provision, consent }) => provision.effect === 'DENY' && consent.status === 'ACTIVE' && inForce(consent, at),
  );
}

function denialsOf({ denials, category }: CaseOf): Line[] {
  return denials.filter(({ provision }) => provision.categories.includes(category));
}

/**
 * A tie denies: only a later signature that names the recipient itself lifts a denial, on a line that says no more
 * than that: to this recipient alone, or of no more categories than were denied.
 */
function lifts(permit: Line, denial: Line): boolean {
  const [granted, denied] = [permit.consent.signedAt, denial.consent.signedAt];
  const later = granted !== null && denied !== null && granted > denied;
  return later && permit.named === 'EXPRESS' && (isToOne(permit) || sizeOf(permit) <= sizeOf(denial));
}

function isToOne({ provision }: Line): boolean {
  return new Set(provision.recipients).size === 1;
}

function sizeOf({ provision }: Line): number {
  return new Set<DataCategory>(provision.categories).size;
}

function refusalOf({ provision: { from, until, sources } }: Line): Refused {
  return {
    ...(from === null ? {} : { from }),
    ...(until === null ? {} : { until }),
    ...(sources === null ? {} : { sources }),
  };
}

/** Limits that holders agreed to (42 CFR 2.26; 45 CFR 164.522(a)). */
function restrictionsOn({ bases, category, question, at }: CaseOf): Restriction[] {
  return bases.restrictions.filter(
    (each) => each.kind === 'AGREED' && isOpen(each, at) && limits(each, category, question),
  );
}
