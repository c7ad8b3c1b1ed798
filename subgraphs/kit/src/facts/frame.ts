/** A header as JSON and parts of bytes, each with its length before it. */
export function frameOf(header: object, parts: readonly Uint8Array[]): Buffer {
  const all = [Buffer.from(JSON.stringify(header)), ...parts];
  return Buffer.concat(all.flatMap((part) => [lengthOf(part), part]));
}

export function readFrame<T>(frame: Buffer): { header: T; parts: Buffer[] } {
  const parts: Buffer[] = [];
  for (let at = 0; at < frame.length; ) {
    const length = frame.readUInt32LE(at);
    parts.push(frame.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  const [header, ...rest] = parts;
  return { header: JSON.parse(header!.toString('utf8')), parts: rest };
}

function lengthOf(part: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(part.byteLength);
  return length;
}
