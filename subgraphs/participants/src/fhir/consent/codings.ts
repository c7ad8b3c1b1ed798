import type { DataCategory, Purpose } from '@lead-graph/schema';
import { CATEGORIES, CATEGORY, type Coding, ORGANIZATION, PURPOSES, purposeCoding } from './codes';
import { categoryLabel, isNothing } from './lineToFhir';
import type { Reading } from './reading';

/** The codings of one concept; words beside a code say nothing that the code does not. */
export function codingsIn(value: unknown, path: string, reading: Reading): Coding[] {
  const { coding } = reading.object(value, path, ['coding', 'text']);
  const codings = reading.list(coding, `${path}.coding`);
  if (coding === undefined) reading.refuse(path, 'has no code');
  return codings.map((each, index) => codingIn(each, `${path}.coding[${index}]`, reading));
}

export function codingIn(value: unknown, path: string, reading: Reading, ...more: readonly string[]): Coding {
  const coding = reading.object(value, path, ['system', 'code', 'display', 'version', ...more]);
  return {
    system: reading.text(coding.system, `${path}.system`),
    code: reading.text(coding.code, `${path}.code`),
  };
}

export function same(a: Coding, b: Coding): boolean {
  return a.system === b.system && a.code === b.code;
}

/** A list that may be one of nothing; what is absent is for the caller to judge. */
export function entries<T>(
  list: readonly unknown[],
  path: string,
  read: (value: unknown, path: string) => T | null,
): T[] {
  if (list.length === 1 && isNothing(list[0])) return [];
  return list.flatMap((each, index) => read(each, `${path}[${index}]`) ?? []);
}

/** A category in our code system. A DS4P label alone names none: several categories share it. */
export function categoryIn(value: unknown, path: string, reading: Reading): DataCategory | null {
  const { system, code } = codingIn(value, path, reading, 'extension');
  const category = CATEGORIES.find((each) => each === code);
  if (system !== CATEGORY || !category)
    return reading.refuse(path, `\`${code}\` of \`${system}\` is no category; expected a code of \`${CATEGORY}\``);
  const { extension } = value as { readonly extension?: unknown };
  if (extension !== undefined && JSON.stringify(extension) !== JSON.stringify(categoryLabel(category).extension))
    return reading.refuse(`${path}.extension`, `says other labels than those of \`${code}\``);
  return category;
}

/** The very purpose: one that lies beneath it would be widened. */
export function purposeIn(value: unknown, path: string, reading: Reading): Purpose | null {
  const coding = codingIn(value, path, reading);
  const purpose = PURPOSES.find((each) => same(purposeCoding(each), coding));
  return purpose ?? reading.refuse(path, `\`${coding.code}\` of \`${coding.system}\` is no purpose known here`);
}

/** Code of an organisation; who it is must be known by the caller. */
export function organizationIn(value: unknown, path: string, reading: Reading): string | null {
  const { system, value: code } = reading.object(value, path, ['system', 'value']);
  if (system !== ORGANIZATION)
    return reading.refuse(path, `names an organization by something else than \`${ORGANIZATION}\``);
  return reading.text(code, `${path}.value`);
}
