import type { Dimension } from './question/question';

/** A dimension of tables, by the name policy staff use. */
export interface NamedDimension {
  readonly name: string;
  readonly description: string;
  /** `at`: days after the index event, where the dimension is looked at some time. */
  readonly of: (at: number) => Dimension;
  /** Whether `at` means anything. */
  readonly dated: boolean;
}

const INDEX = 'index.';
const AGE_BANDS = [18, 25, 35, 45, 55, 65];

const last = (fact: string, attribute: string) => (): Dimension => ({ kind: 'LAST', fact, attribute });
const state =
  (fact: string, attribute: string) =>
  (at: number): Dimension => ({ kind: 'STATE', fact, attribute, at });
const index = (attribute: string) => (): Dimension => ({ kind: 'INDEX', attribute });

const named = (name: string, description: string, of: NamedDimension['of'], dated = false): NamedDimension => ({
  name,
  description,
  of,
  dated,
});

/** Those that every question can be divided by. */
export const DIMENSIONS: readonly NamedDimension[] = [
  named('age-band', 'Completed years on the index day, in bands.', () => ({
    kind: 'AGE',
    fact: 'person',
    from: AGE_BANDS,
  })),
  named('sex', 'Sex as it is recorded (HMIS 4.21).', last('person', 'sex')),
  named(
    'race',
    'Race and ethnicity as the participant gave them; several count as MULTIPLE (HMIS 3.04).',
    last('person', 'race'),
  ),
  named('route', 'Route of the last referral up to the index day.', last('referral', 'route')),
  named('catchment', 'Where the last referral up to the index day was made.', last('referral', 'catchment')),
  named('offense-group', 'Offence behind the last referral up to the index day.', last('referral', 'offenseGroup')),
  named('driver', 'Need behind the last referral up to the index day.', last('referral', 'driver')),
  named('hand-off', 'How the last hand-off up to the index day went.', last('hand-off', 'outcome')),
  named('funding', 'Who pays for the enrolment in force on the index day.', last('enrolment', 'funding')),
  named(
    'trueblood',
    'Whether the enrolment in force on the index day is in the Trueblood expansion.',
    last('enrolment', 'trueblood'),
  ),
  named(
    'engagement',
    'Whether in touch with the program, some days after the index event.',
    state('engagement', 'status'),
    true,
  ),
  named(
    'housing-status',
    'Living situation by its class, some days after the index event (HMIS 3.12).',
    state('living-situation', 'kind'),
    true,
  ),
  named(
    'treatment',
    'Whether any behavioral health program cares for the person, some days after the index event.',
    state('treatment', 'status'),
    true,
  ),
  named('quarter', 'Quarter of the index event.', () => ({ kind: 'QUARTER' })),
  named('year', 'Year of the index event.', () => ({ kind: 'YEAR' })),
];

/** `index.type` and the like: an attribute of the index event itself. */
export function indexDimension(attribute: string): NamedDimension {
  return named(`${INDEX}${attribute}`, `\`${attribute}\` of the index event.`, index(attribute));
}

/** What a dimension says, by the name it was asked for. */
export function descriptionOf(name: string): string {
  const known = name.startsWith(INDEX) ? indexDimension(name.slice(INDEX.length)) : null;
  return (known ?? DIMENSIONS.find((each) => each.name === name)!).description;
}
