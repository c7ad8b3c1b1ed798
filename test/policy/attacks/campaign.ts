import type { Told } from '@lead-graph/policy/disclosure';
import { seededDraw } from '../../oracles/generators/draw';
import { type Build, Defender, type Question } from './defender';
import { drawPeople } from './population';
import { keyOf, plainQuestion, roads } from './sequence';
import { protectedCells, type Target } from './target';

/** Everything that was told in a sequence of questions, and what must not follow from it. */
export interface Campaign {
  readonly questions: number;
  readonly tables: readonly (readonly Told[])[];
  readonly targets: readonly Target[];
}

export interface Size {
  readonly people: number;
  /** Asked by people with nothing in mind, between the attacker's. */
  readonly plain: number;
  readonly seed: number;
}

export async function campaign({ people, plain, seed }: Size, build: Build): Promise<Campaign> {
  const drawn = drawPeople(people, seed);
  const targets = protectedCells(drawn);
  const questions = questionsOf(targets, plain, seed);
  const defender = new Defender(drawn, build);
  const tables: Told[][] = [];
  for (const question of questions) tables.push(await defender.ask(question));
  return { questions: questions.length, tables, targets };
}

function questionsOf(targets: readonly Target[], plain: number, seed: number): Question[] {
  const draw = seededDraw(seed + 1);
  const cuts = new Map(targets.flatMap(roads).flatMap((road) => road.map(({ cut }) => [keyOf(cut), cut] as const)));
  const mixed: Question[] = [...cuts.values()].map((cut) => ({ cut, by: [] }));
  for (let left = plain; left > 0; left -= 1) mixed.splice(draw.below(mixed.length + 1), 0, plainQuestion(draw));
  return mixed;
}
