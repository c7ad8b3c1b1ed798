import {
  CATEGORY_WORDS,
  type DataCategory,
  type DisclosureGround,
  GROUND_WORDS,
  PURPOSE_WORDS,
  Recipient,
  Role,
} from '@lead-graph/schema';
import type { KeptEntry } from './keptEntries';

type Told = Pick<KeptEntry, 'kind' | 'withheld' | 'rows' | 'purpose' | 'requester'> & {
  readonly category: DataCategory;
  readonly organization: string | null;
  readonly grounds: readonly DisclosureGround[];
};

/** One entry as a sentence, for whoever it is about. */
export function wordsFor({ kind, withheld, category, rows, organization, purpose, requester, grounds }: Told): string {
  const what = `${rows === 0 ? 'no record' : rows === 1 ? 'one record' : `${rows} records`} of ${CATEGORY_WORDS[category]}`;
  const verb = kind === 'USE' ? 'looked at, of their own agency,' : withheld ? 'asked for, and was not given,' : 'saw';
  const told = requester.recipient === Recipient.SELF ? [] : grounds.map((ground) => `, ${GROUND_WORDS[ground]}`);
  return `${whoIs(requester, organization)} ${verb} ${what}, for ${PURPOSE_WORDS[purpose]}${told.join('')}`;
}

function whoIs({ recipient, role }: KeptEntry['requester'], organization: string | null): string {
  if (role === Role.REPRESENTATIVE) return 'who acts for the participant';
  if (recipient === Recipient.SELF) return 'the participant';
  return `a ${role.toLowerCase().replaceAll('_', ' ')}${organization ? ` of ${organization}` : ''}`;
}
