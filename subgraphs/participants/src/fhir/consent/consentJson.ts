import { isDeepStrictEqual } from 'node:util';
import type { Consent } from '../../engine/bases';
import { fromFhir } from './fromFhir';
import type { Json } from './reading';
import { toFhir } from './toFhir';

const INSTANTS = ['signedAt', 'startsAt', 'endsAt', 'revokedAt', 'reaffirmedAt', 'at'];

/** A consent whose instants are written out. */
export function consentJson(consent: Consent): Json {
  return mapped(consent, (each) => (typeof each === 'number' ? new Date(each).toISOString() : each)) as Json;
}

/** The same read back. Throws where it is no consent: nothing in it may be more, less or other than one has. */
export function consentFrom(written: unknown): Consent {
  const consent = mapped(written, (each) => (typeof each === 'string' ? Date.parse(each) : each)) as Consent;
  if (!isConsent(consent)) throw new Error('this is no consent as `leadgraph consent import --json` prints it');
  return consent;
}

/** Whatever is a consent comes through FHIR as it was. */
function isConsent(consent: Consent): boolean {
  try {
    const back = fromFhir(JSON.parse(JSON.stringify(toFhir(consent, 'R4'))));
    return 'consent' in back && isDeepStrictEqual(back.consent, consent);
  } catch {
    return false;
  }
}

function mapped(value: unknown, instant: (each: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => mapped(each, instant));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => [
    key,
    INSTANTS.includes(key) ? instant(each) : mapped(each, instant),
  ]);
  return Object.fromEntries(entries);
}
