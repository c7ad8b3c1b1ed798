import type { Line } from './line';
import type { TrueCell } from './trueCell';

type Absent = NonNullable<TrueCell['absent']>;

/** Why a cell has no count. A total above one that was not reported is not reported either: it would be too small. */
export function absences(cells: readonly TrueCell[], lines: readonly Line[]): (Absent | null)[] {
  const absent = cells.map(({ absent }) => absent ?? null);
  const short = ({ total, members }: Line): boolean =>
    absent[total] !== 'DID_NOT_REPORT' && members.some((place) => absent[place] === 'DID_NOT_REPORT');
  for (let line = lines.find(short); line; line = lines.find(short)) absent[line.total] = 'DID_NOT_REPORT';
  return absent;
}
