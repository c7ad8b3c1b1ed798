import { setTimeout as sleep } from 'node:timers/promises';
import { buildSchema, type GraphQLField, type GraphQLSchema, getNamedType } from 'graphql';
import type { Asked, TestGraph } from '../graph/openGraph';
import { ADA, ROSA, SAM, THEO, UNKNOWN } from '../graph/people';
import { drawOperation, type Random, randomFrom } from '../silence/drawOperation';
import { missing, unreceived } from './held';
import type { Called, OperationNames } from './operationNames';
import { participantFields } from './participantFields';
import { type Known, Receipt } from './received';
import { type Recorded, recordedOf } from './recorded';
import { keptRows } from './rows';
import { traced } from './traced';

/** Form of the marks by which callers are told apart. */
export const MARK = /\bcaller\d+_/;

/** They ask at once, each one operation at a time. */
const CALLERS = 4;

/** Operations whose answers are held against the ledgers together. */
const BATCH = 100;

/** How long the word may take that an answer was kept back, in milliseconds: a gateway says it again on a busy machine. */
const REPORTED_WITHIN_MS = 15_000;

/** From one look at the ledgers to the next, in milliseconds. */
const LOOK_MS = 100;

/** Of whom there is most to see, and who are drawn as often as everybody else together. */
const TOLD_OF = Array.from({ length: 15 }, () => [ROSA, SAM, ADA, THEO]).flat();

const PERSONAS: readonly { as: string; purpose: string }[] = [
  { as: 'case-manager-ito', purpose: 'DIVOPS' },
  { as: 'supervisor-lund', purpose: 'DIVOPS' },
  { as: 'rosa-quinn', purpose: 'PATRQT' },
  { as: 'officer-reyes', purpose: 'DIVOPS' },
  { as: 'officer-reyes', purpose: 'HLEGAL' },
  { as: 'prosecutor-lee', purpose: 'DIVOPS' },
  { as: 'housing-okoro', purpose: 'DIVOPS' },
  { as: 'clinician-shah', purpose: 'TREAT' },
  { as: 'clinician-ward', purpose: 'DIVOPS' },
  { as: 'city-attorney-voss', purpose: 'DIVOPS' },
];

export interface Completeness {
  readonly answers: number;
  /** Answers that held a record, and the records and entries of all. */
  readonly withRecords: number;
  readonly records: number;
  readonly entries: number;
  /** Operations that were reported withheld. */
  readonly withheld: number;
  readonly missing: readonly string[];
  readonly unreceived: readonly string[];
}

interface Answered {
  readonly query: string;
  readonly called: Called;
  readonly receipt: Receipt;
  readonly came: 'WHOLE' | 'IN_PART' | 'NOT';
}

/** Asks drawn operations as several people and holds each answer against what the owners recorded of it. */
export async function holdAgainstLedgers(
  graph: TestGraph,
  names: OperationNames,
  answers: number,
  done: (part: number) => void = () => undefined,
  seed = 1,
): Promise<Completeness> {
  const harness = new Harness(graph, names, await knownOf(graph), await schemaOf(graph), answers, done);
  await Promise.all(
    Array.from({ length: CALLERS }, (_, caller) => harness.askAs(`caller${caller}_`, randomFrom(seed + caller))),
  );
  return harness.found;
}

class Harness {
  readonly found = {
    answers: 0,
    withRecords: 0,
    records: 0,
    entries: 0,
    withheld: 0,
    missing: [] as string[],
    unreceived: [] as string[],
  };
  private asked = 0;

  constructor(
    private readonly graph: TestGraph,
    private readonly names: OperationNames,
    private readonly known: Known,
    private readonly schema: GraphQLSchema,
    private readonly answers: number,
    private readonly done: (part: number) => void,
  ) {}

  async askAs(mark: string, random: Random): Promise<void> {
    const everybody = new Set([...this.known.references.keys()].map((key) => key.split(' ')[0]!));
    const ids = [...everybody, ...TOLD_OF, UNKNOWN];
    while (this.asked < this.answers) {
      const batch: Answered[] = [];
      while (batch.length < BATCH && this.asked < this.answers) {
        const among = random() < 0.6 ? showsParticipants : undefined;
        const query = traced(drawOperation(this.schema, ids, random, among), this.schema, mark);
        for (const { as, purpose } of PERSONAS) {
          if (this.asked >= this.answers) break;
          this.asked += 1;
          batch.push(await this.ask(as, purpose, query, mark));
        }
      }
      await this.hold(batch);
      this.done(this.found.answers);
    }
  }

  private async ask(as: string, purpose: string, query: string, mark: string): Promise<Answered> {
    const receipt = new Receipt(this.known, Date.now());
    const { body } = await this.graph.ask(as, purpose, query);
    receipt.read(body.data);
    return {
      query: `${as} ${purpose} ${query}`,
      called: this.names.take(mark),
      receipt,
      came: cameAs(body),
    };
  }

  private async hold(batch: readonly Answered[]): Promise<void> {
    const recorded = await this.recorded(batch);
    for (const { query, called, receipt, came } of batch) {
      const entries = entriesOf(called, recorded);
      const lacking = missing(receipt, entries, called.calls);
      const beyond = came === 'IN_PART' ? [] : unreceived(receipt, entries);
      this.count(receipt, entries);
      this.found.missing.push(...lacking.map((each) => `${each}: ${query}`));
      this.found.unreceived.push(...beyond.map((each) => `${each} (answer ${came}): ${query}`));
    }
  }

  /** What is on record, once the word has come of what was kept back. */
  private async recorded(batch: readonly Answered[]): Promise<Records> {
    const operations = batch.map(({ called }) => called);
    const keptBack = batch.filter(({ came }) => came === 'NOT');
    const until = performance.now() + REPORTED_WITHIN_MS;
    for (;;) {
      const recorded = await recordedOf(this.graph, operations);
      const unreported = keptBack.some(({ called }) => entriesOf(called, recorded).some(({ withheld }) => !withheld));
      if (!unreported || performance.now() > until) return recorded;
      await sleep(LOOK_MS);
    }
  }

  private count({ received }: Receipt, entries: readonly Recorded[]): void {
    this.found.answers += 1;
    if (received.size > 0) this.found.withRecords += 1;
    this.found.records += [...received.values()].reduce((sum, { rows }) => sum + rows.size, 0);
    this.found.entries += entries.length;
    if (entries.some(({ withheld }) => withheld)) this.found.withheld += 1;
  }
}

type Records = ReadonlyMap<string, readonly Recorded[]>;

function entriesOf({ names }: Called, recorded: Records): Recorded[] {
  return Object.values(names).flatMap((name) => recorded.get(name) ?? []);
}

/** Where a field failed, what was read for it may not have arrived. */
function cameAs({ data, errors }: Asked['body']): Answered['came'] {
  if (!data) return 'NOT';
  return errors ? 'IN_PART' : 'WHOLE';
}

function showsParticipants({ type }: GraphQLField<unknown, unknown>): boolean {
  return /^Participant/.test(getNamedType(type).name);
}

async function schemaOf({ url }: TestGraph): Promise<GraphQLSchema> {
  return buildSchema(await (await fetch(`${url}/schema.graphql`)).text());
}

async function knownOf(graph: TestGraph): Promise<Known> {
  const pairs: { participantId: string; agency: string; ref: string }[] = await graph.subgraphs.participants!.db.query(
    'SELECT "participantId", agency, ref FROM reference',
  );
  return {
    rows: await keptRows(graph),
    fields: participantFields(),
    references: new Map(pairs.map(({ participantId, agency, ref }) => [`${participantId} ${agency}`, ref])),
  };
}
