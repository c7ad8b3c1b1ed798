import { BadStory } from './badStory';
import type { Written } from './format';
import type { Person } from './story';

/** Where nobody is named, one person stands for everybody. */
const SOMEBODY = 'rosa';

/** Whoever is named anywhere is a participant, with an account of their own name. */
export function peopleOf(written: Written, file: string): Map<string, Person> {
  const people = new Map<string, Person>();
  for (const { name, born, died, account, atLine } of written.people) {
    if (people.has(name)) throw new BadStory(file, atLine, `person \`${name}\` is told of twice`);
    people.set(name, { name, born, died, account: account ?? name });
  }
  for (const name of namedIn(written)) if (!people.has(name)) people.set(name, unborn(name));
  if (people.size === 0) people.set(SOMEBODY, unborn(SOMEBODY));
  return people;
}

function unborn(name: string): Person {
  return { name, born: null, died: null, account: name };
}

function namedIn(written: Written): string[] {
  const { consents, orders, emergencies, restrictions, assignments, referrals } = written;
  const { representatives, counsel, records, questions } = written;
  const bases = [
    consents,
    orders,
    emergencies,
    restrictions,
    assignments,
    referrals,
    representatives,
    counsel,
    records,
  ];
  return [
    ...bases.flatMap((list: readonly { person: string | null }[]) => list.flatMap(({ person }) => person ?? [])),
    ...questions.flatMap(({ of }) => of ?? []),
  ];
}
