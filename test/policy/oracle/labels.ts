import type { Dimension, EventsOf } from '@lead-graph/policy';
import { factNamed } from '../synthetic/facts';

/** Of the index day alone. */
type Calendar = { readonly kind: 'QUARTER' | 'YEAR' };

const NOT_KNOWN = 'NOT_KNOWN';

/** The name of a dimension's value, as which SQL knows a number. */
export function labelOf(index: EventsOf, dimension: Dimension, value: number): string {
  if (dimension.kind === 'YEAR') return `${value}`;
  if (dimension.kind === 'QUARTER') return `${Math.floor(value / 4)}-Q${(value % 4) + 1}`;
  return value === 0 ? NOT_KNOWN : labelsOf(index, dimension)[value - 1]!;
}

/** Inverse of `labelOf`; null where nothing is called so. */
export function numberOf(index: EventsOf, dimension: Dimension, label: string): number | null {
  if (dimension.kind === 'YEAR') return /^\d{4}$/.test(label) ? Number(label) : null;
  if (dimension.kind === 'QUARTER') {
    const [, year, quarter] = /^(\d{4})-Q([1-4])$/.exec(label) ?? [];
    return year ? Number(year) * 4 + Number(quarter) - 1 : null;
  }
  if (label === NOT_KNOWN) return 0;
  const at = labelsOf(index, dimension).indexOf(label);
  return at < 0 ? null : at + 1;
}

/** As numbers, of which 0 is what is not known. */
export function valuesOf(fact: string, attribute: string, codes: readonly string[]): number[] {
  const known = codesOf(fact, attribute);
  return codes.map((code) => {
    const at = known.indexOf(code);
    if (at < 0) throw new Error(`no code \`${code}\` of \`${attribute}\`; one of ${known.join(', ')}`);
    return at + 1;
  });
}

/** All but what is not known. */
export function labelsOf(index: EventsOf, dimension: Exclude<Dimension, Calendar>): readonly string[] {
  if (dimension.kind === 'INDEX') return codesOf(index.fact, dimension.attribute);
  if (dimension.kind === 'AGE') return bandsOf(dimension.from);
  return codesOf(dimension.fact, dimension.attribute);
}

function bandsOf(from: readonly number[]): string[] {
  const bands = from.map((first, band) => (band + 1 < from.length ? `${first}-${from[band + 1]! - 1}` : `${first}+`));
  return [`under ${from[0]}`, ...bands];
}

function codesOf(fact: string, attribute: string): readonly string[] {
  const codes = factNamed(fact).attributes[attribute];
  if (!codes) throw new Error(`\`${fact}\` has no \`${attribute}\``);
  return codes;
}
