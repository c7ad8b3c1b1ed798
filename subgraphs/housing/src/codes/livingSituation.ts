const NAMES: Readonly<Record<number, string>> = {
  101: 'EMERGENCY_SHELTER',
  116: 'PLACE_NOT_MEANT_FOR_HABITATION',
  204: 'PSYCHIATRIC_FACILITY',
  205: 'SUBSTANCE_USE_TREATMENT_FACILITY',
  206: 'HOSPITAL',
  207: 'JAIL_PRISON_OR_JUVENILE_FACILITY',
  410: 'RENTAL_WITHOUT_SUBSIDY',
};

const INSTITUTIONAL: ReadonlySet<string> = new Set(Object.entries(NAMES).filter(([code]) => Number(code) >= 200 && Number(code) <= 299).map(([, name]) => name));

export function livingSituationName(code: number): string {
  return NAMES[code] ?? 'OTHER';
}

/** The same word for every value 200-299, so that none of them can be told from another. */
export function institutionMasked(name: string): string {
  return INSTITUTIONAL.has(name) ? 'INSTITUTIONAL' : name;
}
