import type { EarlierNumber, ReleaseLog } from './releaseLog';
import { type AskedSet, type KeptNumber, SketchIndex, fivesOf } from './sketchIndex';

/** A number that may be shown, and what it would be if nothing like it had been shown before. */
export interface Wanted extends AskedSet {
  readonly fresh: number;
}

export interface Numbered {
  readonly released: number;
  /** Two numbers that are one have one name. */
  readonly name: string;
}

/** Gives numbers in the order wanted: the earliest of a near set, released to anybody or in this table; else a fresh one. */
export async function number(
  wanted: readonly Wanted[],
  log: ReleaseLog,
): Promise<{ numbered: Numbered[]; fresh: KeptNumber[] }> {
  const earlier = await log.earlier(wanted);
  const here = new SketchIndex();
  const fresh: KeptNumber[] = [];
  const numbered = wanted.map((each, order) => fromLog(earlier[order]!) ?? fromHere(each, here, fresh));
  return { numbered, fresh };
}

function fromLog(earlier: EarlierNumber | null): Numbered | null {
  return earlier && { released: earlier.released, name: `log ${earlier.place}` };
}

function fromHere(wanted: Wanted, here: SketchIndex, fresh: KeptNumber[]): Numbered {
  const place = here.earliest(wanted);
  if (place !== null) return { released: here.at(place).released, name: `here ${place}` };
  const kept = keptOf(wanted);
  here.add(kept);
  fresh.push(kept);
  return { released: kept.released, name: `here ${fresh.length - 1}` };
}

function keptOf({ kind, people, sketch, fresh }: Wanted): KeptNumber {
  return { kind, fives: fivesOf(people), sketch, released: fresh };
}
