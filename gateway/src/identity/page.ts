import { createHash } from 'node:crypto';

const STYLE = `
  body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: #1b1b1b; background: #f0f0f0; }
  main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
  .notice { padding: 0.75rem 1rem; border-left: 0.5rem solid #ffbe2e; background: #faf3d1; }
  ul { list-style: none; margin: 0; padding: 0; }
  li { margin: 0.5rem 0; }
  button { width: 100%; padding: 0.75rem 1rem; border: 1px solid #565c65; border-radius: 0.25rem;
    font: inherit; text-align: left; color: inherit; background: #fff; cursor: pointer; }
  button:hover { background: #e7f2f5; }
  button:focus-visible { outline: 0.25rem solid #2491ff; outline-offset: 0; }
  button strong, button span { display: block; }
`;

export interface Page {
  readonly title: string;
  /** HTML; every text in it went through `escaped`. */
  readonly body: string;
}

export function pageOf({ title, body }: Page): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${escaped(title)} – LEAD Graph</title>
  <style>${STYLE}</style>
</head>
<body>
<main>
  <h1>${escaped(title)}</h1>
${body}
</main>
</body>
</html>
`;
}

/** `formTargets` are the origins that a form on the page may end at, redirects included. */
export function pageHeaders(formTargets: readonly string[]): Record<string, string> {
  const style = createHash('sha256').update(STYLE).digest('base64');
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Security-Policy': [
      "default-src 'none'",
      `style-src 'sha256-${style}'`,
      `form-action ${["'self'", ...formTargets].join(' ')}`,
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ].join('; '),
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
}

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
