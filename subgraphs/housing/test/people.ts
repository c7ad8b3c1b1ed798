import type { Housing } from './openHousing';

/** The reference under which this agency knows the person that a source numbers so. */
export async function refOf({ db }: Pick<Housing, 'db'>, source: string, localId: string): Promise<string> {
  const [row] = await db.query('SELECT "personRef" FROM person WHERE source = $1 AND "localId" = $2', [
    source,
    localId,
  ]);
  return row.personRef;
}

export function refsOfNamed(housing: Pick<Housing, 'db'>): Promise<string[]> {
  return Promise.all(['seed-1', 'seed-2', 'seed-3', 'seed-4'].map((localId) => refOf(housing, 'seed', localId)));
}
