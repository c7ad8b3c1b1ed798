import { ANYONE, type Provision, TREATING_PROVIDERS } from '../../engine/bases';
import { ACTIONS, extensionUrl, RECEIVES, RECIPIENT_CLASS, type Version } from './codes';
import { categoryIn, codingsIn, entries, organizationIn, purposeIn, same } from './codings';
import { isNothing } from './lineToFhir';
import type { Json, Reading } from './reading';

type Filters = Omit<Provision, 'id' | 'effect'>;

const FILTERS = ['modifierExtension', 'actor', 'action', 'securityLabel', 'purpose', 'dataPeriod'];

/** One provision as a line. `place` counts from one, and names a line that has no id of its own. */
export function lineFromFhir(
  value: unknown,
  path: string,
  place: number,
  version: Version,
  reading: Reading,
): Provision {
  const known = ['id', ...FILTERS, version === 'R4' ? 'type' : 'provision'];
  const provision = reading.object(value, path, known);
  const id = provision.id === undefined ? `line-${place}` : reading.text(provision.id, `${path}.id`);
  const effect = version === 'R4' ? typeIn(provision, path, reading) : effectIn(provision, path, reading);
  return { id, effect, ...filtersIn(provision, path, reading) };
}

function typeIn({ type }: Json, path: string, reading: Reading): Provision['effect'] {
  return reading.oneOf(type, `${path}.type`, ['permit', 'deny']) === 'permit' ? 'PERMIT' : 'DENY';
}

/** A permission from which all of it is taken out again is a denial; an exception to a part of it fits no line. */
function effectIn({ id, provision, ...filters }: Json, path: string, reading: Reading): Provision['effect'] {
  if (provision === undefined) return 'PERMIT';
  const [whole] = reading.list(provision, `${path}.provision`);
  if (!Array.isArray(provision) || provision.length !== 1 || canonical(whole) !== canonical(filters))
    reading.refuse(`${path}.provision`, 'takes out something else than all of it; write that as a line of its own');
  return 'DENY';
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each) =>
    each && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

/** In FHIR an absent filter lets everything pass: none is taken for a permission of everything. */
function filtersIn(provision: Json, path: string, reading: Reading): Filters {
  const required = (element: string): readonly unknown[] => {
    if (provision[element] === undefined)
      reading.refuse(`${path}.${element}`, 'is missing, which would mean any; a line names what it is about');
    return reading.list(provision[element], `${path}.${element}`);
  };
  checkActions(provision.action, `${path}.action`, reading);
  return {
    recipients: recipientsIn(required('actor'), `${path}.actor`, reading),
    categories: entries(required('securityLabel'), `${path}.securityLabel`, (each, at) =>
      categoryIn(each, at, reading),
    ),
    purposes: entries(required('purpose'), `${path}.purpose`, (each, at) => purposeIn(each, at, reading)),
    sources: sourcesIn(provision.modifierExtension, `${path}.modifierExtension`, reading),
    ...datesIn(provision.dataPeriod, `${path}.dataPeriod`, reading),
  };
}

function recipientsIn(actors: readonly unknown[], path: string, reading: Reading): string[] {
  const references = actors.map((each, index) => {
    const at = `${path}[${index}]`;
    const actor = reading.object(each, at, ['role', 'reference']);
    const roles = codingsIn(actor.role, `${at}.role`, reading);
    if (roles.some((role) => !same(role, RECEIVES)))
      reading.refuse(`${at}.role`, `is another role than \`${RECEIVES.code}\`, the one who receives`);
    return actor.reference;
  });
  if (references.length === 1 && isNothing(references[0])) return [];
  return references.flatMap((each, index) => recipientIn(each, `${path}[${index}].reference`, reading) ?? []);
}

function recipientIn(value: unknown, path: string, reading: Reading): string | null {
  const { identifier, reference } = reading.object(value, path, ['identifier', 'reference', 'type', 'display']);
  if (reference !== undefined || identifier === undefined)
    return reading.refuse(path, 'is no partner by its identifier; whoever is behind a reference is not known here');
  const { system, value: code } = reading.object(identifier, `${path}.identifier`, ['system', 'value']);
  if (system === RECIPIENT_CLASS) return reading.oneOf(code, `${path}.identifier`, [TREATING_PROVIDERS, ANYONE]);
  return organizationIn(identifier, `${path}.identifier`, reading);
}

/** Consents here are about disclosing; one that lets do less or more is none of them. */
function checkActions(value: unknown, path: string, reading: Reading): void {
  const actions = reading.list(value, path).flatMap((each, index) => codingsIn(each, `${path}[${index}]`, reading));
  const alike = actions.length === ACTIONS.length && ACTIONS.every((one) => actions.some((each) => same(each, one)));
  if (actions.length > 0 && !alike)
    reading.refuse(path, `is not ${ACTIONS.map(({ code }) => `\`${code}\``).join(' and ')}`);
}

function sourcesIn(value: unknown, path: string, reading: Reading): string[] | null {
  if (value === undefined) return null;
  const url = extensionUrl('source');
  const sources = reading.list(value, path).map((each, index) => {
    const at = `${path}[${index}]`;
    const source = reading.object(each, at, ['url', 'valueIdentifier']);
    if (source.url !== url) reading.refuse(at, 'modifies the line in a way that is not known here');
    return source.valueIdentifier;
  });
  return entries(sources, path, (each, at) => organizationIn(each, `${at}.valueIdentifier`, reading));
}

function datesIn(value: unknown, path: string, reading: Reading): Pick<Filters, 'from' | 'until'> {
  if (value === undefined) return { from: null, until: null };
  const { start, end } = reading.object(value, path, ['start', 'end']);
  const from = start === undefined ? null : reading.day(start, `${path}.start`);
  const until = end === undefined ? null : reading.day(end, `${path}.end`);
  if (from === null && until === null) reading.refuse(path, 'has neither a start nor an end');
  if (from !== null && until !== null && until < from) reading.refuse(path, 'ends before it starts');
  return { from, until };
}
