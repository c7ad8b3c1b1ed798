import type { IncomingMessage, ServerResponse } from 'node:http';

/** Seconds for which a browser may remember that it may ask. */
const PREFLIGHT_SECONDS = 600;

const READABLE = 'retry-after, x-ratelimit-limit, x-ratelimit-remaining, x-ratelimit-reset';

/**
 * Lets pages of listed origins read answers; of any other a browser keeps them back. There are no cookies here, so no
 * page can borrow a sign-in.
 */
export function allowListedOrigin(
  request: IncomingMessage,
  response: ServerResponse,
  origins: readonly string[],
): boolean {
  if (origins.length > 0) response.setHeader('vary', 'origin');
  const { origin } = request.headers;
  if (origin === undefined || !origins.includes(origin)) return false;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-expose-headers', READABLE);
  return true;
}

/** A browser asks before it posts JSON for a page. */
export function answerPreflight(response: ServerResponse): void {
  response.writeHead(204, {
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': 'authorization, content-type, purpose-of-use',
    'access-control-max-age': `${PREFLIGHT_SECONDS}`,
  });
  response.end();
}

/** Reads `origin[,origin]`: each exactly as a browser sends it. */
export function originsFrom(text: string | undefined, setting: string): readonly string[] {
  if (!text) return [];
  return text.split(',').map((part) => {
    const origin = part.trim();
    if (!URL.canParse(origin) || new URL(origin).origin !== origin)
      throw new Error(`${setting} holds \`${origin}\`; expected origins like https://app.example, separated by commas`);
    return origin;
  });
}
