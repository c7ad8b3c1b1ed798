/** Milliseconds: long beside what it takes to decide so many, short beside what a reader notices. */
const BEAT = 32;
/** More than are looked at in one search, so that no beat tells how many share a name. */
const OF_SO_MANY = 128;

/**
 * Beats from its start on. INVARIANT: whoever waits for it goes on at an instant that was settled before their work
 * began, however long or short the work was: what is known of somebody does not show in the time it took to read.
 */
export class Beat {
  private readonly timer: NodeJS.Timeout;
  private readonly waiting: (() => void)[] = [];

  constructor(asked: number) {
    this.timer = setInterval(
      () => {
        for (const goOn of this.waiting.splice(0)) goOn();
      },
      BEAT * Math.ceil(asked / OF_SO_MANY),
    );
  }

  /** Resolves on the next beat. */
  next(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
