import { readActor } from './actors';
import { codingsOf, System } from './coding';
import { Fault } from './fault';
import { type Json, listOf, objectAt, objectsAt, textAt } from './json';
import { spanAt } from './periods';
import type { Directory } from './references';
import { type Content, type Effect, type Instance, opposite, type Rule } from './rule';

/** What reading a consent needs besides the consent. */
export interface Reading {
  readonly directory: Directory;
  readonly contained: readonly unknown[];
}

/** One provision without what it is an exception to or has for exceptions: both versions say this much alike. */
export function readFilters(value: Json, path: string, reading: Reading): Omit<Rule, 'effect' | 'exceptions'> {
  return {
    validity: spanAt(value.period, `${path}.period`),
    actors: objectsAt(value.actor, `${path}.actor`).map((each) =>
      readActor(each.value, each.path, reading.directory, reading.contained),
    ),
    actions: codingsOf(value.action, `${path}.action`, System.CONSENT_ACTION),
    purposes: codingsOf(value.purpose, `${path}.purpose`, System.ACT_REASON),
    unread: value.expression !== undefined || listOf(value.modifierExtension).length > 0,
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
  };
}

function readInstance(value: Json, path: string): Instance {
  const reference = value.reference === undefined ? null : objectAt(value.reference, `${path}.reference`);
  return {
    meaning: textAt(value.meaning, `${path}.meaning`),
    reference: reference && textAt(reference.reference, `${path}.reference.reference`),
  };
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
    return {
      ...readFilters(each.value, each.path, reading),
      effect,
      exceptions: readExceptions(each.value.provision, `${each.path}.provision`, effect, reading),
    };
  });
}
