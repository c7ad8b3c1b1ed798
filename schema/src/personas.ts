import list from '../personas.json';
import type { Role } from './roles';

/** A synthetic person the local identity provider knows. */
export interface Persona {
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
  readonly organization: string | null;
  readonly note: string;
}

export const PERSONAS = list as readonly Persona[];
