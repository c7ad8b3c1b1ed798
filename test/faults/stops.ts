import type { Graph } from '@lead-graph/kit/graph';
import { LEASE_MILLISECONDS } from '@lead-graph/schema';
import { type Service, startGatewayService } from '../graph/service';
import { letHousingRead, post, revoke, strangers, warmed } from './consents';
import { openPartners, type Partners, within } from './partners';

export interface StopFigure {
  readonly stops: number;
  readonly reads: number;
  /** Reads that had arrived and were not answered when the process was stopped: without them nothing is tested. */
  readonly caught: number;
  /** Released after the acknowledgement of the revocation. INVARIANT to prove: each stands in the log. */
  readonly releasedAfter: number;
  /** Of those caught, released when the process went on: later than the lease in any case. */
  readonly late: number;
  /** Late releases without a line in the log. INVARIANT to prove: none. */
  readonly unrecorded: number;
  readonly unacknowledged: number;
}

export interface StopOptions {
  readonly preload?: readonly string[];
  /** What must have been seen: chance decides when it is, so more stops are made until it was, up to `AT_MOST` times as many. */
  readonly until?: (seen: StopFigure) => boolean;
  readonly onStop?: (done: number) => void;
}

/** Gateways that are stopped side by side. */
const LANES = 2;
const AT_MOST = 8;
const READS_EACH = 10;
/** A call to the core and to an agency takes up to this long, in milliseconds: a read is caught in any phase. */
const CORE_MS = 200;
const AGENCY_MS = 1_200;
/** Reads of one stop begin within this time, in milliseconds. */
const READS_WITHIN_MS = 400;
/** A line of the log takes up to this long from one process to another, in milliseconds. */
const LOG_MS = 300;
export const READ = 'query ($id: ID!) { participant(id: $id) { status livingSituations { id } } }';

/**
 * Stops the process of a gateway (SIGSTOP) while it answers reads, takes the consents back through another gateway
 * meanwhile, and lets it go on: half the times after the lease, half after the acknowledgement.
 */
export async function stopGateways(
  graph: Graph,
  stops: number,
  { preload, until = () => true, onStop }: StopOptions = {},
): Promise<StopFigure> {
  const done: Stop[] = [];
  let begun = 0;
  const goesOn = () => begun < stops || (begun < AT_MOST * stops && !until(figureOf(done)));
  const lane = async () => {
    const partners = await openPartners(graph.subgraphs);
    const gateway = await startGatewayService(graph.configs, partners.urls, { preload });
    try {
      await warmAll(graph, [gateway]);
      const seen = watch(partners);
      while (goesOn()) {
        done.push(await stopOnce({ graph, gateway, seen }, (begun += 1)));
        onStop?.(done.length);
      }
    } finally {
      await gateway.end();
      await partners.stop();
    }
  };
  await Promise.all(Array.from({ length: Math.min(LANES, stops) }, lane));
  return figureOf(done);
}

export async function warmAll(graph: Graph, gateways: readonly Service[]): Promise<void> {
  const reader = await graph.tokenFor('housing-okoro');
  const [person] = await strangers(graph, 1);
  await letHousingRead(graph, [person!]);
  for (const { url } of gateways) await warmed(url, reader, READ, person!);
}

/** Instants of the monotonic clock; never is infinite. */
interface Read {
  /** When the core was called for it. */
  readonly seenAt: number;
  readonly endedAt: number;
  readonly gave: boolean;
  /** That the consent it stood on is taken back. */
  readonly acknowledgedAt: number;
}

interface Stop {
  readonly reads: readonly Read[];
  readonly stoppedAt: number;
  readonly wokenAt: number;
  /** Lines `lease breached` in its log. */
  readonly breaches: number;
}

/** What the partners of one gateway saw of it. */
interface Seen {
  /** When the core was first called for each person: by then the read has arrived at the gateway. */
  readonly atCore: ReadonlyMap<string, number>;
  readonly atHousing: { calls: number };
}

interface Lane {
  readonly graph: Graph;
  readonly gateway: Service;
  readonly seen: Seen;
}

async function stopOnce({ graph, gateway, seen }: Lane, index: number): Promise<Stop> {
  const untilAcknowledged = index % 2 === 0;
  const [reader, revoker] = await Promise.all([graph.tokenFor('housing-okoro'), graph.tokenFor('administrator-kaur')]);
  const people = await strangers(graph, READS_EACH);
  const consents = await letHousingRead(graph, people);
  const before = breachesIn(gateway);
  seen.atHousing.calls = 0;
  const reading = people.map(async (person) => {
    await pause(Math.random() * READS_WITHIN_MS);
    const { data } = await post(gateway.url, reader, READ, person);
    return { endedAt: performance.now(), gave: Boolean(data?.participant) };
  });
  await momentToStop(people, seen, index % 4 < 2);
  gateway.child.kill('SIGSTOP');
  const stoppedAt = performance.now();
  const revoking = people.map((person) => revoke(graph, revoker, consents.get(person)!));
  await (untilAcknowledged ? Promise.all(revoking) : pause(LEASE_MILLISECONDS + 50 + Math.random() * 500));
  const wokenAt = performance.now();
  gateway.child.kill('SIGCONT');
  const [ends, acknowledged] = await Promise.all([Promise.all(reading), Promise.all(revoking)]);
  await pause(LOG_MS);
  const reads = people.map((person, index) => ({
    ...ends[index]!,
    seenAt: seen.atCore.get(person) ?? Number.POSITIVE_INFINITY,
    acknowledgedAt: acknowledged[index]!,
  }));
  return { reads, stoppedAt, wokenAt, breaches: breachesIn(gateway) - before };
}

/** Soon after a drawn number of reads has come as far as the core, or as far as the agency that was asked. */
async function momentToStop(people: readonly string[], { atCore, atHousing }: Seen, atAgency: boolean): Promise<void> {
  const share = Math.ceil(Math.random() * READS_EACH);
  const come = () => (atAgency ? atHousing.calls : people.filter((person) => atCore.has(person)).length);
  const began = performance.now();
  while (come() < share && performance.now() - began < LEASE_MILLISECONDS) await pause(5);
  await pause(Math.random() * CORE_MS);
}

function watch(partners: Partners): Seen {
  const atCore = new Map<string, number>();
  const atHousing = { calls: 0 };
  for (const agency of Object.keys(partners.urls)) partners.conduct(agency, within(AGENCY_MS));
  partners.conduct('participants', (answer, response, request) => {
    for (const [id] of request.body.matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g))
      if (!atCore.has(id)) atCore.set(id, performance.now());
    return within(CORE_MS)(answer, response, request);
  });
  partners.conduct('housing', (answer, response, request) => {
    atHousing.calls += 1;
    return within(AGENCY_MS)(answer, response, request);
  });
  return { atCore, atHousing };
}

function figureOf(stops: readonly Stop[]): StopFigure {
  const counted = (counts: (read: Read, stop: Stop) => boolean, of: readonly Stop[] = stops): number =>
    of.reduce((sum, stop) => sum + stop.reads.filter((read) => counts(read, stop)).length, 0);
  const caught = (read: Read, { stoppedAt }: Stop) => read.seenAt < stoppedAt && read.endedAt > stoppedAt;
  const late = (read: Read, stop: Stop) => caught(read, stop) && read.gave && read.endedAt > stop.wokenAt;
  const after = (read: Read) => read.gave && read.endedAt > read.acknowledgedAt;
  return {
    stops: stops.length,
    reads: counted(() => true),
    caught: counted(caught),
    releasedAfter: counted(after),
    late: counted(late),
    unrecorded: stops.reduce((sum, stop) => {
      const owed = counted((read, each) => late(read, each) || after(read), [stop]);
      return sum + Math.max(0, owed - stop.breaches);
    }, 0),
    unacknowledged: counted(({ acknowledgedAt }) => acknowledgedAt === Number.POSITIVE_INFINITY),
  };
}

export function breachesIn({ lines }: Service): number {
  return lines.filter((line) => line.includes('"event":"lease breached"')).length;
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
