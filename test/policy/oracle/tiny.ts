import { FACTS, factNamed } from '../synthetic/facts';
import type { Batch } from '../synthetic/rows';

const MS_PER_DAY = 86_400_000;

/** Rows written by hand, by fact: `person day code code`, with `-` for a code that is not known and at the end none. */
export type TinyPopulation = Readonly<Record<string, readonly string[]>>;

/** Of every fact a batch, in any order of rows. */
export function batchesOfTiny(population: TinyPopulation): Map<string, Batch> {
  const unknown = Object.keys(population).find((name) => !FACTS.some((fact) => fact.name === name));
  if (unknown) throw new Error(`no fact \`${unknown}\``);
  return new Map(FACTS.map(({ name }) => [name, batchOf(name, population[name] ?? [])]));
}

/** Since 1970-01-01. */
export function dayOf(date: string): number {
  return Date.parse(date) / MS_PER_DAY;
}

function batchOf(fact: string, lines: readonly string[]): Batch {
  const rows = lines.map((line) => line.split(' '));
  const attributes = Object.entries(factNamed(fact).attributes).map(([name, codes], index) =>
    Uint8Array.from(rows, (row) => {
      const code = row[2 + index] ?? '-';
      if (code !== '-' && !codes.includes(code)) throw new Error(`no code \`${code}\` of \`${name}\``);
      return codes.indexOf(code) + 1;
    }),
  );
  return {
    person: Uint32Array.from(rows, ([person]) => Number(person)),
    day: Int32Array.from(rows, ([, date]) => dayOf(date!)),
    attributes,
  };
}
