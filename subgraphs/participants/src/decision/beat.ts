/** Milliseconds: long beside what a decision takes, short beside what a reader notices. */
const BEAT = 25;
/** Milliseconds for each one more who is decided with it: several times what one of them takes. */
const MORE_EACH = 1;

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
      BEAT + MORE_EACH * asked,
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
