import type { Total } from '@lead-graph/kit';
import { DataCategory } from '@lead-graph/schema';

/**
 * What the victim service provider delivers: people by quarter, and no fact that could be crossed with another. Every quarter
 * from its first stay on stands there, also one without anybody, once it has been over for another quarter.
 */
const STAYS: Total = {
  name: 'victim-service-stays',
  description: 'People who stayed with the victim service provider at some time in the quarter.',
  categories: [DataCategory.VSP],
  sql: `SELECT to_char(begins, 'YYYY-"Q"Q') AS quarter, count(DISTINCT s."personRef") AS people
    FROM generate_series((SELECT date_trunc('quarter', min("servicedOn")) FROM victim_service_stay),
      date_trunc('quarter', now() AT TIME ZONE 'America/Los_Angeles') - interval '6 months', interval '3 months') begins
    LEFT JOIN victim_service_stay s ON s."servicedOn" < begins + interval '3 months'
      AND coalesce(s."endedOn", 'infinity') >= begins
    GROUP BY begins ORDER BY begins`,
};

export const totals: readonly Total[] = [STAYS];
