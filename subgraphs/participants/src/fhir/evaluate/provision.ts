import { type Actor, isAuthor, readActor, recipientsOf } from './actors';
import { codingsOf, System } from './coding';
import { Fault } from './fault';
import { tokensIn } from './identifiers';
import { isAbsent, type Json, listOf, objectAt, objectsAt, textAt } from './json';
import { spanAt } from './periods';
import type { Directory } from './references';
import { type Content, type Effect, type Instance, opposite, type Rule } from './rule';

/** What reading a consent needs besides the consent. */
export interface Reading {
  readonly directory: Directory;
  readonly contained: readonly unknown[];
  /** Around this it is said who receives. */
  readonly addressed: boolean;
}

type Filters = Omit<Rule, 'effect' | 'exceptions'>;

/** One provision without what it is an exception to or has for exceptions: both versions say this much alike. */
export function readFilters(value: Json, path: string, reading: Reading): Filters {
  return {
    validity: spanAt(value.period, `${path}.period`),
    actors: objectsAt(value.actor, `${path}.actor`).map((each) =>
      readActor(each.value, each.path, reading.directory, reading.contained),
    ),
    actions: codingsOf(value.action, `${path}.action`, System.CONSENT_ACTION),
    purposes: codingsOf(value.purpose, `${path}.purpose`, System.ACT_REASON),
    unread: !isAbsent(value.expression) || listOf(value.modifierExtension).length > 0,
    ...readContent(value, path),
  };
}

function readContent(value: Json, path: string): Content {
  return {
    labels: codingsOf(value.securityLabel, `${path}.securityLabel`),
    classes: [
      ...codingsOf(value.class, `${path}.class`, System.RESOURCE_TYPE),
      ...codingsOf(value.resourceType, `${path}.resourceType`, System.RESOURCE_TYPE),
    ],
    documents: codingsOf(value.documentType, `${path}.documentType`),
    codes: codingsOf(value.code, `${path}.code`),
    period: spanAt(value.dataPeriod, `${path}.dataPeriod`),
    instances: objectsAt(value.data, `${path}.data`).map((each) => readInstance(each.value, each.path)),
    authors: [],
  };
}

function readInstance(written: Json, path: string): Instance {
  const meaning = textAt(written.meaning, `${path}.meaning`);
  const to = written.reference ? objectAt(written.reference, `${path}.reference`) : {};
  const reference = textAt(to.reference, `${path}.reference.reference`) ?? tokensIn(to.identifier)[0] ?? null;
  const named = to.reference ? { reference: to.reference } : { identifier: to.identifier };
  return { meaning, reference, written: { meaning, reference: named } };
}

/** Null where it does not say. */
export function readEffect(value: unknown, path: string): Effect | null {
  const written = textAt(value, path);
  if (written !== null && written !== 'permit' && written !== 'deny')
    throw new Fault(path, 'expected `permit` or `deny`');
  return written;
}

/** The provisions beneath one of these: each its own `type`, or the opposite of what it is an exception to. */
export function readExceptions(value: unknown, path: string, beneath: Effect, reading: Reading): readonly Rule[] {
  return objectsAt(value, path).map((each) => {
    const effect = readEffect(each.value.type, `${each.path}.type`) ?? opposite(beneath);
    const filters = readFilters(each.value, each.path, reading);
    const inner = addressedBy(filters, reading);
    return {
      ...(effect === 'permit' && inner.addressed ? authorsAsContent(filters) : filters),
      effect,
      exceptions: readExceptions(each.value.provision, `${each.path}.provision`, effect, inner),
    };
  });
}

/** For reading what is beneath these filters. */
export function addressedBy({ actors }: Filters, reading: Reading): Reading {
  return { ...reading, addressed: reading.addressed || recipientsOf(actors).length > 0 };
}

/** Beside those who receive, whoever is named as the author says which records: what they wrote. */
function authorsAsContent(filters: Filters): Filters {
  const authors = filters.actors.filter(isAuthor).flatMap(writtenBy);
  return { ...filters, actors: filters.actors.filter((each) => !isAuthor(each)), authors };
}

function writtenBy({ references }: Actor): readonly Instance[] {
  const meaning = 'authoredby';
  if (references.length === 0) return [{ meaning, reference: null, written: { meaning } }];
  return references.map((reference) => ({ meaning, reference, written: { meaning, reference: { reference } } }));
}
