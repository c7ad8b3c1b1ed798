import type { SubgraphContext } from '@lead-graph/kit';
import { BadUserInput } from '@lead-graph/schema';
import type { OrganizationKind } from './codes/organizationKind';
import { PartnerOrganization } from './partnerOrganization';

/** What each partner does in the program, by code. */
export type Partners = ReadonlyMap<string, OrganizationKind>;

export async function partnersOf({ db }: SubgraphContext): Promise<Partners> {
  const partners = await db.getRepository(PartnerOrganization).find({ select: { code: true, kind: true } });
  return new Map(partners.map(({ code, kind }) => [code, kind]));
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
