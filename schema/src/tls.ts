import { readFileSync } from 'node:fs';

/** How a server proves itself, and whom it demands proof of. All are PEM. */
export interface ServerTls {
  readonly cert: Buffer;
  readonly key: Buffer;
  /** Certificate authority of clients: who shows no certificate of it is not let in. */
  readonly clientCa?: Buffer;
}

/** Reads `TLS_CERT`, `TLS_KEY` and `TLS_CLIENT_CA`; undefined where there are none, and the server speaks plain HTTP. */
export function serverTlsFrom(cert?: string, key?: string, clientCa?: string): ServerTls | undefined {
  if (!cert && !key && !clientCa) return undefined;
  if (!cert || !key) throw new Error('TLS_CERT and TLS_KEY are set together, and TLS_CLIENT_CA beside them only');
  return {
    cert: pemAt(cert, 'TLS_CERT'),
    key: pemAt(key, 'TLS_KEY'),
    ...(clientCa ? { clientCa: pemAt(clientCa, 'TLS_CLIENT_CA') } : {}),
  };
}

/** PEM: of servers' certificates the authority, if not one the system trusts; and the caller's own certificate. */
export interface UpstreamTls {
  readonly ca?: Buffer;
  readonly cert?: Buffer;
  readonly key?: Buffer;
}

/** Reads `TLS_CA`, and `TLS_CERT` and `TLS_KEY` as a caller shows them. */
export function upstreamTlsFrom(ca?: string, cert?: string, key?: string): UpstreamTls {
  return { ...(ca ? { ca: pemAt(ca, 'TLS_CA') } : {}), ...serverTlsFrom(cert, key) };
}

/** Options of a server of `node:https`. */
export function httpsOptions({ cert, key, clientCa }: ServerTls): object {
  return { cert, key, ca: clientCa, requestCert: clientCa !== undefined, rejectUnauthorized: clientCa !== undefined };
}

export function pemAt(path: string, setting: string): Buffer {
  try {
    const text = readFileSync(path);
    if (text.includes('-----BEGIN ')) return text;
  } catch {
    // Said below.
  }
  throw new Error(`${setting} names no readable PEM file`);
}
