import { createCipheriv } from 'node:crypto';
import { BLOCK } from './masks';
import { SECRET_BYTES } from './rowFormat';

/** No secret: what hides a slot is the secret that goes into it. */
const KEY = Buffer.alloc(BLOCK);

/**
 * Hides slots, or shows them: block `n` of a slot is covered by AES(secret, n) and the same in clear, which nobody can
 * make who has not the secret (Davies and Meyer). `secrets` one after the other, of 12 bytes each.
 */
export function coveredSlots(slots: Buffer, slot: number, secrets: Buffer): Buffer {
  const blocks = Buffer.alloc(slots.length);
  for (let at = 0, each = 0; at < slots.length; at += slot, each++)
    for (let block = 0; block * BLOCK < slot; block++) {
      const to = at + block * BLOCK;
      secrets.copy(blocks, to, each * SECRET_BYTES, (each + 1) * SECRET_BYTES);
      blocks.writeUInt32LE(block, to + SECRET_BYTES);
    }
  const covers = createCipheriv('aes-128-ecb', KEY, null).setAutoPadding(false).update(blocks);
  const covered = Buffer.allocUnsafe(slots.length);
  for (let at = 0; at < slots.length; at++) covered[at] = slots[at]! ^ covers[at]! ^ blocks[at]!;
  return covered;
}
