import type { Housing } from './openHousing';

/** In the order of the counts. */
export const TABLES = [
  'housing_organization',
  'housing_project',
  'housing_enrolment',
  'housing_exit',
  'living_situation',
  'current_location',
  'housing_service',
  'victim_service_stay',
];

export async function empty({ db }: Housing): Promise<void> {
  await db.query(`TRUNCATE ${TABLES.join(', ')}, housing_export, person`);
}

export async function counts({ db }: Housing): Promise<number[]> {
  return Promise.all(
    TABLES.map(async (table) => (await db.query(`SELECT count(*)::int AS rows FROM ${table}`))[0].rows),
  );
}
