import { ANYONE, type Provision, TREATING_PROVIDERS } from '../../engine/bases';
import {
  ACTIONS,
  CATEGORY,
  extensionUrl,
  purposeCoding,
  RECEIVES,
  RECIPIENT_CLASS,
  sensitivitiesOf,
  type Version,
} from './codes';
import { concept, extensions, listed, NOTHING, organization, orNothing, type Written } from './written';

/**
 * One line as a provision. In R5, under a base that denies, a provision permits and what stands in it denies: a line
 * that denies is written as a permission from which all of it is taken out again.
 */
export function lineToFhir(line: Provision, version: Version): Written {
  const filters = filtersOf(line);
  if (version === 'R4') return { id: line.id, type: line.effect === 'PERMIT' ? 'permit' : 'deny', ...filters };
  return { id: line.id, ...filters, ...(line.effect === 'DENY' ? { provision: [filters] } : {}) };
}

const CLASSES: readonly string[] = [TREATING_PROVIDERS, ANYONE];

/** Sources narrow a line and FHIR has no place for them: they modify, so that nobody reads the line without them. */
function filtersOf({ recipients, categories, purposes, sources, from, until }: Provision): Written {
  const reference = (code: string) => ({
    identifier: CLASSES.includes(code) ? { system: RECIPIENT_CLASS, value: code } : organization(code),
  });
  const period = { ...(from === null ? {} : { start: from }), ...(until === null ? {} : { end: until }) };
  const named = sources === null ? [] : orNothing(sources.map(organization));
  return {
    ...listed('modifierExtension', extensions('source', 'valueIdentifier', named)),
    actor: orNothing(recipients.map(reference)).map((each) => ({ role: concept(RECEIVES), reference: each })),
    action: ACTIONS.map((action) => concept(action)),
    securityLabel: orNothing(categories.map(categoryLabel)),
    purpose: orNothing(purposes.map(purposeCoding)),
    ...(from === null && until === null ? {} : { dataPeriod: period }),
  };
}

/**
 * The category itself, in our own code system; its DS4P labels stand beneath it, for they would open more: labels in a
 * filter are alternatives, and whoever permits `SUD` would permit counseling notes too.
 */
export function categoryLabel(category: Provision['categories'][number]): Written {
  const labels = sensitivitiesOf(category).map((label) => ({ url: extensionUrl('ds4p-label'), valueCoding: label }));
  return { ...listed('extension', labels), system: CATEGORY, code: category };
}

/** Whether an entry stands for a list of nothing. */
export function isNothing(entry: unknown): boolean {
  return JSON.stringify(entry) === JSON.stringify(NOTHING);
}
