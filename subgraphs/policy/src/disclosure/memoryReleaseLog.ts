import type { Asker, EarlierNumber, ReleaseLog } from './releaseLog';
import { type AskedSet, type KeptNumber, SketchIndex } from './sketchIndex';

/** A log that lasts as long as its program. */
export class MemoryReleaseLog implements ReleaseLog {
  private readonly index = new SketchIndex();
  private readonly cells = new Map<string, number>();
  private last: Promise<unknown> = Promise.resolve();

  alone<T>(work: () => Promise<T>): Promise<T> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }

  async earlier(asked: readonly AskedSet[]): Promise<(EarlierNumber | null)[]> {
    return asked.map((each) => {
      const place = this.index.earliest(each);
      return place === null ? null : { place, released: this.index.at(place).released };
    });
  }

  async keep(numbers: readonly KeptNumber[], _asker: Asker): Promise<void> {
    for (const each of numbers) this.index.add(each);
  }

  async spent(agreement: string): Promise<number> {
    return this.cells.get(agreement) ?? 0;
  }

  async spend(agreement: string, cells: number): Promise<void> {
    this.cells.set(agreement, (await this.spent(agreement)) + cells);
  }
}
