import { BadUserInput } from '@lead-graph/schema';
import { localDay } from '../localDay';

/** Refuses a day that is still to come, where the program is. */
export function checkPast(argument: string, day: string): void {
  if (day > localDay(new Date())) throw new BadUserInput(argument, 'is a day that has come');
}
