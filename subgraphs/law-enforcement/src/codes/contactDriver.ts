import { registerEnumType } from 'type-graphql';

/** What the officer took to be behind the conduct. A list of the program's own. */
export enum ContactDriver {
  BH = 'BH',
  POVERTY = 'POVERTY',
  BOTH = 'BOTH',
  UNKNOWN = 'UNKNOWN',
}

registerEnumType(ContactDriver, {
  name: 'ContactDriver',
  description: 'What the officer took to be behind the conduct: behavioral health, poverty or both. Of low trust.',
});
