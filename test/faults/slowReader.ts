import { connect } from 'node:net';
import { pause } from './stops';

/** What one client got of one answer. */
export interface Slow {
  /** Length of the answer, by its head; null where none came, or another answer than was asked for. */
  readonly length: number | null;
  /** Bytes of the body that were read before the acknowledgement, and after it. */
  readonly before: number;
  readonly after: number;
}

/** Read at a time, in bytes. */
const PART = 65_536;

/**
 * A client that reads no faster than `bytesPerSecond` until something is acknowledged, and then all there is: what the
 * kernels on both sides held, or the whole answer where nobody cut it off.
 */
export async function readSlowly(
  url: string,
  token: string,
  { query, id, bytesPerSecond }: { query: string; id: string; bytesPerSecond: number },
  acknowledged: Promise<unknown>,
): Promise<Slow> {
  const body = JSON.stringify({ query, variables: { id } });
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const over = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('error', () => undefined);
  socket.write(`${headOf(token, body.length)}\r\n\r\n${body}`);
  const tally = new Tally();
  let hasty = false;
  void acknowledged.then(() => {
    hasty = true;
    tally.acknowledged = true;
  });
  while (!hasty && !socket.destroyed) {
    tally.take(socket.read(PART) ?? socket.read());
    await pause((1_000 * PART) / bytesPerSecond);
  }
  socket.on('data', (part: Buffer) => tally.take(part));
  await Promise.all([over, acknowledged]);
  return tally.figure;
}

function headOf(token: string, length: number): string {
  return [
    'POST /graphql HTTP/1.1',
    'Host: test',
    'Connection: close',
    'Content-Type: application/json',
    `Content-Length: ${length}`,
    `Authorization: Bearer ${token}`,
    'Purpose-Of-Use: DIVOPS',
  ].join('\r\n');
}

class Tally {
  acknowledged = false;
  private head = '';
  private length: number | null = null;
  private before = 0;
  private after = 0;

  get figure(): Slow {
    const { length, before, after } = this;
    return { length, before, after };
  }

  take(part: Buffer | null): void {
    if (part === null) return;
    const bytes = this.length === null ? this.beyondHead(part) : part.length;
    if (this.acknowledged) this.after += bytes;
    else this.before += bytes;
  }

  private beyondHead(part: Buffer): number {
    this.head += part.toString('latin1');
    const end = this.head.indexOf('\r\n\r\n');
    const length = /^HTTP\/1.1 200[\s\S]*content-length: (\d+)/i.exec(this.head.slice(0, end))?.[1];
    if (end < 0 || !length) return 0;
    this.length = Number(length);
    return this.head.length - end - 4;
  }
}
