import { bandsOf, differingBands } from './band';
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
  /** How many twenties of people; the exact number is not kept. */
  readonly twenties: number;
  readonly sketch: Uint32Array;
  readonly released: number;
}

interface Shelf {
  readonly places: number[];
  readonly bands: Uint32Array[];
}

export function twentiesOf(people: number): number {
  return Math.floor(people / 20);
}

/** Kept numbers by their order, found by likeness: of like size first, then by bands, then by the whole sketch. */
export class SketchIndex {
  private readonly kept: KeptNumber[] = [];
  private readonly shelves = new Map<string, Shelf>();

  add(kept: KeptNumber): void {
    const key = shelfKey(kept.kind, kept.twenties);
    const shelf = this.shelves.get(key) ?? { places: [], bands: [] };
    this.shelves.set(key, shelf);
    shelf.places.push(this.kept.length);
    shelf.bands.push(bandsOf(kept.sketch));
    this.kept.push(kept);
  }

  /**
   * The place of the earliest number of a near set, null where there is none.
   *
   * INVARIANT: the earliest, not the nearest: what is added later never changes the answer to a set already asked for.
   */
  earliest({ kind, people, sketch }: AskedSet): number | null {
    const bands = bandsOf(sketch);
    const found = [-1, 0, 1].flatMap((step) => {
      const shelf = this.shelves.get(shelfKey(kind, twentiesOf(people) + step));
      return (shelf && this.first(shelf, bands, sketch)) ?? [];
    });
    return found.length > 0 ? Math.min(...found) : null;
  }

  at(place: number): KeptNumber {
    return this.kept[place]!;
  }

  private first({ places, bands }: Shelf, asked: Uint32Array, sketch: Uint32Array): number | null {
    for (let each = 0; each < places.length; each += 1) {
      if (differingBands(bands[each]!, asked, FARTHEST) > FARTHEST) continue;
      if (near(this.kept[places[each]!]!.sketch, { sketch })) return places[each]!;
    }
    return null;
  }
}

function shelfKey(kind: string, twenties: number): string {
  return `${twenties} ${kind}`;
}
