import type { Persona, Role } from '@lead-graph/schema';

/** Whom the tokens are for. */
export const AUDIENCE = 'lead-graph';

export const TOKEN_SECONDS = 8 * 60 * 60;

export interface PersonaClaims {
  readonly role: Role;
  readonly organization?: string;
  readonly name?: string;
}

/** What a token says of a persona beside its subject. A participant's says nothing but the role. */
export function claimsOf({ role, organization, displayName }: Persona): PersonaClaims {
  return organization === null ? { role } : { role, organization, name: displayName };
}
