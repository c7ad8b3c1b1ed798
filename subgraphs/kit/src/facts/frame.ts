import { BadUserInput } from '@lead-graph/schema';

/** Bytes that are made as they are read, so that they never stand in memory as a whole. */
export interface Pieces {
  readonly byteLength: number;
  /** Read once. */
  readonly pieces: Iterable<Uint8Array>;
}

export type Part = Uint8Array | Pieces;

export function piecesOf(part: Part): Iterable<Uint8Array> {
  return 'pieces' in part ? part.pieces : [part];
}

/**
 * A header as JSON and parts of bytes, each with its length before it. Parts begin at words of 4 bytes where those before
 * them end at one.
 */
export function framed(header: object, parts: readonly Part[]): Pieces {
  const all = [headerOf(header), ...parts];
  return {
    byteLength: all.reduce((sum, { byteLength }) => sum + 4 + byteLength, 0),
    pieces: (function* () {
      for (const part of all) {
        yield lengthOf(part);
        yield* piecesOf(part);
      }
    })(),
  };
}

export function frameOf(header: object, parts: readonly Uint8Array[]): Buffer {
  return Buffer.concat([...framed(header, parts).pieces]);
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

function headerOf(header: object): Buffer {
  const text = Buffer.from(JSON.stringify(header));
  return Buffer.concat([text, Buffer.alloc(-text.length & 3, ' ')]);
}

function lengthOf(part: Part): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(part.byteLength);
  return length;
}
