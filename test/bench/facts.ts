import { freemem } from 'node:os';
import { countedBy } from '../policy/counter/ourCounter';
import { SyntheticOwners } from '../policy/counter/syntheticOwners';
import { Population } from '../policy/synthetic/population';
import type { Benchmark, Comparison, Row } from './benchmark';
import { verdict } from './benchmark';
import { AS_OF, QUESTIONS } from './policy/questions';
import { spreadOf } from './spread';

const PEOPLE = [100_000, 1_000_000, 10_000_000];

/** In bytes for each person: 344 were in use for ten million, and lists that grow are there twice for a moment. */
const ROOM_EACH = 500;

/** Sizes that are built where there is room for them. */
export function measureFacts(sizes: readonly number[], onStep: (step: string) => void): Promise<Comparison> {
  const fits = (people: number) => people * ROOM_EACH < freemem();
  return measured(
    sizes.filter(fits),
    sizes.filter((people) => !fits(people)),
    onStep,
  );
}

interface Built {
  /** Seconds of CPU. */
  readonly building: number;
  readonly asking: number;
  readonly events: number;
  readonly megabytes: number;
}

async function measured(
  sizes: readonly number[],
  tooMany: readonly number[],
  onStep: (step: string) => void,
): Promise<Comparison> {
  const built: Built[] = [];
  for (const people of sizes) built.push(await build(people, onStep));
  const row = (what: string, value: (each: Built, at: number) => number): Row => ({
    what,
    of: built.map((each, at) => spreadOf([value(each, at)])),
  });
  return {
    size: 'synthetic people with all their events, drawn and brought into the memory of five owners, once each',
    systems: sizes.map((people) => `${people} people`),
    rows: [
      row('events, millions', ({ events }) => events / 1e6),
      row('facts, MB', ({ megabytes }) => megabytes),
      row('facts, bytes per person', ({ megabytes }, at) => (1e6 * megabytes) / sizes[at]!),
      row('CPU seconds, drawing and building', ({ building }) => building),
      row('CPU seconds, one question', ({ asking }) => asking),
    ],
    verdicts: built.slice(1).flatMap((each, at) => {
      const grown = sizes[at + 1]! / sizes[at]!;
      return [
        verdict(
          `CPU of building for ${sizes[at + 1]} people, against so many times that for ${sizes[at]}`,
          [each.building],
          [built[at]!.building * grown],
          1.15,
        ),
        verdict(
          `CPU of a question over ${sizes[at + 1]} people, against so many times that over ${sizes[at]}`,
          [each.asking],
          [built[at]!.asking * grown],
          1.15,
        ),
      ];
    }),
    missing: tooMany.map(
      (people) => `${people} people: that takes ${Math.ceil((people * ROOM_EACH) / 1e9)} GB of free memory`,
    ),
  };
}

async function build(people: number, onStep: (step: string) => void): Promise<Built> {
  const population = new Population(people);
  const [question] = Object.values(QUESTIONS);
  const tell = (done: number, of: number): void => {
    const { rss } = process.memoryUsage();
    onStep(`${people} people: fact ${done} of ${of}, ${Math.round(rss / 1e6)} MB in use`);
  };
  const began = cpuSeconds();
  const owners = await SyntheticOwners.holding(population, undefined, people, tell);
  const there = cpuSeconds();
  await countedBy(owners, question!, AS_OF);
  const tables = [...owners.tables.values()];
  return {
    building: there - began,
    asking: cpuSeconds() - there,
    events: tables.reduce((sum, { events }) => sum + events, 0),
    megabytes: tables.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6,
  };
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

export const facts: Benchmark = {
  name: 'facts',
  what: 'CPU and memory of bringing what is counted into memory, for ever more people',
  measure: (_, onStep = () => undefined) => measureFacts(PEOPLE, onStep),
};
