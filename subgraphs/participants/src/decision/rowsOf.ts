import type { SubgraphContext } from '@lead-graph/kit';
import DataLoader from 'dataloader';
import { type FindOptionsRelations, type FindOptionsWhere, In } from 'typeorm';
import { type Decisions, decisionsOf } from './decisions';
import type { Participant } from '../participant';

/** A row that is about one participant. */
export interface OfParticipant {
  readonly participantId: string;
}

type Noun<T> = new () => T;
type Rows = DataLoader<string, OfParticipant[]>;

const loaders = new WeakMap<Decisions, Map<Noun<unknown>, Rows>>();

/**
 * Rows of a noun that the core holds of a participant, in one statement for all that are asked together.
 * Obligation: the field that calls it is guarded.
 */
export function rowsOf<T extends OfParticipant>(
  noun: Noun<T>,
  { id }: Participant,
  context: SubgraphContext,
  relations: FindOptionsRelations<T> = {},
): Promise<T[]> {
  const desk = decisionsOf(context);
  const known = loaders.get(desk) ?? new Map<Noun<unknown>, Rows>();
  loaders.set(desk, known);
  const rows = known.get(noun) ?? loaderOf(noun, context, relations);
  known.set(noun, rows);
  return rows.load(id) as Promise<T[]>;
}

function loaderOf<T extends OfParticipant>(
  noun: Noun<T>,
  { db }: SubgraphContext,
  relations: FindOptionsRelations<T>,
): Rows {
  return new DataLoader(async (ids: readonly string[]) => {
    const where = { participantId: In(ids) } as unknown as FindOptionsWhere<T>;
    const rows = await db.getRepository(noun).find({ where, relations });
    return ids.map((id) => rows.filter((row) => row.participantId === id));
  });
}
