import { AGENCIES } from '../agencies';
import { escapedName } from '../log';
import { Purpose } from '../vocabulary';
import { type HistogramName, metricNamed, OUTCOMES } from './metrics';

/** What is timed, with the histogram it goes into, and what is counted of it. */
export const WORKS = {
  operation: { seconds: 'lead_operation_seconds' },
  call: { seconds: 'lead_call_seconds' },
  answer: { seconds: 'lead_answer_seconds' },
  decision: { seconds: 'lead_decision_seconds' },
  'ledger write': { seconds: 'lead_ledger_write_seconds', size: 'lead_ledger_write_calls' },
} as const satisfies Readonly<Record<string, { seconds: HistogramName; size?: HistogramName }>>;

export type WorkName = keyof typeof WORKS;

/** What may be said of a piece of work. INVARIANT: none of it depends on what is on record of a person. */
export interface Facts {
  readonly outcome?: string;
  /** Of an operation. */
  readonly kind?: string;
  readonly purpose?: Purpose | null;
  /** Of an app, as its token names it. */
  readonly client?: string | null;
  readonly subgraph?: string;
  /** Subgraphs that were called. */
  readonly agencies?: readonly string[];
  /** Records an operation asks for by its text; calls that shared a write. */
  readonly size?: number;
}

/** Stands for whatever is not in its list. */
const OTHER = 'OTHER';

const NAMES = AGENCIES.map(({ name }) => name);
const KINDS = ['query', 'mutation', 'subscription'];

const listed = (value: string, list: readonly string[]): string => (list.includes(value) ? value : OTHER);

/** INVARIANT: of a fact only what its list holds, a number, or an app's name with what is not plain taken out. */
const SAID: { readonly [Name in keyof Facts]-?: (value: NonNullable<Facts[Name]>) => string | number } = {
  outcome: (value) => listed(value, OUTCOMES),
  kind: (value) => listed(value, KINDS),
  purpose: (value) => listed(value, Object.values(Purpose)),
  client: (value) => escapedName(value),
  subgraph: (value) => listed(value, NAMES),
  agencies: (value) =>
    value
      .map((name) => listed(name, NAMES))
      .sort()
      .join(' '),
  size: (value) => Number(value),
};

/** Of a span. */
export function attributesOf(facts: Facts): Record<string, string | number> {
  const said = (Object.keys(SAID) as (keyof Facts)[]).filter((name) => facts[name] != null);
  return Object.fromEntries(said.map((name) => [`lead.${name}`, SAID[name](facts[name] as never)]));
}

/** Of a metric, of those labels that it has. */
export function labelsOf(metric: HistogramName, facts: Facts): Record<string, string> {
  const lists = metricNamed(metric).labels ?? {};
  return Object.fromEntries(
    Object.entries(lists).map(([label, list]) => [label, listed(String(facts[label as keyof Facts]), list)]),
  );
}
