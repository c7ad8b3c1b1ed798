import { type Coding, sameCoding, System } from './coding';
import type { Effect } from './rule';

const LEVELS = ['U', 'L', 'M', 'N', 'R', 'V'];
const NORMAL = LEVELS.indexOf('N');
const RESTRICTED = LEVELS.indexOf('R');

/** Sensitivities beneath others (v3-ActCode). */
const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  SPI: ['BH', 'MH', 'PSY', 'PSYTHPN', 'SUD'],
  BH: ['COGN', 'DVD', 'EMOTDIS'],
  SUD: ['ETHUD', 'OPIOIDUD'],
};

/**
 * What a denial takes with it although the code system keeps it apart: substance use is labelled ETH or SUD, mental
 * health MH or PSY, and behavioural health is both. A permit never gets any of this.
 */
const ALSO_DENIED: Readonly<Record<string, readonly string[]>> = {
  BH: ['SUD', 'ETH', 'MH', 'PSY'],
  SPI: ['ETH', 'MH', 'PSY'],
  SUD: ['ETH'],
  ETH: ['SUD'],
  MH: ['PSY', 'PSYTHPN', 'EMOTDIS'],
  PSY: ['MH', 'PSYTHPN', 'EMOTDIS'],
  // a label for the whole may hide the part that is denied
  ETHUD: ['SUD', 'ETH'],
  OPIOIDUD: ['SUD', 'ETH'],
  PSYTHPN: ['MH', 'PSY'],
  EMOTDIS: ['MH', 'PSY'],
};
const PARTS: ReadonlySet<string> = new Set(['ETHUD', 'OPIOIDUD', 'PSYTHPN', 'EMOTDIS']);

/** Instructions to whoever handles a record, or the law it stands under: they say nothing of what it is about. */
const HANDLING =
  /^(42CFRPart2(CD)?|Title38.*|HIPAA.*|CommonRule|NORDSL?CLCD|NODSCLCDS?|NOAUTH|NOCOLLECT|NOINTEGRATE|NOLIST|NOMOU|NOORGPOL|NOPAT|NOPERSISTP|NOPRSN|NORELINK|NOREUSE|NOVIP|ORCON|AOD|AUDIT|REDACT|MASK|MINEC|DEID|PSEUD|DELAU|ENCRYPT.*|PERSISTLABEL|PRIVMARK|CPLY.*|OPTIN.*|OPTOUT.*)$/;

/** Systems of labels that say what a record may be used for, how far to trust it, or where it is in its life. */
const SAYS_NOTHING_OF_IT: ReadonlySet<string> = new Set([
  System.ACT_REASON,
  'http://terminology.hl7.org/CodeSystem/v3-ObservationValue',
  'http://terminology.hl7.org/CodeSystem/common-tags',
  'http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle',
]);

/** What the labels of a record say of it. Without any it is normal; a sensitive one is at least restricted unless it says otherwise. */
export interface Labels {
  readonly level: number;
  readonly sensitivities: readonly Coding[];
  readonly all: readonly Coding[];
}

export function labelsOf(all: readonly Coding[]): Labels {
  const sensitivities = all.filter(isSensitivity);
  const levels = all.filter(isLevel).map(({ code }) => LEVELS.indexOf(code!));
  const unread = all.some(({ system, code }) => system === System.CONFIDENTIALITY && !LEVELS.includes(code ?? ''));
  const written = levels.length > 0 ? Math.max(...levels) : sensitivities.length > 0 ? RESTRICTED : NORMAL;
  return { level: unread ? LEVELS.length : written, sensitivities, all };
}

/** A denial reaches a record by any one of its labels; a permit must cover all it is sensitive for, or its level. */
export function coversLabels(listed: readonly Coding[], labels: Labels, effect: Effect): boolean {
  const levels = listed.filter(isLevel).map(({ code }) => LEVELS.indexOf(code!));
  const others = listed.filter((each) => !isLevel(each));
  if (effect === 'deny') {
    const byLevel = levels.some((level) => labels.level >= level);
    return byLevel || labels.all.some((label) => others.some((each) => denies(each, label)));
  }
  if (levels.some((level) => labels.level <= level)) return true;
  const mustCover = labels.sensitivities.length > 0 ? labels.sensitivities : null;
  if (mustCover) return mustCover.every((label) => others.some((each) => includes(each, label)));
  return labels.all.some((label) => !isLevel(label) && others.some((each) => sameCoding(each, label)));
}

/** Whether a permit of these speaks of this label itself, and not only of a level that happens to reach it. */
export function namesLabel(permitted: readonly Coding[], label: Coding): boolean {
  if (!isLevel(label)) return permitted.some((each) => includes(each, label));
  return permitted.some((each) => isLevel(each) && LEVELS.indexOf(each.code!) >= LEVELS.indexOf(label.code!));
}

function denies(listed: Coding, label: Coding): boolean {
  if (includes(listed, label)) return true;
  if (!isActCode(listed) || !isActCode(label)) return false;
  const also = ALSO_DENIED[listed.code!] ?? [];
  if (PARTS.has(listed.code!)) return also.includes(label.code!);
  return also.some((each) => each === label.code || descends(label.code!, each) || deepens(each, label.code!));
}

/** Mental health has parts that the code system does not put beneath it. */
function deepens(also: string, code: string): boolean {
  return !PARTS.has(also) && (ALSO_DENIED[also] ?? []).includes(code) && PARTS.has(code);
}

/** By the hierarchy of the code system alone. */
function includes(listed: Coding, label: Coding): boolean {
  return sameCoding(listed, label) || (isActCode(listed) && isActCode(label) && descends(label.code!, listed.code!));
}

function descends(code: string, from: string): boolean {
  return (CHILDREN[from] ?? []).some((child) => child === code || descends(code, child));
}

function isActCode({ system, code }: Coding): boolean {
  return system === System.ACT_CODE && code !== null;
}

function isLevel({ system, code }: Coding): boolean {
  return system === System.CONFIDENTIALITY && LEVELS.includes(code ?? '');
}

function isSensitivity({ system, code }: Coding): boolean {
  if (system === System.CONFIDENTIALITY || SAYS_NOTHING_OF_IT.has(system ?? '')) return false;
  return !HANDLING.test(code ?? '');
}
