import { createHash, randomBytes } from 'node:crypto';

/** Keeps cookies by name and path and follows no redirect by itself. */
export class Browser {
  private readonly cookies = new Map<string, { pair: string; path: string }>();

  async open(address: string, request: RequestInit = {}): Promise<Response> {
    const { pathname } = new URL(address);
    const sent = [...this.cookies.values()].filter(({ path }) => pathname.startsWith(path)).map(({ pair }) => pair);
    const headers = { Accept: 'text/html', ...request.headers, Cookie: sent.join('; ') };
    const response = await fetch(address, { ...request, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  /** Follows redirects for as long as they stay at the origin of `address`. */
  async follow(address: string, request?: RequestInit): Promise<{ address: string; response: Response | null }> {
    const response = await this.open(address, request);
    const location = response.headers.get('location');
    if (!location) return { address, response };
    const next = new URL(location, address);
    return next.origin === new URL(address).origin ? this.follow(next.href) : { address: next.href, response: null };
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const name = pair.slice(0, pair.indexOf('='));
    const path = attributes.find((each) => each.startsWith('path='))?.slice('path='.length) ?? '/';
    this.cookies.set(`${name} ${path}`, { pair, path });
  }
}

/** A code verifier and the challenge made of it (RFC 7636, S256). */
export function proofKey(): { verifier: string; challenge: string } {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}
