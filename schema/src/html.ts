/** Text that is HTML already. INVARIANT: made by `html` alone, so that whatever was a text is escaped. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = string | Html | readonly Part[];

/** Escapes every value but what is HTML already. */
export function html(literals: TemplateStringsArray, ...values: readonly Part[]): Html {
  return new Html(literals.map((literal, index) => literal + written(values[index] ?? '')).join(''));
}

function written(part: Part): string {
  if (part instanceof Html) return part.text;
  return typeof part === 'string'
    ? part.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
    : part.map(written).join('');
}
