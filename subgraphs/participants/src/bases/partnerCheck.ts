import type { SubgraphContext } from '@lead-graph/kit';
import { BadUserInput } from '@lead-graph/schema';
import { PartnerOrganization } from '../program/partnerOrganization';

/** What each partner is, by code. */
export type Partners = ReadonlyMap<string, Pick<PartnerOrganization, 'kind' | 'legalKinds'>>;

export async function partnersOf({ db }: SubgraphContext): Promise<Partners> {
  const partners = await db.getRepository(PartnerOrganization).find();
  return new Map(partners.map((partner) => [partner.code, partner]));
}

/** Nothing is guessed: organisations are named by their codes. `named`: codes by the argument they stand in. */
export function assertPartners(
  named: Readonly<Record<string, readonly string[] | null | undefined>>,
  partners: Partners,
): void {
  for (const [argument, codes] of Object.entries(named)) {
    if (!(codes ?? []).every((code) => partners.has(code)))
      throw new BadUserInput(argument, 'names no partner; `organizations` lists their codes');
  }
}
