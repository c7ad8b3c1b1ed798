const LOCAL = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/Los_Angeles',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day in King County at an instant, `2026-01-31`. */
export function localDay(at: Date): string {
  return LOCAL.format(at);
}
