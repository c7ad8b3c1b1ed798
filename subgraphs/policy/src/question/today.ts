const LOCAL = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles' });

/** In Seattle, in days since 1970-01-01. */
export function today(): number {
  return Date.parse(`${LOCAL.format(new Date())}T00:00:00Z`) / 86_400_000;
}
