import type { Cut } from '@lead-graph/policy/disclosure';
import { type Build, Defender, type Question } from './defender';
import { CODES, drawPeople } from './population';

/** How many different numbers one set of people got, asked for in many ways with other questions between. */
export async function answersToOne(ways: number, build: Build): Promise<number> {
  const defender = new Defender(drawPeople(500, 3), build);
  const numbers = new Set<unknown>();
  for (let way = 0; way < ways; way += 1) {
    const told = await defender.ask(asking(way));
    numbers.add(
      told.find(({ cut }) => cut.every(({ codes, dimension }) => codes.length === CODES[dimension]))!.released,
    );
    await defender.ask({ cut: [{ dimension: way % 4, codes: [0, 1] }], by: [(way + 1) % 4] });
  }
  return numbers.size;
}

/** Everybody, each time in other words: all codes of some dimensions, by some dimension. */
function asking(way: number): Question {
  const named = CODES.flatMap((codes, dimension) => ((way >> dimension) & 1 ? [allOf(dimension, codes)] : []));
  return { cut: named, by: way % 3 === 0 ? [] : [way % 4] };
}

function allOf(dimension: number, codes: number): Cut[number] {
  return { dimension, codes: Array.from({ length: codes }, (_, code) => code) };
}
