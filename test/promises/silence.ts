import { availableParallelism } from 'node:os';
import { Program } from '../program';
import type { Share } from '../silence/onlookerProgram';
import { type Compared, ONLOOKERS } from '../silence/pairs';
import { count, type Promised } from './promise';

/** Pairs asked of two worlds before two others are made. */
const OF_A_SHARE = 1_000;
/** Whoever is not shown is answered on a beat: a program that asks waits for most of its time. */
const PROGRAMS_ON_A_CORE = 3;

/** Operations over the whole schema, each asked in two worlds that differ only in what the onlooker may not read. */
export const silence: Promised = {
  name: 'silence',
  what: 'two worlds that differ only in what is withheld give the same bytes',
  fullSize: 100_000,
  async measure(size, done) {
    const shares = sharesOf(size);
    const compared: Compared[] = [];
    let behind = 0;
    const takeShares = async (): Promise<void> => {
      const program = new Program<Compared>('silence/onlookerProgram');
      for (let share = shares.pop(); share; share = shares.pop()) {
        compared.push(await program.ask(share));
        done?.((behind += share.pairs));
      }
      await program.stop();
    };
    await Promise.all(Array.from({ length: PROGRAMS_ON_A_CORE * availableParallelism() }, takeShares));
    return figureOf(compared);
  },
};

function sharesOf(size: number): Share[] {
  const each = Math.min(OF_A_SHARE, Math.ceil(size / ONLOOKERS.length));
  return Array.from({ length: Math.ceil(size / each) }, (_, index) => ({
    onlooker: index % ONLOOKERS.length,
    pairs: Math.min(each, size - index * each),
    seed: index + 1,
  }));
}

function figureOf(compared: readonly Compared[]) {
  const [pairs, answered] = [sum(compared, 'pairs'), sum(compared, 'answered')];
  const apart = compared.flatMap((figure) => figure.apart);
  return {
    size: `${count(pairs)} pairs of answers to ${ONLOOKERS.length} onlookers, ${count(answered)} of them with something in it`,
    figure: `${count(apart.length)} pairs differ${apart.length > 0 ? `; first: ${apart[0]}` : ''}`,
    holds: apart.length === 0 && answered > pairs / 4,
  };
}

function sum(compared: readonly Compared[], what: 'pairs' | 'answered'): number {
  return compared.reduce((total, figure) => total + figure[what], 0);
}
