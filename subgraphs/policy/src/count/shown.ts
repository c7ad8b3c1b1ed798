import { type Column, readRows, type RowShape, wordsOf } from '@lead-graph/kit';

/** Rows of some people at one owner, and what takes their masks off. */
export interface Rows {
  readonly shape: RowShape;
  readonly rows: Buffer;
  readonly slots: Buffer;
  readonly masks: Masks | null;
}

/** Where members stand at an owner, and the masks of their rows: by place, or one after the other. */
export interface Masks {
  /** Of each member; not below the number of rows where the owner does not hold them. */
  readonly places: Uint32Array;
  readonly bytes: Buffer;
  readonly byPlace: boolean;
}

/** Of all members, those in whose first column there is something. */
export function membersWithFirst(members: number, { shape: { width, count }, rows, masks }: Rows): Uint32Array {
  const chosen = new Uint32Array(members);
  let found = 0;
  for (let member = 0; member < members; member++) {
    const place = masks ? masks.places[member]! : member;
    if (place >= count) continue;
    const mask = masks ? masks.bytes[(masks.byPlace ? place : member) * width]! : 0;
    if (rows[place * width] !== mask) chosen[found++] = member;
  }
  return chosen.subarray(0, found);
}

/** What stands in the rows of these members, by their number among them. `attributes`: how many each column brings. */
export function columnsOf(members: Uint32Array, of: Rows, attributes: readonly number[]): Column[] {
  return readRows(shownRows(members, of), of.shape, of.slots, attributes);
}

/** Rows without their mask, one after the other; of somebody the owner does not hold, an empty one. */
function shownRows(members: Uint32Array, { shape: { width, count }, rows, masks }: Rows): Buffer {
  const words = width / 4;
  const shown = new Uint32Array(members.length * words);
  const from = wordsOf(rows);
  const mask = masks ? wordsOf(masks.bytes) : new Uint32Array(0);
  for (let each = 0, to = 0; each < members.length; each++, to += words) {
    const member = members[each]!;
    const place = masks ? masks.places[member]! : member;
    if (place >= count) continue;
    const [row, over] = [place * words, (masks?.byPlace ? place : member) * words];
    for (let word = 0; word < words; word++) shown[to + word] = from[row + word]! ^ (masks ? mask[over + word]! : 0);
  }
  return Buffer.from(shown.buffer);
}
