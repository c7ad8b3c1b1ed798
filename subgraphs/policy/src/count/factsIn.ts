import { type FactsHeader, readFrame, REF_BYTES } from '@lead-graph/kit';

/** What an owner answers: facts of everybody it holds, masked. */
export interface Facts {
  readonly header: FactsHeader;
  readonly rows: Buffer;
  readonly slots: Buffer;
  /** Empty where it was not asked for. */
  readonly order: Buffer;
}

/**
 * Reads an owner's answer; null where it is none. INVARIANT: rows, slots and order are as long as the header says, and as
 * the owner's word to the core does.
 */
export function factsIn(answer: Buffer): Facts | null {
  try {
    const { header, parts } = readFrame<FactsHeader>(answer);
    const [rows, slots, order, ...rest] = parts;
    if (!rows || !slots || !order || rest.length > 0 || !isHeader(header)) return null;
    const { count, width, slot } = header;
    const fit = rows.length === count * width && (slot === 0 ? slots.length === 0 : slots.length % slot === 0);
    return fit && (order.length === 0 || order.length === count * REF_BYTES) ? { header, rows, slots, order } : null;
  } catch {
    return null;
  }
}

/** Rows are read in words of 4 bytes. The word is the core's to verify: one that was altered gets no masks. */
function isHeader({ count, width, slot, word }: FactsHeader): boolean {
  const whole = [count, width, slot].every((each) => Number.isSafeInteger(each) && each >= 0);
  const said = JSON.parse(Buffer.from(word.split('.')[1]!, 'base64url').toString());
  return whole && width > 0 && width % 4 === 0 && said.count === count && said.width === width;
}
