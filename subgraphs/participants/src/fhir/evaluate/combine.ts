import { isDeepStrictEqual } from 'node:util';
import { sameCoding } from './coding';
import { DIMENSIONS, type Dimension, speaksOf } from './content';
import { namesLabel } from './labels';
import type { Named, Residual } from './opinion';
import type { Moment } from './periods';
import type { Content, Effect } from './rule';
import type { Verdict } from './verdict';

interface Statement {
  readonly named: Named;
  readonly given: Moment | null;
}

/** What several consents say together. Null: none says anything. */
export interface Together {
  readonly effect: Effect | null;
  /** Records that are permitted although the rest is not. */
  readonly permits: readonly Residual[];
  /** Records that are denied although the rest is permitted. */
  readonly denials: readonly Residual[];
}

/**
 * A denial wins over a permit whatever their dates, unless a later permit names the recipient and everything else that
 * the denial named; on a tie the denial stands.
 */
export function effectOf(verdicts: readonly Verdict[]): Effect | null {
  const permits = verdicts.filter(({ effect }) => effect === 'permit');
  const denials = verdicts.filter(({ effect }) => effect === 'deny');
  if (denials.some((denial) => !permits.some((permit) => lifts(permit, denial)))) return 'deny';
  return permits.length > 0 ? 'permit' : null;
}

export function together(verdicts: readonly Verdict[]): Together {
  const effect = effectOf(verdicts);
  const permits = effect === 'permit' ? [] : verdicts.flatMap((verdict) => survivingPermits(verdict, verdicts));
  const denials = verdicts.flatMap((verdict) =>
    verdict.residuals.filter(
      (each) => each.effect === 'deny' && !isLifted({ ...each, given: verdict.given }, verdicts),
    ),
  );
  return { effect: permits.length > 0 ? 'permit' : effect, permits, denials };
}

/** What a consent permits of some records, where no other consent denies the whole. */
function survivingPermits(verdict: Verdict, verdicts: readonly Verdict[]): readonly Residual[] {
  const denials = verdicts.filter((each) => each !== verdict && each.effect === 'deny');
  return verdict.residuals.filter(
    ({ effect, named }) =>
      effect === 'permit' && denials.every((denial) => lifts({ named, given: verdict.given }, denial)),
  );
}

function isLifted(denial: Statement, verdicts: readonly Verdict[]): boolean {
  return verdicts.some(
    ({ effect, named, given, residuals }) =>
      (effect === 'permit' && lifts({ named, given }, denial)) ||
      residuals.some((each) => each.effect === 'permit' && lifts({ named: each.named, given }, denial)),
  );
}

function lifts(permit: Statement, denial: Statement): boolean {
  if (!permit.given || !denial.given || permit.given.from <= denial.given.to) return false;
  if (!permit.named.actors || (denial.named.purposes && !permit.named.purposes)) return false;
  return denial.named.contents.every((denied) => DIMENSIONS.every((each) => isNamed(each, denied, permit.named)));
}

/** Every code that was denied must be one of those permitted; a period or a single record must be the same. */
function isNamed(dimension: Dimension, denied: Content, { contents }: Named): boolean {
  if (!speaksOf(denied, dimension)) return true;
  switch (dimension) {
    case 'labels':
      return denied.labels.every((each) => contents.some(({ labels }) => namesLabel(labels, each)));
    case 'period':
    case 'instances':
    case 'authors':
      return contents.some((each) => isDeepStrictEqual(each[dimension], denied[dimension]));
    default:
      return denied[dimension].every((each) =>
        contents.some((one) => one[dimension].some((code) => sameCoding(code, each))),
      );
  }
}
