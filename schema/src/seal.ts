import { createHmac, hash, timingSafeEqual } from 'node:crypto';

/** One shared secret. The first of a ring seals; every one of it is accepted, so that keys rotate with overlap. */
export interface Key {
  readonly id: string;
  readonly secret: Buffer;
}

export type Keyring = readonly [Key, ...Key[]];

/** Longest sealed text that is looked at. A proof names each consent it rests on in each category: it is long where many are in force. */
const MAX_CHARACTERS = 262_144;

/** `<key id>.<payload, base64url>.<HMAC-SHA256, base64url>`. */
export function seal(payload: unknown, ring: Keyring): string {
  const [key] = ring;
  const body = `${key.id}.${Buffer.from(JSON.stringify(payload)).toString('base64url')}`;
  return `${body}.${mac(body, key)}`;
}

/** The payload, or null for anything that one of these keys did not seal: never an error. */
export function unseal(sealed: unknown, ring: Keyring): unknown {
  if (typeof sealed !== 'string' || sealed.length > MAX_CHARACTERS) return null;
  const [id, payload, given, ...rest] = sealed.split('.');
  if (!payload || !given || rest.length > 0) return null;
  const key = ring.find((each) => each.id === id);
  if (!key || !sameText(mac(`${id}.${payload}`, key), given)) return null;
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
}

/** SHA-256 of a body, by which a sealed call names it; base64url. */
export function digestOf(body: string | Buffer): string {
  return hash('sha256', body, 'base64url');
}

function mac(body: string, key: Key): string {
  return createHmac('sha256', key.secret).update(body).digest('base64url');
}

function sameText(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Reads a secret that no ring holds, since it stays the same as long as what is made from it. */
export function secretFrom(text: string, setting: string): Buffer {
  const secret = Buffer.from(text, 'base64');
  if (secret.length < 32)
    throw new Error(`${setting} is not a secret; expected base64 of at least 32 bytes (\`openssl rand -base64 32\`)`);
  return secret;
}

/** Reads `id:base64[,id:base64]`, as settings carry a ring. */
export function keyringFrom(text: string, setting: string): Keyring {
  const keys = text.split(',').map((part) => {
    const [id, secret] = part.split(':');
    const bytes = Buffer.from(secret ?? '', 'base64');
    if (!id || /[^\w-]/.test(id) || bytes.length < 32) {
      throw new Error(
        `${setting} is not a key ring; expected \`id:base64[,id:base64]\` with at least 32 bytes in each key`,
      );
    }
    return { id, secret: bytes };
  });
  return keys as unknown as Keyring;
}
