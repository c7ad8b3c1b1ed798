import { replacing } from './committed';

/** A bad change to one agency's schema, and how it is refused. */
export interface Crime {
  readonly title: string;
  readonly agency: string;
  readonly change: (sdl: string) => string;
  readonly code: string;
  /** What stands on the line the finding names. */
  readonly line: string;
}

export type PlantedIn = (title: string, code: string, line: string, change: Crime['change']) => Crime;

export const housing = plantedIn('housing');
export const core = plantedIn('participants');

/** How an honest field of housing is guarded and classified. */
export const GUARD = '@requires(fields: "housingProof")';
export const CLASS = '@category(anyOf: [["HMIS"]])';
export const OWN_KEY = 'type Participant @key(fields: "housingRef")';

/** A directive that the kit's head does not import. */
export function importing(name: string): Crime['change'] {
  return replacing('"@composeDirective"]', `"@composeDirective", "${name}"]`);
}

function plantedIn(agency: string): PlantedIn {
  return (title, code, line, change) => ({ title, agency, change, code, line });
}
