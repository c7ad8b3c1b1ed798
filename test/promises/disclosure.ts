import { byAverages } from '../policy/attacks/averaging';
import { byBestFit } from '../policy/attacks/bestFit';
import { type Campaign, campaign } from '../policy/attacks/campaign';
import { AS_EXPLAINED, type Build, REAL_BUILD, SUPPRESSION_ONLY } from '../policy/attacks/defender';
import { byDifferences, type Guessed } from '../policy/attacks/differencing';
import { byEmptyCells } from '../policy/attacks/emptyCells';
import { atFaceValue } from '@lead-graph/policy/disclosure';
import { fromAllTables } from '../policy/attacks/linearBounds';
import { answersToOne } from '../policy/attacks/repetition';
import { count, type Promised } from './promise';

/** By how much more often than blindly differences may be right, and averages of 200 partitions. */
const DIFFERENCES = 0.1;
const AVERAGES = 0.25;

const PEOPLE = 1_500;
const PLAIN_QUESTIONS = 40;
const AVERAGED_PER_SEQUENCE = 60;
const COUNTED_PER_SEQUENCE = 10;
const WAYS = 64;

export const disclosure: Promised = {
  name: 'disclosure',
  what: 'nobody works out a protected cell from all policy answers together; from plain suppression all are worked out',
  fullSize: 4,
  async measure(size, done) {
    const broken = await attacked(size, SUPPRESSION_ONLY, (part) => done?.(part / 4));
    const held = await attacked(size, REAL_BUILD, (part) => done?.(size / 4 + part / 2));
    const averages = await byAverages(size * AVERAGED_PER_SEQUENCE, REAL_BUILD, size, (part) => {
      done?.((size * 3) / 4 + part / AVERAGED_PER_SEQUENCE / 4);
    });
    const averagedPlainly = await byAverages(2 * size, SUPPRESSION_ONLY, size);
    const answers = await answersToOne(WAYS, REAL_BUILD);
    const others = { averages, emptyCells: await byEmptyCells(size * COUNTED_PER_SEQUENCE, REAL_BUILD, size), answers };
    const proves = broken.exactly === broken.targets && averagedPlainly.right === 1;
    return {
      size: `${size} sequences, ${count(held.questions)} questions, ${count(held.targets)} protected cells, and ${count(size * AVERAGED_PER_SEQUENCE)} averaged over 200 partitions`,
      figure: proves ? figureOf(held, others) : 'the attackers do not break plain suppression: they prove nothing',
      holds: proves && withstood(held, others),
    };
  },
};

interface Others {
  readonly averages: Guessed;
  readonly emptyCells: Guessed;
  readonly answers: number;
}

interface Attacked {
  readonly questions: number;
  readonly targets: number;
  readonly exactly: number;
  readonly differences: Guessed;
  readonly bestFit: Guessed;
}

async function attacked(sequences: number, build: Build, done: (part: number) => void): Promise<Attacked> {
  const each: Attacked[] = [];
  for (let seed = 1; seed <= sequences; seed += 1) {
    each.push(await taken(await campaign({ people: PEOPLE, plain: PLAIN_QUESTIONS, seed }, build), build));
    done(seed);
  }
  const sum = (of: (one: Attacked) => number): number => each.reduce((all, one) => all + of(one), 0);
  const targets = sum((one) => one.targets);
  const mean = (of: (one: Attacked) => Guessed): Guessed => ({
    right: sum((one) => of(one).right * one.targets) / targets,
    blind: sum((one) => of(one).blind * one.targets) / targets,
  });
  return {
    questions: sum((one) => one.questions),
    targets,
    exactly: sum((one) => one.exactly),
    differences: mean((one) => one.differences),
    bestFit: mean((one) => one.bestFit),
  };
}

/** Bounds are read as the build's numbers may be read: plain ones as they stand, altered ones both ways. */
async function taken(told: Campaign, build: Build): Promise<Attacked> {
  const plainly = await fromAllTables(told, atFaceValue);
  const explained = build === REAL_BUILD ? await fromAllTables(told, AS_EXPLAINED) : { exactly: 0 };
  return {
    questions: told.questions,
    targets: told.targets.length,
    exactly: plainly.exactly + explained.exactly,
    differences: byDifferences(told, build),
    bestFit: await byBestFit(told),
  };
}

function withstood({ exactly, differences, bestFit }: Attacked, { averages, emptyCells, answers }: Others): boolean {
  return (
    exactly === 0 &&
    better(differences) <= DIFFERENCES &&
    better(bestFit) <= DIFFERENCES &&
    better(emptyCells) <= DIFFERENCES &&
    better(averages) <= AVERAGES &&
    answers === 1
  );
}

function better({ right, blind }: Guessed): number {
  return right - blind;
}

function figureOf({ exactly, differences, bestFit }: Attacked, { averages, emptyCells, answers }: Others): string {
  const over = (guessed: Guessed): string =>
    `${better(guessed).toFixed(3)} (${guessed.right.toFixed(3)} against ${guessed.blind.toFixed(3)})`;
  return [
    `${exactly} worked out exactly, all from plain suppression`,
    `better than blindly by differences ${over(differences)}, by the best fit ${over(bestFit)}, by empty cells ${over(emptyCells)}, by averages ${over(averages)}`,
    `${answers} answer to one set of people asked for in ${WAYS} ways`,
  ].join('; ');
}
