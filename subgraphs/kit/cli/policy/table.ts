export type Mark = 'ZERO' | 'HIDDEN' | 'NOT_COLLECTED' | 'DID_NOT_REPORT';

export interface Shown {
  readonly value: number | null;
  readonly mark: Mark | null;
}

const NUMBERS = [
  'all',
  'part',
  'later',
  'share',
  'relativeRate',
  'medianDays',
  'events',
  'eventsAfter',
  'perPersonYear',
] as const;

export type NumberName = (typeof NUMBERS)[number];

export interface Cell extends Readonly<Record<NumberName, Shown | null>> {
  readonly codes: readonly (string | null)[];
}

/** A table as the graph answers it. */
export interface Table {
  readonly id: string;
  readonly title: string;
  readonly universe: string;
  readonly definition: string;
  readonly question: string;
  readonly asOf: string;
  readonly askedAt: string;
  readonly agreement: string | null;
  readonly notes: readonly string[];
  readonly dimensions: readonly {
    readonly name: string;
    readonly description: string;
    readonly at: number | null;
    readonly codes: readonly string[];
  }[];
  readonly sources: readonly {
    readonly agency: string;
    readonly facts: readonly string[];
    readonly reported: boolean;
  }[];
  readonly cells: readonly Cell[];
  readonly method: {
    readonly version: string;
    readonly threshold: number;
    readonly noiseVariance: number;
    readonly weightVariance: number;
    readonly rounding: number;
    readonly legend: readonly string[];
  };
}

const SHOWN = `{ value mark }`;

/** Every field, so that a copy can be held against its record. */
export const TABLE_QUERY = `query Ask($question: PolicyQuestionInput!) {
  policyTable(question: $question) {
    id title universe definition question asOf askedAt agreement notes
    dimensions { name description at codes }
    sources { agency facts categories reported }
    cells { codes ${NUMBERS.map((name) => `${name} ${SHOWN}`).join(' ')} }
    method { version threshold noiseVariance weightVariance rounding legend }
    record { statement signedBy signature }
  }
}`;

type Kind = 'PEOPLE' | 'SHARE' | 'MEDIAN_DAYS' | 'RATE' | 'BEFORE_AFTER';

/** Headings of what a table has, by what was counted. */
const HEADINGS: Readonly<Record<Kind, Partial<Record<NumberName, string>>>> = {
  PEOPLE: {},
  SHARE: { part: 'of them', share: 'share', relativeRate: 'relative rate' },
  MEDIAN_DAYS: { part: 'with the event', share: 'share', medianDays: 'median days' },
  RATE: { part: 'with an event', share: 'share', events: 'events', perPersonYear: 'per person-year' },
  BEFORE_AFTER: { part: 'before', later: 'after', events: 'events before', eventsAfter: 'events after' },
};

interface Column {
  readonly name: NumberName;
  readonly heading: string;
}

/** The columns of numbers that a table has. */
export function columnsOf({ question, cells }: Table): Column[] {
  const { index, count } = JSON.parse(question) as { index: { which: string }; count: { kind: Kind } };
  const headings = { all: index.which === 'EACH' ? 'index events' : 'people', ...HEADINGS[count.kind] };
  return NUMBERS.flatMap((name) => {
    const heading = headings[name];
    return heading && cells.some((cell) => cell[name]) ? [{ name, heading }] : [];
  });
}

/** `housing-status at 180`. */
export function dimensionsOf({ dimensions }: Table): string[] {
  return dimensions.map(({ name, at }) => (at === null ? name : `${name} at ${at}`));
}

/** What the filters of a question come to, one line each. */
export function filtersOf({ question }: Table): string[] {
  const { filters } = JSON.parse(question) as {
    filters: { dimension: string; at?: number | null; codes: string[] }[];
  };
  return filters.map(
    ({ dimension, at, codes }) => `${dimension}${at == null ? '' : ` at ${at}`}: ${codes.join(' or ')}`,
  );
}

export const MARK_WORDS: Readonly<Record<Mark, string>> = {
  ZERO: '0',
  HIDDEN: 'hidden',
  NOT_COLLECTED: 'not collected',
  DID_NOT_REPORT: 'did not report',
};

/** A number, the words of a mark, or nothing where there is nothing to divide. */
export function shownIn(cell: Cell, name: NumberName): number | string {
  const shown = cell[name];
  if (!shown) return '';
  return shown.mark ? (shown.mark === 'ZERO' ? 0 : MARK_WORDS[shown.mark]) : shown.value!;
}

/** What each mark that stands in a table means. */
export function legendOf({ cells }: Table): string[] {
  const marks = new Set(cells.flatMap((cell) => NUMBERS.flatMap((name) => cell[name]?.mark ?? [])));
  const MEANT: Readonly<Record<Mark, string>> = {
    ZERO: 'a true zero',
    HIDDEN: 'kept back to protect people, and no sign of how many',
    NOT_COLLECTED: 'nobody keeps it',
    DID_NOT_REPORT: 'an agency could not be asked',
  };
  return (Object.keys(MEANT) as Mark[])
    .filter((mark) => marks.has(mark))
    .map((mark) => `${MARK_WORDS[mark]}: ${MEANT[mark]}`);
}

/** One line: version and parameters. */
export function methodOf({ method }: Table): string {
  const { version, threshold, noiseVariance, weightVariance, rounding } = method;
  return `${version}; counts of 1 to ${threshold} hidden; variance ${noiseVariance} and ${weightVariance} times the count; multiples of ${rounding}`;
}
