import type { Persona } from '@lead-graph/schema';
import type { Asker, Story } from './story';

/** The people of stories, as the local identity provider knows them, and what it calls an account of a story. */
export interface GraphPeople {
  readonly people: readonly Persona[];
  nameOf(story: Story, account: string): string;
}

/** Accounts of different stories are different people, even where two stories call them alike. */
export function graphPeople(stories: readonly Story[]): GraphPeople {
  const names = new Map<Story, Map<string, string>>();
  const people: Persona[] = [];
  for (const story of stories) {
    const accounts = new Map<string, string>();
    for (const asker of askersIn(story)) {
      if (accounts.has(asker.account)) continue;
      const name = `scenario-${lettersOf(people.length)}`;
      accounts.set(asker.account, name);
      people.push({ ...asker, name, displayName: name, note: 'Synthetic. Somebody in a story.' });
    }
    names.set(story, accounts);
  }
  return { people, nameOf: (story, account) => names.get(story)?.get(account) ?? `nobody-${account}` };
}

function askersIn({ questions }: Story): Asker[] {
  return questions.map(({ asker }) => asker);
}

/** A number as letters: names of personas carry no digits. */
function lettersOf(index: number): string {
  return [...index.toString(26)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26))).join('');
}
