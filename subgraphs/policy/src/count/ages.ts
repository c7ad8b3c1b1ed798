/** Completed years from one day to another, both counted from 1970-01-01; who was born on 29 February is a year older on 1 March. */
export function ageOn(born: number, day: number): number {
  const [birth, now] = [civil(born), civil(day)];
  return now.year - birth.year - (now.monthDay < birth.monthDay ? 1 : 0);
}

const DAYS_OF_400_YEARS = 146_097;

/** Year, and month and day as one number that orders days of a year. Of the proleptic Gregorian calendar. */
function civil(day: number): { year: number; monthDay: number } {
  // Counted from 1 March of the year 0, so that the day that is not in every year is a year's last.
  const since = day + 719_468;
  const era = Math.floor(since / DAYS_OF_400_YEARS);
  const ofEra = since - era * DAYS_OF_400_YEARS;
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const month = Math.floor((5 * ofYear + 2) / 153);
  const ofMonth = ofYear - Math.floor((153 * month + 2) / 5) + 1;
  const calendarMonth = month < 10 ? month + 3 : month - 9;
  return { year: year + era * 400 + (calendarMonth <= 2 ? 1 : 0), monthDay: calendarMonth * 100 + ofMonth };
}
