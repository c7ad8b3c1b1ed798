import { AGENCIES } from '../agencies';
import { REMEDY } from '../errors';

/** Upper bounds of a duration, in seconds; the lease of two seconds is one of them. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 15];

/** Of how many calls share one write. */
const SIZES = [1, 2, 4, 8, 16, 32, 64, 128, 256];

/** How something ended: an error's code, or one of these. */
export const OUTCOMES: readonly string[] = ['OK', 'NOT_BELIEVED', ...Object.keys(REMEDY)];

const outcome = OUTCOMES;
const subgraph = AGENCIES.map(({ name }) => name);

/** A number that operators may read. `labels`: every value that one may have. */
interface Metric {
  readonly kind: 'histogram' | 'counter' | 'gauge';
  readonly of: 'gateway' | 'subgraphs' | 'core' | 'all';
  readonly help: string;
  readonly labels?: Readonly<Record<string, readonly string[]>>;
  /** Upper bounds, of a histogram. */
  readonly bounds?: readonly number[];
}

/**
 * All that is measured; docs/operations.md explains it.
 *
 * INVARIANT: labels come from closed lists, and no list holds an account, a person, a category, a purpose or whether
 * something was permitted: whoever is hidden and whoever is not there move the same numbers.
 */
export const METRICS = {
  lead_operation_seconds: {
    kind: 'histogram',
    of: 'gateway',
    help: 'Operations from their arrival to their answer, by outcome.',
    labels: { outcome },
    bounds: SECONDS,
  },
  lead_call_seconds: {
    kind: 'histogram',
    of: 'gateway',
    help: 'Calls to subgraphs, by subgraph and outcome.',
    labels: { subgraph, outcome },
    bounds: SECONDS,
  },
  lead_lease_breaches_total: {
    kind: 'counter',
    of: 'gateway',
    help: 'Answers that were handed on after their lease had ended.',
  },
  lead_answers_cut_total: {
    kind: 'counter',
    of: 'gateway',
    help: 'Answers that were reset because their reader had not taken them when the lease ended.',
  },
  lead_answer_seconds: {
    kind: 'histogram',
    of: 'subgraphs',
    help: 'Answers to the calls of operations, by outcome.',
    labels: { outcome },
    bounds: SECONDS,
  },
  lead_calls_refused_total: {
    kind: 'counter',
    of: 'subgraphs',
    help: 'Calls that were not the gateway’s, not fresh or made before, and tokens that were not believed.',
  },
  lead_decision_seconds: {
    kind: 'histogram',
    of: 'core',
    help: 'Decisions over all who are asked for together, with the wait for a beat.',
    bounds: SECONDS,
  },
  lead_ledger_write_seconds: {
    kind: 'histogram',
    of: 'subgraphs',
    help: 'Writes to the ledger, by outcome.',
    labels: { outcome },
    bounds: SECONDS,
  },
  lead_ledger_write_calls: {
    kind: 'histogram',
    of: 'subgraphs',
    help: 'Calls that shared one write to the ledger.',
    bounds: SIZES,
  },
  lead_checkpoint_age_seconds: {
    kind: 'gauge',
    of: 'subgraphs',
    help: 'Since the newest checkpoint was signed; it grows while nothing is recorded.',
  },
  lead_ledger_unplaced_entries: {
    kind: 'gauge',
    of: 'subgraphs',
    help: 'Committed entries that no checkpoint covers yet: how far the sequencer lags. At most 10,000.',
  },
  lead_witness_age_seconds: {
    kind: 'gauge',
    of: 'subgraphs',
    help: 'Since a witness last said what it has seen of this ledger.',
  },
  lead_database_connections: {
    kind: 'gauge',
    of: 'subgraphs',
    help: 'Connections of the pool in use and idle, and requests that wait for one.',
    labels: { state: ['used', 'idle', 'waiting'] },
  },
  lead_event_loop_delay_seconds: {
    kind: 'gauge',
    of: 'all',
    help: 'How late timers were since this was last read, by quantile.',
    labels: { quantile: ['0.5', '0.99', '1'] },
  },
} satisfies Readonly<Record<string, Metric>>;

type NameOf<Kind extends Metric['kind']> = {
  [Name in keyof typeof METRICS]: (typeof METRICS)[Name]['kind'] extends Kind ? Name : never;
}[keyof typeof METRICS];

export type CounterName = NameOf<'counter'>;
export type HistogramName = NameOf<'histogram'>;
export type GaugeName = NameOf<'gauge'>;

export function metricNamed(name: keyof typeof METRICS): Metric {
  return METRICS[name];
}
