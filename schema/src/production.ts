import type { Keyring } from './seal';

/** How the id of a key begins that a development installation made for itself. */
export const DEVELOPMENT_KEY = 'dev-';

/** Refuses a ring with a development key: such keys lie in a data folder on somebody's machine. */
export function assertProductionRing(ring: Keyring, setting: string): void {
  if (ring.some(({ id }) => id.startsWith(DEVELOPMENT_KEY)))
    throw new Error(
      `${setting} holds a development key (\`${DEVELOPMENT_KEY}\`); \`npx leadgraph secrets\` makes keys for production`,
    );
}

/** Refuses an issuer whose keys anybody on the way could replace. */
export function assertProductionAddress(address: string, setting: string): void {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))) return;
  throw new Error(`${setting} is not an https address; in production give one, or an http address of this machine`);
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
