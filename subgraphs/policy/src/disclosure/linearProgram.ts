import highsLoader, { type Highs } from 'highs';

/** A weighted sum of columns within bounds. */
export interface Row {
  readonly columns: readonly number[];
  readonly factors: readonly number[];
  readonly low: number;
  readonly high: number;
}

/** What is known of some unknown numbers, the columns. */
export interface Known {
  readonly lows: readonly number[];
  readonly highs: readonly number[];
  readonly rows: readonly Row[];
}

/** The least or the greatest a sum of columns may be, and the columns where it is; infinite where nothing bounds it. */
export interface Extreme {
  readonly value: number;
  readonly columns: Float64Array;
}

const OPTIMAL = 7;
const INFEASIBLE = 8;

let loaded: Promise<Highs> | undefined;

/** Answers by `ask`; what it holds outside the garbage collector's reach is let go when `ask` is done. */
export async function boundsOf<T>(known: Known, ask: (bounds: Bounds) => T): Promise<T> {
  const highs = await (loaded ??= highsLoader());
  return highs.withModel(modelOf(known), (model) => {
    model.options.set({ output_flag: false, presolve: 'off' }); // each answer begins where the last one ended
    return ask(new Bounds(model, known.lows.length));
  });
}

type Model = ReturnType<Highs['createModel']>;

export class Bounds {
  private costs: ReadonlyMap<number, number> = new Map();

  constructor(
    private readonly model: Model,
    private readonly size: number,
  ) {}

  /** Null where what is known contradicts itself. */
  least(of: ReadonlyMap<number, number>): Extreme | null {
    return this.extreme(of, 1);
  }

  greatest(of: ReadonlyMap<number, number>): Extreme | null {
    return this.extreme(of, -1);
  }

  private extreme(of: ReadonlyMap<number, number>, sense: 1 | -1): Extreme | null {
    for (const column of this.costs.keys()) if (!of.has(column)) this.model.changeColCost(column, 0);
    for (const [column, factor] of of) this.model.changeColCost(column, sense * factor);
    this.costs = of;
    const { modelStatus } = this.model.run();
    if (modelStatus === INFEASIBLE) return null;
    if (modelStatus !== OPTIMAL) return { value: -sense * Infinity, columns: new Float64Array(this.size) };
    return { value: sense * this.model.getObjectiveValue(), columns: this.model.getSolution().colValue };
  }
}

function modelOf({ lows, highs, rows }: Known) {
  return {
    numCols: lows.length,
    numRows: rows.length,
    colCost: lows.map(() => 0),
    colLower: lows,
    colUpper: highs,
    rowLower: rows.map(({ low }) => low),
    rowUpper: rows.map(({ high }) => high),
    matrix: {
      format: 'csr' as const,
      numRows: rows.length,
      numCols: lows.length,
      starts: startsOf(rows),
      indices: rows.flatMap(({ columns }) => columns),
      values: rows.flatMap(({ factors }) => factors),
    },
  };
}

function startsOf(rows: readonly Row[]): Int32Array {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach(({ columns }, row) => {
    starts[row + 1] = starts[row]! + columns.length;
  });
  return starts;
}
