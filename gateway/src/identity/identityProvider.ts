import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Persona } from '@lead-graph/schema';
import { checkPersonas } from './checkPersonas';
import { CONSOLE_ADDRESSES, CONSOLE_CLIENT } from './clients';
import { inProduction } from './config';
import { originsOf, providerConfiguration, type ProviderParts } from './configuration';
import { AddressTaken, DevelopmentOnly } from './errors';
import { readOrCreateKeys } from './keys';
import { loadLibrary } from './loadLibrary';
import { signInListener } from './signIn';

export interface IdentityOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Default: made of host and port. */
  readonly issuer?: string;
  /** Signing keys and the personas' secrets are made here once and survive a restart. */
  readonly keysFolder: string;
  readonly personas: readonly Persona[];
  /** Where the console lives; the two addresses of port 4000 by default. */
  readonly consoleAddresses?: readonly string[];
}

export interface IdentityProvider {
  readonly issuer: string;
  readonly jwksUri: string;
  stop(): Promise<void>;
}

/** An OpenID provider for development and tests: real tokens for synthetic people. Refuses to start in production. */
export async function startIdentityProvider(options: IdentityOptions): Promise<IdentityProvider> {
  if (inProduction()) throw new DevelopmentOnly();
  const { port, host = '127.0.0.1', personas, keysFolder, consoleAddresses = CONSOLE_ADDRESSES } = options;
  checkPersonas(personas, [CONSOLE_CLIENT]);
  const keys = readOrCreateKeys(
    keysFolder,
    personas.map(({ name }) => name),
  );

  const server = createServer();
  await listen(server, port, host);
  const issuer = options.issuer ?? issuerOf(server, host);
  try {
    server.on('request', listenerFor(issuer, { personas, keys, consoleAddresses }));
  } catch (fault) {
    await close(server);
    throw fault;
  }
  return { issuer, jwksUri: `${issuer}/jwks`, stop: () => close(server) };
}

function listenerFor(issuer: string, parts: ProviderParts): RequestListener {
  const provider = new (loadLibrary().Provider)(issuer, providerConfiguration(parts));
  provider.silent = true;
  provider.on('server_error', (_context, fault: Error) => console.error(`identity: ${fault.name}: ${fault.message}`));
  return signInListener(
    { provider, personas: parts.personas, origins: originsOf(parts.consoleAddresses) },
    provider.callback(),
  );
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const refuse = (fault: NodeJS.ErrnoException) => reject(new AddressTaken(host, port, fault.code ?? fault.name));
    server.once('error', refuse);
    server.listen(port, host, () => {
      server.off('error', refuse);
      resolve();
    });
  });
}

function issuerOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((fault) => (fault ? reject(fault) : resolve()));
    server.closeAllConnections();
  });
}
