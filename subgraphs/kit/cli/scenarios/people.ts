import { BadStory } from './badStory';
import type { Written } from './format';
import type { Person } from './story';

/** Where nobody is named, one person stands for everybody. */
const SOMEBODY = 'rosa';

/**
 * Whoever is named anywhere is a participant, with an account of their own name. Where people are listed, a
 * question is about one of them or of those that facts name: a slip of the pen would be answered with a denial.
 */
export function peopleOf(written: Written, file: string): Map<string, Person> {
  const people = new Map<string, Person>();
  for (const { name, born, died, account, atLine } of written.people) {
    if (people.has(name)) throw new BadStory(file, atLine, `person \`${name}\` is told of twice`);
    people.set(name, { name, born, died, account: account ?? name });
  }
  for (const name of namedInFacts(written)) if (!people.has(name)) people.set(name, unborn(name));
  for (const { of, atLine } of written.questions) {
    if (of === null || people.has(of)) continue;
    if (written.people.length > 0)
      throw new BadStory(file, atLine, `no person \`${of}\`; told of here: ${[...people.keys()].join(', ')}`);
    people.set(of, unborn(of));
  }
  if (people.size === 0) people.set(SOMEBODY, unborn(SOMEBODY));
  return people;
}

function unborn(name: string): Person {
  return { name, born: null, died: null, account: name };
}

function namedInFacts(written: Written): string[] {
  const { consents, orders, emergencies, restrictions, assignments, referrals } = written;
  const { representatives, counsel, records } = written;
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
  return bases.flatMap((list: readonly { person: string | null }[]) => list.flatMap(({ person }) => person ?? []));
}
