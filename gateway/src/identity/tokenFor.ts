import { IssuerUnreachable, PersonaRefused, PersonaUnknown } from './errors';
import { type PersonaSecrets, readSecrets } from './keys';

/** Asks the provider for a real access token of a persona, as `leadgraph token --as NAME` does. */
export async function tokenFor(issuer: string, keysFolder: string, persona: string): Promise<string> {
  const secret = secretOf(persona, readSecrets(keysFolder));
  const response = await ask(issuer, persona, secret);
  const answer = (await response.json().catch(() => ({}))) as { access_token?: string; error?: string };
  if (response.ok && answer.access_token) return answer.access_token;
  throw new PersonaRefused(persona, issuer, answer.error ?? `HTTP ${response.status}`);
}

function secretOf(persona: string, secrets: PersonaSecrets): string {
  const secret = Object.hasOwn(secrets, persona) ? secrets[persona] : undefined;
  if (secret === undefined) throw new PersonaUnknown(persona, Object.keys(secrets));
  return secret;
}

async function ask(issuer: string, persona: string, secret: string): Promise<Response> {
  try {
    return await fetch(`${issuer}/token`, {
      method: 'POST',
      headers: { Authorization: `Basic ${Buffer.from(`${persona}:${secret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
      redirect: 'error',
    });
  } catch (fault) {
    const cause = (fault as { cause?: NodeJS.ErrnoException }).cause;
    throw new IssuerUnreachable(issuer, cause?.code ?? (fault as Error).name);
  }
}
