import { BANDS, bandsOf, differingBands } from './band';
import { FARTHEST, near } from './sketch';

/** A set of people whose number is asked for. */
export interface AskedSet {
  /** Only numbers of one kind are compared. */
  readonly kind: string;
  readonly people: number;
  readonly sketch: Uint32Array;
}

/** What a released number leaves: enough to see that a later set is nearly the same, useless without the secrets. */
export interface KeptNumber {
  readonly kind: string;
  /** How many fives of people; the exact number is not kept. */
  readonly fives: number;
  readonly sketch: Uint32Array;
  readonly released: number;
}

export function fivesOf(people: number): number {
  return Math.floor(people / FIVE);
}

const FIVE = 5;
/** Sets that are near are of fives no farther apart. */
const STEPS = Array.from({ length: (2 * FARTHEST) / FIVE + 1 }, (_, step) => step - FARTHEST / FIVE);

/** Numbers of one kind and of like size. The bands of all lie one after another: they are read far oftener than kept. */
class Shelf {
  readonly places: number[] = [];
  private bands = new Uint32Array(16 * BANDS);

  add(place: number, bands: Uint32Array): void {
    const at = this.places.length * BANDS;
    if (at === this.bands.length) this.bands = grown(this.bands);
    this.bands.set(bands, at);
    this.places.push(place);
  }

  /** The first place whose bands are near and whose whole sketch is. */
  first(bands: Uint32Array, isNear: (place: number) => boolean): number | null {
    for (let each = 0; each < this.places.length; each += 1) {
      if (differingBands(this.bands, each * BANDS, bands, FARTHEST) > FARTHEST) continue;
      if (isNear(this.places[each]!)) return this.places[each]!;
    }
    return null;
  }
}

function grown(words: Uint32Array): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(2 * words.length);
  longer.set(words);
  return longer;
}

/** Kept numbers by their order, found by likeness: of like size first, then by bands, then by the whole sketch. */
export class SketchIndex {
  private readonly kept: KeptNumber[] = [];
  private readonly shelves = new Map<string, Shelf>();

  add(kept: KeptNumber): void {
    const key = shelfKey(kept.kind, kept.fives);
    const shelf = this.shelves.get(key) ?? new Shelf();
    this.shelves.set(key, shelf);
    shelf.add(this.kept.length, bandsOf(kept.sketch));
    this.kept.push(kept);
  }

  /**
   * The place of the earliest number of a near set, null where there is none.
   *
   * INVARIANT: the earliest, not the nearest: what is added later never changes the answer to a set already asked for.
   */
  earliest({ kind, people, sketch }: AskedSet): number | null {
    const bands = bandsOf(sketch);
    const isNear = (place: number): boolean => near(this.kept[place]!.sketch, { sketch });
    const found = STEPS.flatMap((step) => {
      return this.shelves.get(shelfKey(kind, fivesOf(people) + step))?.first(bands, isNear) ?? [];
    });
    return found.length > 0 ? Math.min(...found) : null;
  }

  at(place: number): KeptNumber {
    return this.kept[place]!;
  }
}

function shelfKey(kind: string, fives: number): string {
  return `${fives} ${kind}`;
}
