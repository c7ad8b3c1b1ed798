/** How many index events of each cell fail which conditions: the groups had by leaving some conditions out. */
export class Wider {
  private readonly failing = new Map<number, Int32Array>();

  constructor(private readonly cells: number) {}

  /** `failed`: a bit for each condition that does not hold. */
  add(cell: number, failed: number): void {
    let counts = this.failing.get(failed);
    if (!counts) this.failing.set(failed, (counts = new Int32Array(this.cells)));
    counts[cell]! += 1;
  }

  /** The fewest, but not none, of any group that is wider than those who fail nothing; undefined where all are empty. */
  narrowest(cell: number): number | undefined {
    const present = [...this.failing].filter(([, counts]) => counts[cell]! > 0);
    const sizes = present.map(([failed]) =>
      present.reduce((sum, [each, counts]) => ((each & ~failed) === 0 ? sum + counts[cell]! : sum), 0),
    );
    return sizes.length > 0 ? Math.min(...sizes) : undefined;
  }
}
