import { SettingNotValid } from './errors';

export interface IdentityConfig {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  /** Absent: made of host and port. */
  readonly issuer?: string;
  readonly keysFolder: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

export function identityConfig(environment: Environment = process.env): IdentityConfig {
  const issuer = environment.IDENTITY_ISSUER || undefined;
  return Object.freeze({
    port: portOf(environment.IDENTITY_PORT || '4010'),
    host: environment.IDENTITY_HOST || '127.0.0.1',
    issuer: issuer && originOf(issuer),
    keysFolder: environment.IDENTITY_KEYS_FOLDER || '.lead/identity',
  });
}

export function inProduction(environment: Environment = process.env): boolean {
  return environment.LEAD_ENV?.trim().toLowerCase() === 'production';
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new SettingNotValid('IDENTITY_PORT', text, 'a port number, 0..65535 (0 takes any free port)');
}

function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const origin = text.replace(/\/$/, '');
  if (url && /^https?:$/.test(url.protocol) && url.origin === origin) return origin;
  throw new SettingNotValid('IDENTITY_ISSUER', text, 'an http or https address without a path');
}
