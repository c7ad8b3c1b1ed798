import { randomUUID } from 'node:crypto';
import { BadUserInput, NotFound, ObtainedVia } from '@lead-graph/schema';
import type { DeepPartial } from 'typeorm';
import type { AgencyRecord } from './agencyRecord';
import { type Label, labelsOf, labelText, type Noun } from './categories';
import type { SubgraphContext } from './context';
import { staffOf } from './ownRecords';
import { ownReading, ownScope } from './reading';

/** Where rows written through the graph come from, beside imported ones. */
const GRAPH = 'graph';

/**
 * This agency's reference for the person it knows under this number of its own; minted at first sight.
 * The number never leaves the agency.
 */
export async function personNumbered(number: string, context: SubgraphContext): Promise<string> {
  if (!/^[\w.-]{1,64}$/.test(number))
    throw new BadUserInput(
      'person',
      'expected the number under which this agency knows the person: 1 to 64 letters, digits, `.`, `_` or `-`',
    );
  const { organization } = staffOf(context).requester;
  const [row] = await context.db.query(
    `INSERT INTO person (source, "localId") VALUES ($1, $2)
     ON CONFLICT (source, "localId") DO UPDATE SET source = excluded.source RETURNING "personRef"`,
    [organization, number],
  );
  return row.personRef;
}

/** What a mutation states of a new row; the kit adds whose it is and where it came from. */
export type NewRecord<T extends AgencyRecord> = DeepPartial<
  Omit<T, 'id' | 'category' | 'organization' | 'source' | 'localId' | 'contentHash' | 'person'>
> & { personRef: string };

/** Writes one row for the caller's organisation, labelled as one of the noun's labels. */
export async function recordOwn<T extends AgencyRecord>(
  noun: Noun<T>,
  label: Label,
  values: NewRecord<T>,
  context: SubgraphContext,
): Promise<T> {
  const { requester, purpose } = staffOf(context);
  const { obtainedVia = ObtainedVia.OWN_WORK } = values as { obtainedVia?: ObtainedVia };
  if (ownScope(requester, purpose).notObtainedVia?.includes(obtainedVia))
    throw new BadUserInput('obtainedVia', 'the Golden Rules keep such a record from this purpose');
  const category = labelText(label);
  if (!labelsOf(noun).some((each) => labelText(each) === category))
    throw new Error(`noun \`${noun.name}\` may not be labelled \`${category}\``);
  const id = randomUUID();
  const repository = context.db.getRepository<AgencyRecord>(noun);
  const row = repository.create({
    ...values,
    obtainedVia,
    id,
    category,
    organization: requester.organization,
    source: GRAPH,
    localId: id,
    contentHash: '',
  } as DeepPartial<AgencyRecord>);
  await repository.insert(row);
  return ownRow(noun, id, context);
}

/** Changes one row of the caller's organisation; `NOT_FOUND` for any other. */
export async function amendOwn<T extends AgencyRecord>(
  noun: Noun<T>,
  id: string,
  change: Partial<T>,
  context: SubgraphContext,
): Promise<T> {
  await ownRow(noun, id, context);
  await context.db.getRepository<AgencyRecord>(noun).update({ id }, change as object);
  return ownRow(noun, id, context);
}

/** One row of the caller's organisation, within the Golden Rules; `NOT_FOUND` for any other. */
export async function ownRow<T extends AgencyRecord>(noun: Noun<T>, id: string, context: SubgraphContext): Promise<T> {
  const { requester, purpose } = staffOf(context);
  if (!/^[0-9a-f-]{36}$/i.test(id)) throw new NotFound('record');
  const { notObtainedVia } = ownScope(requester, purpose);
  const row = await context.db
    .getRepository(noun)
    .createQueryBuilder('r')
    .where('r.id = :id AND r.organization = :organization', { id, organization: requester.organization })
    .getOne();
  if (!row || notObtainedVia?.includes(row.obtainedVia)) throw new NotFound('record');
  context.mark([row], ownReading(row.personRef, requester, purpose));
  return row;
}
