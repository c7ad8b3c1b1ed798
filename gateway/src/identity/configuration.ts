import type { Persona } from '@lead-graph/schema';
import type { Client, OidcContext, Token } from 'oidc-provider';
import { AUDIENCE, claimsOf, TOKEN_SECONDS } from './claims';
import { CONSOLE_CLIENT, consoleClient, personaClient } from './clients';
import type { ProviderKeys } from './keys';
import { loadLibrary } from './loadLibrary';
import { MemoryStorage } from './memoryStorage';
import { pageHeaders, pageOf } from './page';
import { signInPath } from './signIn';
import { errorPage } from './signInPage';

/** Resource indicators are URIs (RFC 8707); the audience in the token is the plain word. */
const RESOURCE = `urn:${AUDIENCE}`;

const SIGN_IN_SECONDS = 60 * 60;
const CODE_SECONDS = 60;

export interface ProviderParts {
  readonly personas: readonly Persona[];
  readonly keys: ProviderKeys;
  /** Where a browser may be sent back to. */
  readonly consoleAddresses: readonly string[];
}

export function providerConfiguration({ personas, keys, consoleAddresses }: ProviderParts): object {
  const named = new Map(personas.map((persona) => [persona.name, persona]));
  return {
    adapter: MemoryStorage,
    jwks: keys.signing,
    cookies: { keys: keys.cookies },
    clients: [consoleClient(consoleAddresses), ...personas.map((persona) => personaClient(persona, keys.secrets))],
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    clientBasedCORS: (_context: unknown, origin: string, client: Client) =>
      client.clientId === CONSOLE_CLIENT && originsOf(consoleAddresses).includes(origin),
    scopes: ['openid'],
    responseTypes: ['code'],
    clientAuthMethods: ['none', 'client_secret_basic'],
    findAccount: (_context: unknown, name: string) => accountOf(named.get(name)),
    extraTokenClaims: (_context: unknown, token: Token) => tokenClaims(named, token),
    loadExistingGrant: grantToConsole,
    interactions: { policy: signInOnly(), url: (_context: unknown, { uid }: { uid: string }) => signInPath(uid) },
    renderError,
    features: features(),
    ttl: {
      AccessToken: TOKEN_SECONDS,
      ClientCredentials: TOKEN_SECONDS,
      IdToken: TOKEN_SECONDS,
      Session: TOKEN_SECONDS,
      Grant: TOKEN_SECONDS,
      Interaction: SIGN_IN_SECONDS,
      AuthorizationCode: CODE_SECONDS,
    },
  };
}

export function originsOf(addresses: readonly string[]): string[] {
  return addresses.map((address) => new URL(address).origin);
}

function features(): object {
  return {
    devInteractions: { enabled: false },
    rpInitiatedLogout: { enabled: false },
    userinfo: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    dPoP: { enabled: false },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => RESOURCE,
      useGrantedResource: () => true,
      getResourceServerInfo: (_context: unknown, resource: string) => resourceServer(resource),
    },
  };
}

function resourceServer(resource: string): object {
  if (resource !== RESOURCE) throw new (loadLibrary().errors.InvalidTarget)();
  return { scope: '', audience: AUDIENCE, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'ES256' } } };
}

function accountOf(persona: Persona | undefined): object | undefined {
  return persona && { accountId: persona.name, claims: () => ({ sub: persona.name }) };
}

/** INVARIANT: no token is made for anybody but a persona. */
function tokenClaims(named: ReadonlyMap<string, Persona>, token: Token): object {
  const persona = named.get(token.accountId ?? token.clientId);
  if (!persona) throw new Error('a token was asked for nobody');
  return claimsOf(persona);
}

/** Nobody is asked to consent to our own console. */
async function grantToConsole({ oidc }: OidcContext): Promise<object> {
  const grant = new oidc.provider.Grant({ accountId: oidc.account.accountId, clientId: oidc.client.clientId });
  grant.addOIDCScope('openid');
  await grant.save();
  return grant;
}

function signInOnly(): object {
  const prompts = loadLibrary().interactionPolicy.base();
  prompts.remove('consent');
  return prompts;
}

function renderError(context: OidcContext, { error, error_description: why }: Record<string, string>): void {
  context.set(pageHeaders([]));
  context.body = pageOf(errorPage(why ?? error ?? 'The request was not understood.'));
}
