import { BLOCK, tagsOf, wordsOf } from './masks';
import { SECRET_BYTES } from './rowFormat';

/** No secret: what hides a slot is the secret that goes into it. */
const KEY = Buffer.alloc(BLOCK);

/**
 * Hides slots, or shows them: block `n` of a slot is covered by AES(secret, n) and the same in clear, which nobody can
 * make who has not the secret (Davies and Meyer). `secrets` one after the other, of 12 bytes each.
 */
export function coveredSlots(slots: Buffer, slot: number, secrets: Buffer): Buffer {
  const blocks = new Uint32Array(slots.length / 4);
  const [clear, theirs] = [wordsOf(slots), wordsOf(secrets)];
  const words = SECRET_BYTES / 4;
  for (let at = 0, each = 0; at < slots.length; at += slot, each++)
    for (let block = 0, to = at / 4; block < slot / BLOCK; block++, to += BLOCK / 4) {
      for (let word = 0; word < words; word++) blocks[to + word] = theirs[each * words + word]!;
      blocks[to + words] = block;
    }
  const covers = wordsOf(tagsOf(Buffer.from(blocks.buffer), KEY));
  for (let word = 0; word < blocks.length; word++) blocks[word]! ^= clear[word]! ^ covers[word]!;
  return Buffer.from(blocks.buffer);
}
