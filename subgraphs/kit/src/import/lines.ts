import { isUtf8 } from 'node:buffer';

/** One line of a text file, without its end, which may be CRLF, LF or CR, each line its own. */
export interface Line {
  readonly number: number;
  readonly text: string;
  /**
   * `ENCODING`: not UTF-8, read byte by byte so that commas and quotes still stand.
   * `LENGTH`: too long to be read, `text` is empty.
   */
  readonly fault: 'ENCODING' | 'LENGTH' | null;
}

/** In bytes. Longer than any real row, short enough to hold. */
export const LONGEST_LINE = 1024 * 1024;

const [LF, CR] = [10, 13];

/** Yields as many lines at a time as were read at a time. */
export async function* readLines(stream: AsyncIterable<Buffer>): AsyncGenerator<Line[]> {
  const splitter = new LineSplitter();
  for await (const chunk of stream) yield splitter.split(chunk);
  yield splitter.rest();
}

class LineSplitter {
  private number = 0;
  private held: Buffer[] = [];
  private heldBytes = 0;
  private afterCr = false;

  split(chunk: Buffer): Line[] {
    const lines: Line[] = [];
    let start = this.afterCr && chunk[0] === LF ? 1 : 0;
    let lf = chunk.indexOf(LF, start);
    let cr = chunk.indexOf(CR, start);
    while (lf !== -1 || cr !== -1) {
      const end = lf === -1 || (cr !== -1 && cr < lf) ? cr : lf;
      this.hold(chunk.subarray(start, end));
      lines.push(this.line());
      start = end === cr && lf === cr + 1 ? end + 2 : end + 1;
      if (lf !== -1 && lf < start) lf = chunk.indexOf(LF, start);
      if (cr !== -1 && cr < start) cr = chunk.indexOf(CR, start);
    }
    if (chunk.length > 0) this.afterCr = chunk[chunk.length - 1] === CR;
    this.hold(chunk.subarray(start));
    return lines;
  }

  rest(): Line[] {
    return this.heldBytes > 0 ? [this.line()] : [];
  }

  private hold(part: Buffer): void {
    if (part.length === 0) return;
    if (this.heldBytes <= LONGEST_LINE) this.held.push(part);
    this.heldBytes += part.length;
  }

  private line(): Line {
    const bytes = this.held.length === 1 ? this.held[0]! : Buffer.concat(this.held);
    const long = this.heldBytes > LONGEST_LINE;
    [this.held, this.heldBytes] = [[], 0];
    this.number += 1;
    if (long) return { number: this.number, text: '', fault: 'LENGTH' };
    const utf8 = isUtf8(bytes);
    return { number: this.number, text: bytes.toString(utf8 ? 'utf8' : 'latin1'), fault: utf8 ? null : 'ENCODING' };
  }
}
