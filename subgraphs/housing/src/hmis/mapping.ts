import { MappingInvalid } from '@lead-graph/kit';
import { agencyNamed } from '@lead-graph/schema';
import { VICTIM_SERVICE_PROVIDER } from '../keepers';

/** Whose the rows of one HMIS are; written by the agency's staff, in mappings/hmis.json. */
export interface HmisMapping {
  /** Names the HMIS. Staff of the organisation of this code mean by a number whom the import means. Never rename it. */
  readonly source: string;
  /** Code of the organisation that keeps a row, where `organizations` names no other. */
  readonly keptBy: string;
  /** By `OrganizationID` of the HMIS. */
  readonly organizations: Readonly<Record<string, OrganizationMapping>>;
}

export interface OrganizationMapping {
  readonly keptBy?: string;
  /** What an export leaves blank; an export that says 1 is always believed. */
  readonly victimServiceProvider?: boolean;
}

export function checkHmisMapping(name: string, mapping: HmisMapping): HmisMapping {
  const codes = agencyNamed('housing').organizations.filter((code) => code !== VICTIM_SERVICE_PROVIDER);
  const keepers = [mapping.keptBy, ...Object.values(mapping.organizations).flatMap((each) => each.keptBy ?? [])];
  const stranger = keepers.find((code) => !codes.includes(code));
  if (stranger !== undefined)
    throw new MappingInvalid(name, `\`keptBy\` is \`${stranger}\`; expected one of ${codes.join(', ')}`);
  if (!mapping.source) throw new MappingInvalid(name, '`source` is missing; name the HMIS, and never rename it');
  return mapping;
}
