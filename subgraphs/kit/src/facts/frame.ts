import { BadUserInput } from '@lead-graph/schema';

/** A header as JSON and parts of bytes, each with its length before it. */
export function frameOf(header: object, parts: readonly Uint8Array[]): Buffer {
  const all = [Buffer.from(JSON.stringify(header)), ...parts];
  return Buffer.concat(all.flatMap((part) => [lengthOf(part), part]));
}

export function readFrame<T>(frame: Buffer): { header: T; parts: Buffer[] } {
  const parts: Buffer[] = [];
  for (let at = 0; at < frame.length; ) {
    const length = at + 4 <= frame.length ? frame.readUInt32LE(at) : frame.length;
    if (at + 4 + length > frame.length) throw NO_FRAME();
    parts.push(frame.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  const [header, ...rest] = parts;
  return { header: headerIn<T>(header), parts: rest };
}

function headerIn<T>(part: Buffer | undefined): T {
  try {
    const header = JSON.parse(String(part));
    if (typeof header === 'object' && header !== null) return header;
  } catch {
    // Said below.
  }
  throw NO_FRAME();
}

const NO_FRAME = (): BadUserInput =>
  new BadUserInput('body', 'expected a header of JSON and parts, each with its length before it');

function lengthOf(part: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(part.byteLength);
  return length;
}
