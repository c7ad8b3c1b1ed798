import type { SubgraphContext } from '@lead-graph/kit';
import { Arg, Ctx, Directive, ID, Query, Resolver } from 'type-graphql';
import { FhirVersion } from '../codes/fhirVersion';
import { toFhir } from '../fhir/consent/toFhir';
import { wholeConsent } from './wholeConsent';

@Resolver()
export class ConsentAsFhir {
  @Directive('@category(anyOf: [["PROG"]])')
  @Query(() => String, {
    description:
      'A signed consent as the JSON of a FHIR Consent. For those who may answer for the participant and read all of it.',
  })
  async consentAsFhir(
    @Arg('id', () => ID) id: string,
    @Arg('version', () => FhirVersion, { defaultValue: FhirVersion.R4 }) version: FhirVersion,
    @Ctx() context: SubgraphContext,
  ): Promise<string> {
    const { consent, decided } = await wholeConsent(id, context);
    return JSON.stringify(toFhir(consent, version, decided.standing.id));
  }
}
