import { type Verdict, verdict } from './benchmark';
import type { Round } from './system';
import type { SystemName } from './systems';
import { VIEW, type Workload } from './workloads';

/** Part of a round's requests; where more are refused, the machine was too busy for the figures to tell anything. */
export const MOST_REFUSED = 0.01;

interface Goal {
  readonly what: string;
  readonly of: SystemName;
  readonly against: SystemName;
  /** Most that the ratio may be. */
  readonly most: number;
  readonly cost?: (round: Round) => number;
}

const GOALS: readonly Goal[] = [
  { what: 'CPU of all, against the documented stack', of: 'lead', against: 'documented', most: 0.5 },
  {
    what: 'CPU of all, against the same without consent and ledger',
    of: 'lead',
    against: 'without-consent',
    most: 1.15,
  },
];

const GOALS_OF_VIEW: readonly Goal[] = [
  {
    ...{ what: 'CPU of the gateway alone, against plain @apollo/gateway', of: 'processes', against: 'documented' },
    ...{ most: 0.4, cost: ({ cpuOf }) => cpuOf.gateway! },
  },
  ...GOALS,
  { what: 'CPU of all, against one handler by hand', of: 'lead', against: 'floor', most: 2 },
];

/** Of systems that were measured. None counts as met where one that it is about refused too much. */
export function verdictsOf(
  { name }: Workload,
  roundsOf: ReadonlyMap<SystemName, readonly Round[]>,
  requests: number,
): Verdict[] {
  const goals = name === VIEW.name ? GOALS_OF_VIEW : GOALS;
  return goals.flatMap(({ what, of, against, most, cost = ({ cpu }) => cpu }) => {
    const [one, other] = [roundsOf.get(of), roundsOf.get(against)];
    if (!one || !other) return [];
    const judged = verdict(what, one.map(cost), other.map(cost), most);
    const answered = [...one, ...other].every(({ refused }) => refused <= MOST_REFUSED * requests);
    return [{ ...judged, met: judged.met && answered }];
  });
}
