import { keyFor, NOWHERE, REF_BYTES, tagsOf } from '@lead-graph/kit';

/** The order in which an owner's people stand, as it told the core: under names that both make from what they share. */
export interface Order {
  readonly epoch: string;
  readonly names: Buffer;
}

/** Where each participant stands at each owner, of one order; kept until the owner draws another or pairs change. */
export class Places {
  private readonly known = new Map<string, { epoch: string; pairs: number; places: Uint32Array }>();
  private readonly orders = new Map<string, Order>();

  knows(agency: string, epoch: string): boolean {
    return this.orders.get(agency)?.epoch === epoch;
  }

  learn(agency: string, order: Order): void {
    this.orders.set(agency, order);
  }

  /** By the number of the participant; `pairs` says which state of references this is of. */
  async of(agency: string, secret: Buffer, pairs: number, refs: () => Promise<Buffer>): Promise<Uint32Array> {
    const { epoch, names } = this.orders.get(agency)!;
    const known = this.known.get(agency);
    if (known?.epoch === epoch && known.pairs === pairs) return known.places;
    const places = placesOf(tagsOf(await refs(), keyFor(secret, 'order', epoch)), names);
    this.known.set(agency, { epoch, pairs, places });
    return places;
  }
}

/** For each name where it stands in the order. */
function placesOf(wanted: Buffer, order: Buffer): Uint32Array {
  const size = 2 ** Math.ceil(Math.log2(order.length / REF_BYTES + 1) + 1);
  const table = new Uint32Array(size).fill(NOWHERE);
  for (let at = 0, place = 0; at < order.length; at += REF_BYTES, place++) {
    let slot = order.readUInt32LE(at) & (size - 1);
    while (table[slot] !== NOWHERE) slot = (slot + 1) & (size - 1);
    table[slot] = place;
  }
  const places = new Uint32Array(wanted.length / REF_BYTES).fill(NOWHERE);
  for (let each = 0, at = 0; at < wanted.length; each++, at += REF_BYTES) {
    let slot = wanted.readUInt32LE(at) & (size - 1);
    for (; table[slot] !== NOWHERE; slot = (slot + 1) & (size - 1)) {
      const from = table[slot]! * REF_BYTES;
      if (wanted.compare(order, from, from + REF_BYTES, at, at + REF_BYTES) !== 0) continue;
      places[each] = table[slot]!;
      break;
    }
  }
  return places;
}
