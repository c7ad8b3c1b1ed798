import DataLoader from 'dataloader';
import { type DataSource, type FindOptionsOrder, type FindOptionsWhere, In } from 'typeorm';
import type { AgencyRow } from './agencyRow';

/** What resolvers of one request share. */
export class Context {
  private readonly loaders = new Map<unknown, DataLoader<string, AgencyRow[]>>();

  constructor(
    readonly db: DataSource,
    /** Whose caseload is meant. */
    readonly organization: string,
  ) {}

  /** One statement for each noun of a request. */
  readonly rowsOf = <T extends AgencyRow>(noun: new () => T): DataLoader<string, T[]> => {
    const known = this.loaders.get(noun) ?? new DataLoader((refs: readonly string[]) => this.load(noun, refs));
    this.loaders.set(noun, known);
    return known as DataLoader<string, T[]>;
  };

  private async load<T extends AgencyRow>(noun: new () => T, refs: readonly string[]): Promise<T[][]> {
    const rows = await this.db.getRepository(noun).find({
      where: { personRef: In(refs) } as FindOptionsWhere<T>,
      order: { servicedOn: { direction: 'DESC', nulls: 'LAST' }, id: 'ASC' } as FindOptionsOrder<T>,
    });
    const byRef = new Map(refs.map((ref): [string, T[]] => [ref, []]));
    for (const row of rows) byRef.get(row.personRef)!.push(row);
    return [...byRef.values()];
  }
}
