import { Client } from 'pg';
import type { DataSource } from 'typeorm';

/**
 * The database's clock is what decisions and dated labels are made by. In a throwaway database its two functions are
 * stood before those of the catalogue, so that the product asks as it always does and reads the instant of the story.
 */
export async function installClock(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(CLOCK);
  } finally {
    await client.end();
  }
}

/** INVARIANT: until an instant is set, and after `null` is set, the clocks go as everywhere. */
export async function setClock(db: DataSource, at: number | null): Promise<void> {
  await db.query('DELETE FROM scenario_clock');
  if (at !== null) await db.query('INSERT INTO scenario_clock VALUES (to_timestamp($1::float8))', [at / 1000]);
}

const CLOCK = `
  CREATE TABLE public.scenario_clock (instant timestamptz NOT NULL);
  CREATE FUNCTION public.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
    SELECT coalesce((SELECT instant FROM public.scenario_clock), pg_catalog.clock_timestamp()) $$;
  CREATE FUNCTION public.now() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$ SELECT public.clock_timestamp() $$;
  ALTER ROLE CURRENT_USER SET search_path = public, pg_catalog`;
