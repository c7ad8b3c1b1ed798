import { BadUserInput, Forbidden, mayClaim, type Purpose, type Requester } from '@lead-graph/schema';
import {
  ArgsType,
  type ClassType,
  Directive,
  Field,
  Int,
  ObjectType,
  type ResolverData,
  UseMiddleware,
} from 'type-graphql';
import type { AgencyRecord } from './agencyRecord';
import type { Noun } from './categories';
import type { SubgraphContext } from './context';
import { ownReading, ownScope } from './reading';

/** Largest page of an agency's own rows. */
const MAX_PAGE = 100;

/** Lets in the agency's own staff, for a purpose their role allows; anyone else reads `FORBIDDEN`. */
export function OwnStaff(): MethodDecorator {
  return UseMiddleware(({ context }: ResolverData<SubgraphContext>, next) => {
    staffOf(context);
    return next();
  }) as MethodDecorator;
}

/** The verified member of this agency's staff who calls, and why. */
export function staffOf(context: SubgraphContext): {
  requester: Requester & { organization: string };
  purpose: Purpose;
} {
  const { requester, call, config } = context;
  const organization = requester?.organization;
  if (!requester || !organization || !config.agency.organizations.includes(organization))
    throw new Forbidden('this field is for the own staff of the agency that keeps the records');
  if (!call.purpose || !mayClaim(requester, call.purpose))
    throw new Forbidden('this purpose is not one the role allows');
  return { requester: { ...requester, organization }, purpose: call.purpose };
}

@ArgsType()
export class Page {
  @Field(() => Int, { defaultValue: 20, description: `Rows to return, 1 to ${MAX_PAGE}.` })
  first!: number;

  @Field(() => String, { nullable: true, description: '`endCursor` of the page before.' })
  after?: string;
}

@Directive('@shareable')
@ObjectType({ description: 'Where a page ends. There are no totals: they would count what is withheld.' })
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

export interface Connection<T> {
  readonly nodes: readonly T[];
  readonly pageInfo: PageInfo;
}

/** The connection type of a noun; give the subclass `@ObjectType()` and a name of its own. */
export function ConnectionOf<T extends object>(noun: ClassType<T>): abstract new () => Connection<T> {
  @ObjectType()
  abstract class NounConnection implements Connection<T> {
    @Field(() => [noun])
    nodes!: T[];

    @Field(() => PageInfo)
    pageInfo!: PageInfo;
  }
  return NounConnection;
}

/**
 * A page of the requester's own organisation's rows, newest first: one statement. `only`: by column, what a row must
 * hold where not every one of the staff may read every row.
 */
export async function ownRecords<T extends AgencyRecord>(
  noun: Noun<T>,
  page: Page,
  context: SubgraphContext,
  only: Partial<T> = {},
): Promise<Connection<T>> {
  if (page.first < 1 || page.first > MAX_PAGE) throw new BadUserInput('first', `expected 1 to ${MAX_PAGE}`);
  const { requester, purpose } = staffOf(context);
  const scope = ownScope(requester, purpose);
  const query = context.db.getRepository(noun).createQueryBuilder('r').where('r.organization IN (:...sources)', scope);
  if (scope.notObtainedVia) query.andWhere('r."obtainedVia" NOT IN (:...notObtainedVia)', scope);
  for (const [column, value] of Object.entries(only)) query.andWhere(`r."${column}" = :${column}`, { [column]: value });
  if (page.after !== undefined) {
    const { day, id } = cursorFrom(page.after);
    query.andWhere(`(coalesce(r."servicedOn", '-infinity'), r.id) < (:day::date, :id::uuid)`, { day, id });
  }
  const rows = await query
    .orderBy(`coalesce(r."servicedOn", '-infinity')`, 'DESC')
    .addOrderBy('r.id', 'DESC')
    .take(page.first + 1)
    .getMany();
  const nodes = rows.slice(0, page.first);
  for (const row of nodes) context.mark([row], ownReading(row.personRef, requester, purpose));
  return { nodes, pageInfo: { hasNextPage: rows.length > page.first, endCursor: cursorOf(nodes.at(-1)) } };
}

function cursorOf(row: AgencyRecord | undefined): string | null {
  return row ? Buffer.from(`${row.servicedOn ?? '-infinity'} ${row.id}`).toString('base64url') : null;
}

function cursorFrom(cursor: string): { day: string; id: string } {
  const [day, id] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  if (!/^(\d{4}-\d\d-\d\d|-infinity)$/.test(day ?? '') || !/^[0-9a-f-]{36}$/.test(id ?? ''))
    throw new BadUserInput('after', 'expected the `endCursor` of a page');
  return { day: day!, id: id! };
}
