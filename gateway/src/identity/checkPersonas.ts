import { type Persona, Recipient, Role, STANDING } from '@lead-graph/schema';
import { PersonaNotValid } from './errors';

/** INVARIANT: a name is a login name and a client id at once, so no two personas and no other client share one. */
export function checkPersonas(personas: readonly Persona[], taken: readonly string[]): void {
  const seen = new Set(taken);
  for (const { name, role, organization } of personas) {
    if (!/^[a-z]+(-[a-z]+)*$/.test(name)) throw new PersonaNotValid(name, 'is not a kebab-case name');
    if (seen.has(name)) throw new PersonaNotValid(name, 'has a name that is taken');
    if (!Object.hasOwn(Role, role)) throw new PersonaNotValid(name, 'has a role that schema/src/roles.ts lacks');
    if ((STANDING[role].recipient === Recipient.SELF) !== (organization === null)) {
      throw new PersonaNotValid(name, 'needs an organization exactly if it is no participant or representative');
    }
    seen.add(name);
  }
}
