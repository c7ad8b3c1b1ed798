import { tagsOf, wordsOf } from '@lead-graph/kit';

/** What the secrets of one participant take. */
export const SECRET_WORDS = 2;

/** By the ids they are of: whoever is added makes new ids of all. */
const made = new WeakMap<Buffer, { recordKey: Buffer; secrets: Uint32Array }>();

/** Of everybody, by number: the first half of what their 16-byte id is called under the key. */
export function secretsOf(ids: Buffer, recordKey: Buffer): Uint32Array {
  const known = made.get(ids);
  if (known?.recordKey.equals(recordKey)) return known.secrets;
  const secrets = firstHalves(wordsOf(tagsOf(ids, recordKey)));
  made.set(ids, { recordKey, secrets });
  return secrets;
}

function firstHalves(blocks: Uint32Array): Uint32Array {
  const halves = new Uint32Array(blocks.length / 2);
  for (let at = 0; at < halves.length; at += 2) {
    halves[at] = blocks[2 * at]!;
    halves[at + 1] = blocks[2 * at + 1]!;
  }
  return halves;
}
