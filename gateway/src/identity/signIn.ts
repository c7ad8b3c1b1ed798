import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Persona } from '@lead-graph/schema';
import type { Provider } from 'oidc-provider';
import { loadLibrary } from './loadLibrary';
import { type Page, pageHeaders, pageOf } from './page';
import { errorPage, signInPage } from './signInPage';

/** One persona's name fits many times over. */
const FORM_BYTES = 1024;

/** Where the provider sends a browser that has to sign in. */
export function signInPath(uid: string): string {
  return `/sign-in/${uid}`;
}

interface SignIn {
  readonly provider: Provider;
  readonly personas: readonly Persona[];
  /** Origins of the applications that a browser may be sent back to. */
  readonly origins: readonly string[];
}

/** Shows the personas, and signs the browser in as the one whose button was pressed. Other paths go to `others`. */
export function signInListener(signIn: SignIn, others: RequestListener): RequestListener {
  return (request, response) => {
    if (!request.url?.startsWith(signInPath(''))) return others(request, response);
    answer(signIn, request, response).catch((fault: unknown) => explain(signIn, response, fault));
  };
}

async function answer(signIn: SignIn, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { provider, personas, origins } = signIn;
  const { uid } = await provider.interactionDetails(request, response);
  if (request.method !== 'POST') return send(response, 200, signInPage(personas, signInPath(uid)), origins);

  const form = new URLSearchParams(await textOf(request));
  const persona = personas.find(({ name }) => name === form.get('persona'));
  if (!persona) return send(response, 400, errorPage('There is no such persona.'), origins);
  return provider.interactionFinished(request, response, { login: { accountId: persona.name, remember: false } });
}

function explain({ provider, origins }: SignIn, response: ServerResponse, fault: unknown): void {
  if (fault instanceof loadLibrary().errors.SessionNotFound) {
    send(response, 400, errorPage('This sign-in has ended.'), origins);
    return;
  }
  provider.emit('server_error', null, fault);
  send(response, 500, errorPage('This sign-in failed.'), origins);
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > FORM_BYTES) break;
  }
  return text;
}

function send(response: ServerResponse, status: number, page: Page, origins: readonly string[]): void {
  response.writeHead(status, pageHeaders(origins));
  response.end(pageOf(page));
}
