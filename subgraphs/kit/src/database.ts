import { types } from 'pg';
import { DataSource, type Logger, type MixedList } from 'typeorm';
import { AgencyRecord1760000000000 } from '../migrations/agencyRecord';
import { FactChange1760000000001 } from '../migrations/factChange';
import { PreparingClient } from './preparingClient';

/** A calendar day stays the text it is: a `Date` would move it with the time zone. */
const DATE_OID = 1082;
types.setTypeParser(DATE_OID, (text) => text);

// biome-ignore lint/complexity/noBannedTypes: TypeORM names entity and migration classes by this type
type Classes = readonly Function[];

/** Called with the text of each statement; parameters are not shown to it. */
export type StatementObserver = (sql: string) => void;

/** Connections of one process; more share the processors of one database and answer no sooner. */
export const DATABASE_POOL = { default: 10, least: 1, most: 100 };

/**
 * One plan for whatever values: PostgreSQL would plan the core's statement anew for each participant, which takes it four
 * times as long as running it, because it expects a list to be longer than the one it is given.
 */
const PLANNED_ONCE = '-c plan_cache_mode=force_generic_plan';

/** Opens an owner's database and brings it to the present version. */
export async function openDatabase(
  url: string,
  entities: Classes,
  migrations: Classes,
  observe?: StatementObserver,
  poolSize = DATABASE_POOL.default,
): Promise<DataSource> {
  const db = new DataSource({
    type: 'postgres',
    url,
    entities: entities as MixedList<never>,
    migrations: [AgencyRecord1760000000000, FactChange1760000000001, ...migrations] as MixedList<never>,
    migrationsTransactionMode: 'each',
    poolSize,
    extra: { Client: PreparingClient, options: PLANNED_ONCE },
    ...(observe ? { logging: ['query'], logger: observing(observe) } : { logging: false }),
  });
  await db.initialize();
  await db.runMigrations();
  return db;
}

function observing(observe: StatementObserver): Logger {
  const nothing = () => undefined;
  return {
    logQuery: observe,
    logQueryError: nothing,
    logQuerySlow: nothing,
    logSchemaBuild: nothing,
    logMigration: nothing,
    log: nothing,
  };
}
