import { MappingInvalid } from '@lead-graph/kit';
import { agencyNamed } from '@lead-graph/schema';

/** Whose the rows of one health record system are; written by the agency's staff, in mappings/fhir-r4.json. */
export interface FhirMapping {
  /** Names the system. Staff of the organisation of this code mean by a number whom it means. Never rename it. */
  readonly source: string;
  /** Code of the program that what is about substance use comes from. */
  readonly substanceUseProgram: string;
  /** Code of the program that all else comes from. */
  readonly otherProgram: string;
  /** Code of the organisation, by program. */
  readonly organizations: Readonly<Record<string, string>>;
  /** IANA name of the zone in which times without one are meant. */
  readonly zone: string;
}

export function checkFhirMapping(name: string, mapping: FhirMapping): FhirMapping {
  const codes = agencyNamed('behavioral-health').organizations;
  if (!mapping.source) throw new MappingInvalid(name, '`source` is missing; name the system, and never rename it');
  for (const key of ['substanceUseProgram', 'otherProgram'] as const) {
    const organization = mapping.organizations[mapping[key]];
    if (!codes.includes(organization ?? ''))
      throw new MappingInvalid(
        name,
        `\`organizations\` gives none for \`${key}\`, \`${mapping[key]}\`; expected one of ${codes.join(', ')}`,
      );
  }
  return mapping;
}
