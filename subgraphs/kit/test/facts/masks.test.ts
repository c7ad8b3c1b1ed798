import { randomBytes } from 'node:crypto';
import { frameOf, framed, type Part, piecesOf, readFrame } from '../../src/facts/frame';
import { masked, masksAt, NOWHERE, openedAnswer, sealedAnswer } from '../../src/facts/masks';

const [KEY, SECRET] = [Buffer.alloc(16, 7), Buffer.alloc(32, 9)];

/** More rows than a cipher takes at once, of a width that its pieces are no multiple of. */
const [COUNT, WIDTH] = [7_001, 20];

const whole = (part: Part): Buffer => Buffer.concat([...piecesOf(part)]);

const rowAt = (rows: Buffer, at: number): Buffer => rows.subarray(at * WIDTH, (at + 1) * WIDTH);

const apart = (one: Buffer, other: Buffer): Buffer => Buffer.from(one.map((byte, at) => byte ^ other[at]!));

describe('masks', () => {
  const rows = randomBytes(COUNT * WIDTH);
  const hidden = whole(masked(rows, KEY));

  it.each([
    ['few', 100],
    ['many', 3],
  ])('of %s take off the mask of these rows and of no others', (_, every) => {
    const wanted = Array.from({ length: Math.ceil(COUNT / every) }, (_, each) => each * every);
    const masks = masksAt(Uint32Array.from([...wanted, NOWHERE]), { count: COUNT, width: WIDTH }, KEY);
    const bytes = whole(masks.bytes);
    expect(bytes).toHaveLength(masks.bytes.byteLength);
    const unmasked = wanted.map((place, each) =>
      apart(rowAt(hidden, place), rowAt(bytes, masks.byPlace ? place : each)),
    );
    expect(Buffer.concat(unmasked).equals(Buffer.concat(wanted.map((place) => rowAt(rows, place))))).toBe(true);
    const others = Array.from({ length: bytes.length / WIDTH }, (_, at) => at).filter((at) =>
      masks.byPlace ? at % every > 0 : at >= wanted.length,
    );
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter((at) => rowAt(bytes, at).some((byte) => byte !== 0))).toEqual([]);
  });
});

describe('an answer', () => {
  const frame = randomBytes(150_001);
  const pieces: Part = {
    byteLength: frame.length,
    pieces: [frame.subarray(0, 3), frame.subarray(3, 70_000), frame.subarray(70_000)],
  };

  it('is opened as it was, whatever the pieces it was sealed in', () => {
    expect(openedAnswer(sealedAnswer(pieces, SECRET, 'call'), SECRET, 'call').equals(frame)).toBe(true);
  });

  it.each([0, 12, 100_000, frame.length + 12])('is not opened where byte %i was changed', (at) => {
    const sealed = sealedAnswer(frame, SECRET, 'call');
    sealed[at]! ^= 1;
    expect(() => openedAnswer(sealed, SECRET, 'call')).toThrow();
  });

  it('is not opened as the answer to another call', () => {
    expect(() => openedAnswer(sealedAnswer(frame, SECRET, 'call'), SECRET, 'other')).toThrow();
  });
});

describe('a frame', () => {
  const parts = [Buffer.from('abcd'), Buffer.alloc(0), randomBytes(8)];

  it('is read as it was written, in pieces or not', () => {
    const { header, parts: read } = readFrame<object>(whole(framed({ a: 'å' }, parts)));
    expect([header, ...read]).toEqual([{ a: 'å' }, ...parts]);
    expect(frameOf({ a: 'å' }, parts)).toHaveLength(framed({ a: 'å' }, parts).byteLength);
  });

  it.each(['', 'b', 'bb', 'bbb'])('has its parts at words of 4 bytes, however long its header', (a) => {
    const frame = frameOf({ a }, parts);
    for (const part of readFrame<object>(frame).parts) expect((part.byteOffset - frame.byteOffset) % 4).toBe(0);
  });
});
