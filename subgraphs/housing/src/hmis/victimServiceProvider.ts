import type { RowReader } from '@lead-graph/kit';
import type { OrganizationMapping } from './mapping';

/**
 * Whether an organisation's records are a victim service provider's (HMIS 2.01). Where the export leaves it blank and
 * the mapping does not say either, the organisation is rejected: in doubt, a record stays out.
 */
export function isVictimServiceProvider(reader: RowReader, stated: OrganizationMapping | undefined): boolean {
  const exported = reader.oneOf('VictimServiceProvider', { 0: false, 1: true });
  if (exported !== null || reader.text('VictimServiceProvider')) return exported ?? false;
  return stated?.victimServiceProvider ?? reader.reject('VictimServiceProvider', 'REQUIRED', UNSTATED) ?? false;
}

const UNSTATED =
  'say 0 or 1 here, or of this organization in mappings/hmis.json; a provider of victim services stays out';
