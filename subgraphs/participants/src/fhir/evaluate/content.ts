import { type Coding, sameCoding, System } from './coding';
import type { Facts } from './facts';
import { coversLabels, labelsOf } from './labels';
import { type Match, matchOf, some } from './match';
import { overlaps, within } from './periods';
import { canonicalReference, type Directory, referencesIn, sameReference } from './references';
import type { Content, Effect, Instance } from './rule';

export const DIMENSIONS = ['labels', 'classes', 'documents', 'codes', 'period', 'instances', 'authors'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** What a request says of the records it is after. An empty list: it leaves that open. */
export interface Asked {
  readonly labels: readonly Coding[];
  readonly classes: readonly Coding[];
}

export function speaksOf(content: Content, dimension: Dimension): boolean {
  const said = content[dimension];
  return Array.isArray(said) ? said.length > 0 : said !== null;
}

/** `open`: the request does not say, or not all of it, so that it depends on the record. */
export function askedMatch(content: Content, dimension: Dimension, asked: Asked, effect: Effect): Match | 'open' {
  if (dimension === 'labels')
    return settled(
      asked.labels.map((label) => coversLabels(content.labels, labelsOf([label]), effect)),
      effect,
    );
  if (dimension !== 'classes' && dimension !== 'documents') return 'open';
  const listed = content[dimension];
  const comparable = asked.classes.filter(({ system }) => listed.some((each) => each.system === system));
  return settled(
    comparable.map((each) => listed.some((one) => sameCoding(one, each))),
    effect,
  );
}

/** A denial of one part of what is asked denies it; a permit of one part leaves the others open. */
function settled(reached: readonly boolean[], effect: Effect): Match | 'open' {
  if (reached.length === 0) return 'open';
  if (!reached.includes(true)) return 'no';
  return effect === 'permit' && reached.includes(false) ? 'open' : 'yes';
}

export function recordMatch(
  content: Content,
  dimension: Dimension,
  record: Facts,
  effect: Effect,
  directory: Directory,
): Match {
  switch (dimension) {
    case 'labels':
      return matchOf(coversLabels(content.labels, record.labels, effect));
    case 'classes':
    case 'documents':
      return some(content[dimension].map((listed) => isOfClass(listed, record, effect)));
    case 'codes': {
      const codes = effect === 'deny' ? record.anyCodes : record.mainCodes;
      const found = content.codes.some((listed) => codes.some((each) => hasCode(listed, each, effect)));
      if (found) return 'yes';
      return content.codes.some(({ code }) => code === null) ? 'unknown' : 'no';
    }
    case 'period': {
      if (record.when === null) return 'unknown';
      const { from, to } = record.when;
      return matchOf((effect === 'deny' ? overlaps : within)(content.period!, from, to));
    }
    case 'instances':
    case 'authors':
      return some(content[dimension].map((each) => isAbout(each, record, effect, directory)));
  }
}

/** Whether a record is among what the request names at all. */
export function isAskedFor(asked: Asked, record: Facts): boolean {
  if (asked.labels.length > 0 && !coversLabels(asked.labels, record.labels, 'permit')) return false;
  return asked.classes.length === 0 || asked.classes.some((each) => isOfClass(each, record, 'permit') === 'yes');
}

function isOfClass(listed: Coding, record: Facts, effect: Effect): Match {
  const { system, code } = listed;
  if (code === null) return 'unknown';
  if (system === System.RESOURCE_TYPE) return matchOf(record.type === code);
  if (system === System.MEDIA_TYPE) return matchOf(record.mediaTypes.includes(code));
  if (record.profiles.includes(code) || record.profiles.includes(`${system}/${code}`)) return 'yes';
  return matchOf(record.documentTypes.some((each) => hasCode(listed, each, effect)));
}

/** A code without a system is never enough for a permit. */
function hasCode(listed: Coding, code: Coding, effect: Effect): boolean {
  if (listed.code === null || listed.code !== code.code) return false;
  if (listed.system === null || code.system === null) return effect === 'deny';
  return listed.system === code.system;
}

function isAbout({ meaning, reference }: Instance, record: Facts, effect: Effect, directory: Directory): Match {
  if (reference === null || meaning === null) return 'unknown';
  const isIt = record.references.some((each) => sameReference(each, reference));
  switch (meaning) {
    case 'instance':
      return matchOf(isIt);
    case 'dependents':
      return matchOf(isIt || refersTo(record.refersTo, reference));
    case 'related':
      return matchOf(isIt || refersTo(record.refersTo, reference) || isReferredTo(record, reference, directory));
    case 'authoredby':
      return matchOf(refersTo(effect === 'deny' ? [...record.mentions, ...record.authors] : record.authors, reference));
    default:
      return 'unknown';
  }
}

function refersTo(references: readonly string[], reference: string): boolean {
  return references.some((each) => sameReference(each, reference));
}

function isReferredTo(record: Facts, reference: string, directory: Directory): boolean {
  const named = directory.find(canonicalReference(reference));
  return named !== null && record.references.some((each) => refersTo(referencesIn(named), each));
}
