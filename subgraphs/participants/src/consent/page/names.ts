import { ANYONE, TREATING_PROVIDERS } from '../../engine/bases';
import type { FormWords } from './words';

/** What codes and dates are called in one language. */
export interface Names {
  organization(code: string): string;
  event(code: string): string;
  instant(at: Date): string;
  day(day: string): string;
}

/** A code that nobody gave a name is written as it is. */
export function namesFrom(words: FormWords, organizations: ReadonlyMap<string, string>): Names {
  const classes = new Map([
    [TREATING_PROVIDERS, words.treatingProviders],
    [ANYONE, words.anyone],
  ]);
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(words.locale, options);
  const instant = format({ dateStyle: 'long', timeStyle: 'short', timeZone: 'America/Los_Angeles' });
  const day = format({ dateStyle: 'long', timeZone: 'UTC' });
  return {
    organization: (code) => organizations.get(code) ?? classes.get(code) ?? code,
    event: (code) => words.events[code] ?? code,
    instant: (at) => instant.format(at),
    day: (text) => day.format(new Date(`${text}T00:00:00Z`)),
  };
}
