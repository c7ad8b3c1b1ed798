import { randomUUID } from 'node:crypto';
import { type Gateway, type Send, sendInProcess, startGateway } from '@lead-graph/gateway';
import type { Graph } from '@lead-graph/kit/graph';
import { AGENCIES, LEASE_MARGIN_MILLISECONDS, LEASE_MILLISECONDS, RECORD_AGENCIES } from '@lead-graph/schema';
import { type Dispatcher, Pool } from 'undici';

/** How many revocations are raced at least, how many at a time, through how many gateways. */
export interface RaceSize {
  readonly races: number;
  readonly atOnce: number;
  readonly gateways: number;
}

export interface RaceFigure {
  readonly races: number;
  readonly reads: number;
  /** Reads that gave the participant: without them there was no race. */
  readonly released: number;
  /** Answers handed on after the acknowledgement. INVARIANT to prove: none. */
  readonly releasedAfter: number;
  /** Reads started after the acknowledgement that gave the participant. INVARIANT to prove: none. */
  readonly readAfter: number;
  /** The sabotaged twin: answers handed on after the instant at which a build without the wait would have acknowledged. */
  readonly releasedAfterHastyAcknowledgement: number;
  /** Revocations that a graph under this load did not acknowledge: they promise nothing yet. */
  readonly unacknowledged: number;
  /** Shortest time from asking to the acknowledgement, in milliseconds. */
  readonly soonestAcknowledgement: number;
}

/** Reads before each acknowledgement, spread over the lease; and one after it. */
const READS_EACH = 4;
/** Chance decides whether an answer falls into the twin's instant: more is raced until one did, up to so many times the races asked for. */
const AT_MOST = 8;
const WAIT = LEASE_MILLISECONDS + LEASE_MARGIN_MILLISECONDS;
const READ = 'query ($id: ID!) { participant(id: $id) { status livingSituations { id } } }';
const REVOKE = 'mutation ($id: ID!) { revokeConsent(id: $id) { consentId revokedAt } }';

/**
 * Races revocations against reads of the whole graph: housing staff read a participant while the consent that lets
 * them is taken back, through several gateways, with agencies that answer late.
 */
export async function raceRevocations(
  graph: Graph,
  { races, atOnce, gateways }: RaceSize,
  onRound: (done: number) => void = () => undefined,
): Promise<RaceFigure> {
  const opened = await Promise.all(Array.from({ length: gateways }, () => replica(graph)));
  try {
    const urls = opened.map(({ url }) => url);
    return await raceThrough(urls, graph, { races, atOnce }, onRound);
  } finally {
    await Promise.all(opened.map((gateway) => gateway.stop()));
  }
}

/** The same, through gateways that are there. */
export async function raceThrough(
  urls: readonly string[],
  graph: Graph,
  { races, atOnce }: Omit<RaceSize, 'gateways'>,
  onRound: (done: number) => void = () => undefined,
): Promise<RaceFigure> {
  const pools = urls.map((url) => new Pool(url, { connections: 128 }));
  const [reader, revoker] = await Promise.all([graph.tokenFor('housing-okoro'), graph.tokenFor('administrator-kaur')]);
  const people = await strangers(graph, atOnce);
  const rounds: Race[] = [];
  try {
    while (rounds.length < races || (!showsTwin(rounds) && rounds.length < AT_MOST * races)) {
      const size = Math.min(atOnce, races - (rounds.length % races));
      const consents = await letHousingRead(graph, people.slice(0, size));
      const round = [...consents].map(([person, consent]) => raceOne(pools, { person, consent, reader, revoker }));
      rounds.push(...(await Promise.all(round)));
      onRound(rounds.length);
    }
  } finally {
    await Promise.all(pools.map((pool) => pool.close()));
  }
  return figureOf(rounds);
}

interface Read {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly gave: boolean;
}

interface Race {
  readonly askedAt: number;
  readonly acknowledgedAt: number;
  readonly reads: readonly Read[];
}

interface Contest {
  readonly person: string;
  readonly consent: string;
  readonly reader: string;
  readonly revoker: string;
}

async function raceOne(pools: readonly Pool[], { person, consent, reader, revoker }: Contest): Promise<Race> {
  const any = (): Pool => pools[Math.floor(Math.random() * pools.length)]!;
  const read = async (after: number): Promise<Read> => {
    await new Promise((resolve) => setTimeout(resolve, after));
    const startedAt = performance.now();
    const { data } = await post(any(), reader, READ, person);
    return { startedAt, endedAt: performance.now(), gave: Boolean(data?.participant) };
  };
  const during = Array.from({ length: READS_EACH }, (_, index) =>
    read(index === 0 ? 0 : Math.random() * LEASE_MILLISECONDS),
  );
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 600));
  const askedAt = performance.now();
  const { data } = await post(any(), revoker, REVOKE, consent);
  const acknowledgedAt = data?.revokeConsent?.consentId === consent ? performance.now() : Number.POSITIVE_INFINITY;
  const reads = await Promise.all([...during, read(0)]);
  return { askedAt, acknowledgedAt, reads };
}

async function post(pool: Dispatcher, token: string, query: string, id: string): Promise<any> {
  const { body } = await pool.request({
    path: '/graphql',
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'purpose-of-use': 'DIVOPS' },
    body: JSON.stringify({ query, variables: { id } }),
  });
  return body.json();
}

const showsTwin = (races: readonly Race[]): boolean => figureOf(races).releasedAfterHastyAcknowledgement > 0;

function figureOf(races: readonly Race[]): RaceFigure {
  const counted = (counts: (read: Read, race: Race) => boolean): number =>
    races.reduce((sum, race) => sum + race.reads.filter((read) => read.gave && counts(read, race)).length, 0);
  return {
    races: races.length,
    reads: races.reduce((sum, { reads }) => sum + reads.length, 0),
    released: counted(() => true),
    releasedAfter: counted((read, race) => read.endedAt > race.acknowledgedAt),
    readAfter: counted((read, race) => read.startedAt >= race.acknowledgedAt),
    releasedAfterHastyAcknowledgement: counted((read, race) => read.endedAt > race.acknowledgedAt - WAIT),
    unacknowledged: races.filter(({ acknowledgedAt }) => acknowledgedAt === Number.POSITIVE_INFINITY).length,
    soonestAcknowledgement: Math.min(...races.map(({ askedAt, acknowledgedAt }) => acknowledgedAt - askedAt)),
  };
}

/** One more gateway before the same subgraphs, some of which answer late. */
function replica(graph: Graph): Promise<Gateway> {
  const [config] = Object.values(graph.configs);
  const callKeys = Object.fromEntries(
    Object.values(graph.configs).map(({ agency, callKeys }) => [agency.name, callKeys]),
  );
  const { issuer, jwksUri, audience } = config!;
  return startGateway(
    {
      ...{ production: false, host: '127.0.0.1', port: 0, issuer, jwksUri, audience, callKeys, urls: {} },
      upstreamTimeoutMs: 1_500,
      supergraphPath: require.resolve('@lead-graph/schema/supergraph'),
    },
    late(sendInProcess(graph.subgraphs)),
  );
}

/** Holds back a third of the answers to queries, for up to the time a call may take; letters between owners go as they come. */
function late(send: Send): Send {
  return async (agency, request, timeout) => {
    const answer = await send(agency, request, timeout);
    const goes =
      Math.random() > 1 / 3 || request.body.includes('revokeConsent') || request.body.startsWith('{"ledger"');
    const held = goes ? 0 : Math.random() * timeout;
    if (held > 0) await new Promise((resolve) => setTimeout(resolve, held));
    return answer;
  };
}

/** Synthetic participants of whom nothing is known but that they are there. */
export async function strangers({ subgraphs }: Graph, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  const { db } = subgraphs.participants!;
  await db.query('INSERT INTO participant (id) SELECT unnest($1::uuid[])', [ids]);
  await db.query(
    'INSERT INTO reference ("participantId", agency) SELECT p, a FROM unnest($1::uuid[]) p, unnest($2::text[]) a',
    [ids, RECORD_AGENCIES.map(({ name }) => name)],
  );
  return ids;
}

/** A consent each, by participant, that lets housing know of them and read these categories. */
export async function letHousingRead(
  { subgraphs }: Graph,
  people: readonly string[],
  categories: readonly string[] = ['PROG', 'HMIS'],
): Promise<Map<string, string>> {
  const { db } = subgraphs.participants!;
  const disclosers = AGENCIES.flatMap(({ organizations }) => organizations);
  const rows: { id: string; participantId: string }[] = await db.query(
    `INSERT INTO consent ("participantId", type, status, disclosers, "signedAt", statements, "startsAt", expiry, "endsAt")
     SELECT p, 'ROI_MULTIPARTY', 'ACTIVE', $2, now(), '{REVOCATION}', now(), 'AT', now() + interval '1 year'
     FROM unnest($1::uuid[]) p RETURNING id, "participantId"`,
    [people, disclosers],
  );
  await db.query(
    `INSERT INTO provision ("consentId", effect, recipients, categories, purposes)
     SELECT c, 'PERMIT', '{kcha}', $2, '{DIVOPS}' FROM unnest($1::uuid[]) c`,
    [rows.map(({ id }) => id), categories],
  );
  return new Map(rows.map(({ id, participantId }) => [participantId, id]));
}
