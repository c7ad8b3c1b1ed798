import { FACTS, factNamed } from './facts';
import { FIRST_DAY, LAST_DAY } from './history';
import { Population } from './population';
import type { Batch } from './rows';

const PEOPLE = 6_000;

async function rowsOf(population: Population, fact: string): Promise<Batch> {
  const batches: Batch[] = [];
  for await (const batch of population.batchesOf(fact)) batches.push(batch);
  expect(batches).toHaveLength(1);
  return batches[0]!;
}

describe('a synthetic population', () => {
  it.each(FACTS.map(({ name }) => name))('has the rows of %s in order, within its days and codes', async (fact) => {
    const { person, day, attributes } = await rowsOf(new Population(PEOPLE), fact);
    const codes = Object.values(factNamed(fact).attributes);
    expect(attributes).toHaveLength(codes.length);
    expect(day.length).toBe(person.length);
    const misplaced = person.filter((each, row) => {
      const before = person[row - 1] ?? -1;
      return before > each || (before === each && day[row - 1]! > day[row]!);
    });
    expect(misplaced).toHaveLength(0);
    if (fact !== 'person') expect(day.filter((each) => each < FIRST_DAY || each > LAST_DAY)).toHaveLength(0);
    attributes.forEach((column, attribute) => {
      const seen = [...new Set(column)].sort((a, b) => a - b);
      expect(seen).toEqual(Array.from({ length: codes[attribute]!.length + 1 }, (_, code) => code));
    });
  });

  it.each([
    ['person', 1],
    ['police-contact', 3.1],
    ['encounter', 5],
    ['housing-enrolment', 2],
    ['charge', 1.5],
  ])('has of %s about %d for each person', async (fact, each) => {
    const { person } = await rowsOf(new Population(PEOPLE), fact);
    expect(person.length / PEOPLE / each).toBeCloseTo(1, 1);
  });

  it('is the same each time, and another with another seed', async () => {
    const charges = await rowsOf(new Population(PEOPLE), 'charge');
    expect(await rowsOf(new Population(PEOPLE), 'charge')).toEqual(charges);
    expect(await rowsOf(new Population(PEOPLE, 2), 'charge')).not.toEqual(charges);
  });

  it('begins as a larger one does', async () => {
    const [few, many] = [await rowsOf(new Population(100), 'referral'), await rowsOf(new Population(200), 'referral')];
    expect(many.day.slice(0, few.day.length)).toEqual(few.day);
  });

  it('falls on few days where they are far apart', async () => {
    const [fine, coarse] = await Promise.all(
      [1, 50].map(async (daysApart) => rowsOf(new Population(100, 1, daysApart), 'encounter')),
    );
    expect(coarse!.day).toHaveLength(fine!.day.length);
    expect(coarse!.day.every((day) => day % 50 === 0)).toBe(true);
    expect(coarse!.day).toEqual(fine!.day.map((day) => day - (day % 50)));
  });

  it('charges those more who are arrested', async () => {
    const arrested = new Set((await rowsOf(new Population(PEOPLE), 'arrest')).person);
    const charged = new Set((await rowsOf(new Population(PEOPLE), 'charge')).person);
    const both = [...arrested].filter((person) => charged.has(person)).length;
    expect(both / arrested.size).toBeGreaterThan((1.3 * charged.size) / PEOPLE);
  });
});
