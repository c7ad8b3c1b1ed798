import type { SeedPerson } from './person';
import { seed1 } from './seed1';
import { seed2 } from './seed2';
import { seed3 } from './seed3';
import { seed4 } from './seed4';

/** The four named participants, by the number under which the core pairs them. Invented, as everybody here is. */
export const NAMED: readonly SeedPerson[] = [seed1, seed2, seed3, seed4];
