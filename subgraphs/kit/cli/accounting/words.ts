import { CATEGORY_WORDS, GROUND_WORDS, PURPOSE_WORDS } from '@lead-graph/schema';
import type { Account, AgencyAccount, ToldDisclosure } from './account';

const PACIFIC = 'America/Los_Angeles';
const INSTANT = new Intl.DateTimeFormat('en-US', {
  ...{ timeZone: PACIFIC, year: 'numeric', month: 'short', day: 'numeric' },
  ...{ hour: 'numeric', minute: '2-digit', timeZoneName: 'short' },
});
const DAY = new Intl.DateTimeFormat('en-US', { timeZone: PACIFIC, year: 'numeric', month: 'long', day: 'numeric' });
/** A report begins with a day of universal time. */
const FIRST_DAY = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' });

/** One disclosure in the columns of a letter. */
export interface Told {
  readonly when: string;
  readonly who: string;
  readonly what: string;
  readonly why: string;
  readonly ground: string;
  readonly records: string;
}

export function toldIn(each: ToldDisclosure, { organizations }: Account): Told {
  const { recordedAt, kind, state, category, records, purpose, grounds } = each;
  const kept = state === 'WITHHELD' ? ' (kept back in the end, nobody received it)' : '';
  const own = kind === 'USE' ? ' (looked at by the own staff of the agency)' : '';
  return {
    when: INSTANT.format(new Date(recordedAt)),
    who: whoIs(each, organizations),
    what: `${CATEGORY_WORDS[category]}${own}${kept}`,
    why: `for ${PURPOSE_WORDS[purpose]}`,
    ground: kind === 'USE' ? '' : grounds.map((ground) => GROUND_WORDS[ground]).join('; ') || 'not written down',
    records: records === 0 ? 'none found' : `${records}`,
  };
}

function whoIs({ account, role, organization }: ToldDisclosure, names: Account['organizations']): string {
  const does = role.toLowerCase().replaceAll('_', ' ');
  if (account === null) return does === 'participant' ? 'the participant' : 'who acts for the participant';
  const where = organization === null ? '' : `, ${names[organization]?.name ?? organization}`;
  return `${account} (${does})${where}`;
}

/** Why an agency has no table, or that what stands below it may not be all. */
export function noteOn({ answered, disclosures }: AgencyAccount): string {
  if (answered === 'SILENT')
    return 'This agency did not report. What it disclosed, if anything, is not known; ask again.';
  if (answered === 'WITHHELD')
    return 'This agency may not tell whoever asked for this account. The participant can ask for themself.';
  return disclosures.length === 0 ? 'This agency reported no such disclosure.' : '';
}

/** A line for each study; what stands above them says that nobody knows whether there is a row. */
export function studyLines({ studies, organizations }: Account): string[] {
  return (studies ?? []).map(({ at, study, organization, purpose, categories, criteria }) => {
    const who = sponsorOf(organization, organizations);
    const what = categories.map((category) => CATEGORY_WORDS[category]).join(', ');
    return `${INSTANT.format(new Date(at))}: ${who}, study ${study}, for ${PURPOSE_WORDS[purpose]}, of ${what}; asked for: ${criteria}`;
  });
}

/** The law wants who had it done, with address and telephone (45 CFR 164.528(b)(4)(i)(E)). */
function sponsorOf(code: string | null, organizations: Account['organizations']): string {
  if (code === null) return 'an organization';
  const { name = code, contact } = organizations[code] ?? {};
  return `${name} (${contact ?? 'no address is on record; ask the program'})`;
}

export const ON_STUDIES =
  'Rows without names were drawn for these studies from among participants of whom you are one. Whether one of the rows is about you is not known to the program (45 CFR 164.528(b)(4)).';

export function nameOfAgency(agency: string): string {
  const words = agency.replaceAll('-', ' ');
  return `${words[0]!.toUpperCase()}${words.slice(1)}`;
}

export function dayOf(instant: string): string {
  return DAY.format(new Date(instant));
}

/** The day it is where the program is, `2026-01-31`. */
export function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: PACIFIC }).format(new Date());
}

/** From when to when. */
export function periodOf({ since, madeAt }: Account): string {
  return `${since === null ? 'from the beginning' : `from ${FIRST_DAY.format(new Date(since))}`} to ${dayOf(madeAt)}`;
}
