import type { Persona } from '@lead-graph/schema';
import type { ClientMetadata } from 'oidc-provider';
import type { PersonaSecrets } from './keys';

/** The web console: public, so authorization code with PKCE. */
export const CONSOLE_CLIENT = 'lead-console';

export const CONSOLE_ADDRESSES: readonly string[] = ['http://127.0.0.1:4000/', 'http://localhost:4000/'];

export function consoleClient(addresses: readonly string[]): ClientMetadata {
  return {
    client_id: CONSOLE_CLIENT,
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code'],
    response_types: ['code'],
    redirect_uris: addresses,
  };
}

/** A confidential client for the persona's scripts; its id is the persona's name, and so the token's subject. */
export function personaClient({ name }: Persona, secrets: PersonaSecrets): ClientMetadata {
  return {
    client_id: name,
    client_secret: secrets[name],
    token_endpoint_auth_method: 'client_secret_basic',
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
  };
}
