/** Form of a NIBRS offense code: Group A, or Group B, which begins with 90. */
export const NIBRS_CODE = /^\d\d[0-9A-Z]$/;

/** Form of a citation of state or city law: `RCW 69.50.4013`, `SMC 12A.08.040(A)`. */
export const CITATION = /^(RCW|SMC) \d{1,3}[A-Z]?(\.\d{1,4}[A-Z]?){1,3}(\(\w{1,4}\)){0,4}$/;

const NAMES: Readonly<Record<string, string>> = {
  '120': 'Robbery',
  '13A': 'Aggravated assault',
  '13B': 'Simple assault',
  '220': 'Burglary',
  '23C': 'Shoplifting',
  '23H': 'All other larceny',
  '26A': 'False pretenses, swindle or confidence game',
  '26B': 'Credit card or ATM fraud',
  '26C': 'Impersonation',
  '26D': 'Welfare fraud',
  '26E': 'Wire fraud',
  '26F': 'Identity theft',
  '26G': 'Hacking or computer invasion',
  '26H': 'Money laundering',
  '290': 'Destruction, damage or vandalism of property',
  '35A': 'Drug or narcotic violation',
  '35B': 'Drug equipment violation',
  '40A': 'Prostitution',
  '40B': 'Assisting or promoting prostitution',
  '40C': 'Purchasing prostitution',
  '520': 'Weapon law violation',
  '90C': 'Disorderly conduct',
  '90J': 'Trespass of real property',
  '90Z': 'All other offenses',
};

/** Name of the offense in the FBI's NIBRS manual, for the codes that diversion meets; null for the rest. */
export function nibrsName(code: string): string | null {
  return NAMES[code] ?? null;
}
