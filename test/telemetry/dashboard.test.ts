import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { METRICS } from '@lead-graph/schema';

const read = (path: string): string => readFileSync(join(__dirname, '../..', path), 'utf8');

interface Panel {
  readonly title: string;
  readonly targets: readonly { readonly expr: string }[];
}

const { panels }: { panels: Panel[] } = JSON.parse(read('docs/dashboard.json'));
const asked = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
const metrics: Readonly<Record<string, { kind: string; labels?: Readonly<Record<string, readonly string[]>> }>> =
  METRICS;

/** The metric that a series belongs to: a histogram has three of them. */
function metricOf(series: string): string {
  const base = series.replace(/_(bucket|sum|count)$/, '');
  return metrics[base]?.kind === 'histogram' && base !== series ? base : series;
}

const namedIn = (text: string): string[] => [...text.matchAll(/\blead_\w+/g)].map(([series]) => metricOf(series));

/** Labels an expression groups or selects by that the metric does not have; `le` and `job` are Prometheus's own. */
function strangeLabels(expr: string): string[] {
  const known = new Set(['le', 'job', ...namedIn(expr).flatMap((name) => Object.keys(metrics[name]?.labels ?? {}))]);
  const grouped = [...expr.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, labels]) => labels!.split(', '));
  const selected = [...expr.matchAll(/[{,](\w+)!?=/g)].map(([, label]) => label!);
  return [...grouped, ...selected].filter((label) => !known.has(label));
}

describe('the dashboard', () => {
  it('asks only for metrics that there are, by labels that they have', () => {
    expect(asked.length).toBeGreaterThan(15);
    expect(asked.flatMap(namedIn).filter((name) => !(name in metrics))).toEqual([]);
    expect(asked.flatMap(strangeLabels)).toEqual([]);
  });

  it('shows every metric', () => {
    const shown = new Set(asked.flatMap(namedIn));
    expect(Object.keys(metrics).filter((name) => !shown.has(name))).toEqual([]);
  });

  it('would be found out (sabotaged)', () => {
    const wrong = 'sum by (person) (rate(lead_people_total[1m]))';
    expect(namedIn(wrong).filter((name) => !(name in metrics))).toEqual(['lead_people_total']);
    expect(strangeLabels(wrong)).toEqual(['person']);
    expect(namedIn('lead_event_loop_delay_seconds_count')).toEqual(['lead_event_loop_delay_seconds_count']);
  });
});

describe('docs/operations.md', () => {
  const documented = [...read('docs/operations.md').matchAll(/^\| `(lead_\w+)` \|/gm)].map(([, name]) => name);

  it('explains every metric, and none that is not there', () => {
    expect(documented.sort()).toEqual(Object.keys(metrics).sort());
  });
});
