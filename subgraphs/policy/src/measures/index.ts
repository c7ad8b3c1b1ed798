import { EQUITY } from './equity';
import { HARM_REDUCTION } from './harmReduction';
import { HOUSING } from './housing';
import { JUSTICE } from './justice';
import type { Measure } from './measure';
import { MIDD } from './midd';
import { PROCESS } from './process';
import { TREATMENT } from './treatment';
import { TRUEBLOOD } from './trueblood';

/** Every measure that has a name. Abstinence is none, and never one: success is what a participant says it is. */
export const MEASURES: readonly Measure[] = [
  ...PROCESS,
  ...JUSTICE,
  ...HOUSING,
  ...TREATMENT,
  ...TRUEBLOOD,
  ...MIDD,
  ...EQUITY,
  ...HARM_REDUCTION,
];
