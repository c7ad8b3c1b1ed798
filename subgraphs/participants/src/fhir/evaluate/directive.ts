import { readReference } from './actors';
import { type Coding, codingsOf, System } from './coding';
import { Fault } from './fault';
import { isAbsent, isObject, type Json, listOf, objectAt, textAt } from './json';
import { type Moment, momentAt, spanAt } from './periods';
import { type Reading, readEffect, readExceptions } from './provision';
import type { Directory } from './references';
import { type Root, readRootR4 } from './rootR4';
import { ANY_CONTENT, type Directive, type Rule } from './rule';

const STATUSES = ['draft', 'proposed', 'active', 'rejected', 'inactive', 'not-done', 'entered-in-error', 'unknown'];
/** Categories of consents to privacy, by their system. */
const OF_PRIVACY: Readonly<Record<string, readonly string[]>> = {
  [System.LOINC]: ['59284-0', '59284-6', '64292-6', '57016-8', '57017-6'],
  [System.ACT_CODE]: ['INFA', 'INFAO', 'INFASO', 'IDSCL', 'IRDSCL', 'INFACCESS', 'INFADISCLOSE', 'EMRGONLY'],
  [System.CONSENT_CATEGORY]: ['npp', 'emrgonly'],
};

/** A consent of either version as a tree of rules. */
export function readDirective(value: unknown, path: string, directory: Directory): Directive {
  const consent = objectAt(value, path);
  if (consent.resourceType !== 'Consent') throw new Fault(`${path}.resourceType`, 'expected `Consent`');
  if (!isAbsent(consent.except)) throw new Fault(`${path}.except`, 'expected a consent of FHIR R4 or R5');
  const status = textAt(consent.status, `${path}.status`);
  if (status === null || !STATUSES.includes(status))
    throw new Fault(`${path}.status`, `expected one of ${STATUSES.join(', ')}`);
  const reading = { directory, contained: listOf(consent.contained), addressed: false };
  const alternating = Array.isArray(consent.provision) || !isAbsent(consent.decision);
  const root = alternating ? readRootR5(consent, path, reading) : readRootR4(consent, path, reading);
  const patient = consent.subject ?? consent.patient;
  // rules that stand in another resource are not read
  const unread = listOf(consent.modifierExtension).length > 0 || !isAbsent(consent.provisionReference);
  return {
    active: status === 'active',
    validity: spanAt(consent.period, `${path}.period`),
    categories: categoriesOf(consent, path),
    patient: readReference(
      !patient ? null : objectAt(patient, `${path}.${consent.subject ? 'subject' : 'patient'}`),
      path,
      directory,
      reading.contained,
    ),
    given: givenOf(consent, path),
    root: unread ? unreadWholly(root.rule) : root.rule,
    silent: root.silent,
  };
}

/** What changes the meaning of a whole consent leaves no rule of it to be relied on. */
function unreadWholly(rule: Rule): Rule {
  return { ...rule, unread: true, exceptions: rule.exceptions.map(unreadWholly) };
}

/** Without a decision nothing tells a permit from a denial beneath it: then none of the provisions opens anything. */
function readRootR5(consent: Json, path: string, reading: Reading): Root {
  const decision = readEffect(consent.decision, `${path}.decision`);
  const effect = decision ?? 'deny';
  const provisions = readExceptions(consent.provision, `${path}.provision`, effect, reading);
  const typed = listOf(consent.provision).every((each) => isObject(each) && each.type !== undefined);
  const exceptions = decision !== null || typed ? provisions : [];
  const any = { validity: null, actors: [], actions: [], purposes: [], unread: false };
  return { rule: { ...ANY_CONTENT, ...any, effect, exceptions }, silent: false };
}

/** Only R4 has a scope; without one the categories that are of privacy stand for it. */
function categoriesOf(consent: Json, path: string): readonly Coding[] {
  const written = [
    ...codingsOf(consent.scope, `${path}.scope`, System.CONSENT_SCOPE),
    ...codingsOf(consent.category, `${path}.category`),
  ].map((each) => (each.code === '59284-6' ? { ...each, code: '59284-0' } : each));
  const scoped = written.some(({ system }) => system === System.CONSENT_SCOPE);
  return scoped || !written.some(isOfPrivacy)
    ? written
    : [...written, { system: System.CONSENT_SCOPE, code: 'patient-privacy', written: {} }];
}

function isOfPrivacy({ system, code }: Coding): boolean {
  return (OF_PRIVACY[system ?? ''] ?? []).includes(code ?? '');
}

function givenOf(consent: Json, path: string): Moment | null {
  const element = ['dateTime', 'date'].find((each) => consent[each]);
  return element ? momentAt(consent[element], `${path}.${element}`) : null;
}
