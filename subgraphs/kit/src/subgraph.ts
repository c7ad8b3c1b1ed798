import {
  type Agency,
  agencyNamed,
  BadUserInput,
  bearerVerifier,
  LeadError,
  log,
  openTelemetry,
  outcomeOf,
  outcomeOfErrors,
  type Telemetry,
  Unauthenticated,
  type VerifyBearer,
  witnessesOf,
} from '@lead-graph/schema';
import { type ExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ArgumentValidationError, type ClassType } from 'type-graphql';
import { type DataSource, getMetadataArgsStorage } from 'typeorm';
import { CALL_HEADER, verifyCall } from './call';
import type { SubgraphConfig } from './config';
import { SubgraphContext } from './context';
import { openDatabase, type StatementObserver } from './database';
import { CountDoor, type CountAnswer, type CountRequest, type Evaluation } from './facts/countDoor';
import type { Fact } from './facts/fact';
import { noteChanges } from './facts/factChanges';
import { FactIndex, type FactProgress } from './facts/factIndex';
import { studiesUnder } from './facts/studyExtracts';
import { quartersOf, type Total } from './facts/totals';
import type { Importer } from './import/importer';
import { Continuity } from './ledger/continuity';
import { markOf } from './ledger/entry';
import { assertDurable, Ledger, type Recording } from './ledger/ledger';
import { Sequencer } from './ledger/sequencer';
import { Witness } from './ledger/witness';
import { tellLevels } from './levels';
import { OperationWindow } from './operationWindow';
import { Operations } from './operations';
import { type Readiness, readinessOf } from './readiness';
import { subgraphSchema } from './subgraphSchema';

/** What an agency writes down of itself; all else is the kit's. */
export interface SubgraphDefinition {
  /** As in schema/agencies.json. */
  readonly name: string;
  /** Nouns, and other types that only a federated query reaches. */
  readonly types: readonly ClassType[];
  readonly resolvers: readonly ClassType[];
  /** Entities beside the nouns. */
  readonly entities?: readonly ClassType[];
  readonly migrations: readonly ClassType[];
  /** Synthetic rows for a first start. */
  readonly seed?: (db: DataSource) => Promise<void>;
  /** The core alone: takes an agency's own references for the seeded participants, by the number they have in its seed. */
  readonly pair?: (db: DataSource, agency: string, refs: ReadonlyMap<string, string>) => Promise<void>;
  /** The core alone: under which terms what this call shows is handed on. */
  readonly terms?: (context: SubgraphContext) => readonly object[];
  /** What others may count of this agency's records. */
  readonly facts?: readonly Fact[];
  /** What others may know of records of this agency that leave as totals alone. */
  readonly totals?: readonly Total[];
  /** The counter alone: names of the measures that it can be asked for. */
  readonly measures?: readonly string[];
  /** The core alone: selects `"personRef"` of every participant, and says who of them is counted. */
  readonly evaluation?: { readonly everybody: string; readonly open: (tools: EvaluationTools) => Evaluation };
  /** Reads this agency's files; `leadgraph import` runs it. */
  readonly importer?: Importer;
}

/** What the core needs to say who is counted. */
export interface EvaluationTools {
  readonly db: DataSource;
  readonly config: SubgraphConfig;
  readonly verifyBearer: VerifyBearer;
  /** Durable when it resolves. */
  readonly record: (recording: Recording) => Promise<void>;
}

/** What the gateway posts of an operation. */
interface Posted {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}

/** One call as it arrives, over HTTP or within the process. */
export interface SubgraphRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface SubgraphAnswer {
  readonly status: number;
  readonly body: string;
}

/** A subgraph that is ready to answer. */
export interface Subgraph {
  readonly agency: Agency;
  readonly sdl: string;
  readonly db: DataSource;
  readonly continuity: Pick<Continuity, 'whole' | 'status'>;
  readonly telemetry: Pick<Telemetry, 'port'>;
  readiness(): Promise<Readiness>;
  answer(request: SubgraphRequest): Promise<SubgraphAnswer>;
  /** Null, and its body may be read, where the counter sealed this; otherwise why not. */
  refusesCount(headers: CountRequest['headers']): CountAnswer | null;
  /** Answers the counter. */
  count(request: CountRequest): Promise<CountAnswer>;
  /** Brings facts into memory, so that the first who counts need not wait for it. */
  warm(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the database, builds the schema and returns the subgraph; it listens nowhere. */
export async function openSubgraph(
  definition: SubgraphDefinition,
  config: SubgraphConfig,
  observe?: StatementObserver,
): Promise<Subgraph> {
  const agency = agencyNamed(definition.name);
  const { schema, sdl } = await subgraphSchema(agency, definition.types, definition.resolvers);
  await assertDurable(config.databaseUrl, config.production);
  const { migrations } = definition;
  const db = await openDatabase(config.databaseUrl, entitiesOf(definition), migrations, observe, config.databasePool);
  await noteChanges(db, definition.facts ?? []);
  const operations = new Operations(schema);
  const window = new OperationWindow();
  const verifyBearer = bearerVerifier(config);
  const telemetry = await openTelemetry(agency.name, config.telemetry, { tls: config.tls, traced: !agency.counter });
  const continuity = new Continuity(agency.name, witnessNames(agency, config));
  const ledger = new Ledger(config.databaseUrl, continuity, telemetry);
  const sequencer = new Sequencer(config.databaseUrl, agency.name, config.ledgerKey, continuity);
  sequencer.start();
  const witness = new Witness(db, agency.name, config.ledgerKey, config.ledgerPublicKeys, continuity);
  const readiness = () => readinessOf({ db, continuity, sequencer, verifyBearer });
  tellLevels(telemetry, db, continuity);

  const facts = new FactIndex(db, definition.facts ?? [], definition.evaluation?.everybody, toldOf(agency));
  const door = new CountDoor({
    agency,
    table: facts,
    countKeys: config.countKeys,
    proofKeys: config.proofKeys[agency.name],
    evaluation: definition.evaluation?.open({
      db,
      config,
      verifyBearer,
      record: (recording) => ledger.record(recording),
    }),
    refused: config.countRefused,
    studies: studiesUnder(config.studyExtracts ?? [], (mark) => ledger.record({ entries: [mark] })),
    totals: { all: definition.totals ?? [], quartersOf: (total) => quartersOf(total, db) },
  });

  async function answered({ headers, body }: SubgraphRequest): Promise<ExecutionResult> {
    const call = verifyCall(headers[CALL_HEADER], body, agency.name, config.callKeys, window);
    const { authorization } = headers;
    const requester = typeof authorization === 'string' ? (await verifyBearer(authorization)).requester : null;
    const { query, variables, operationName, withheld, ready, ledger: letter } = JSON.parse(body);
    if (letter !== undefined) return { data: (await witness.answer(letter)) as Record<string, unknown> | null };
    if (withheld === true) {
      await ledger.record({ entries: [markOf('WITHHELD', agency.name, call.operation)] });
      return { data: null };
    }
    if (ready === true) return { data: { ready: (await readiness()).ready } };
    const ofUser = agency.counter && typeof authorization === 'string' ? authorization : null;
    const work = telemetry.goOn('answer', call.traceparent);
    try {
      continuity.assertWhole();
      const contextValue = new SubgraphContext(config, db, ledger, call, requester, ofUser, work);
      const result = await executed({ query, variables, operationName }, contextValue);
      work.end({ outcome: outcomeOfErrors(result.errors) });
      return result;
    } catch (error) {
      work.end({ outcome: outcomeOf(error as Error) });
      throw error;
    }
  }

  async function executed({ query, variables, operationName }: Posted, contextValue: SubgraphContext) {
    const result = await operations.prepared(query, operationName)(contextValue, variables);
    await contextValue.record(contextValue.ledgerEntries());
    const released = contextValue.obligationsOfReleases();
    return { ...result, extensions: { released, terms: definition.terms?.(contextValue) } };
  }

  return {
    agency,
    sdl,
    db,
    continuity,
    telemetry,
    readiness,
    answer: async (request) => {
      try {
        const { errors, ...result } = await answered(request);
        return {
          status: 200,
          body: JSON.stringify(errors ? { ...result, errors: errors.map((error) => outward(error, agency)) } : result),
        };
      } catch (error) {
        if (error instanceof Unauthenticated) telemetry.count('lead_calls_refused_total');
        return {
          status: statusOf(error),
          body: JSON.stringify({ errors: [outward(error as GraphQLError, agency)] }),
        };
      }
    },
    refusesCount: (headers) => {
      try {
        door.assertSealed(headers);
        return null;
      } catch (error) {
        return refusal(error as Error, agency);
      }
    },
    count: (request) => door.answer(request).catch((error) => refusal(error, agency)),
    warm: () => facts.refresh(),
    close: async () => {
      await config.counting?.close?.();
      await ledger.close();
      await sequencer.stop();
      await telemetry.close();
      await db.destroy();
    },
  };
}

/** Those whose keys this owner holds: an agency alone, in its own development, has none. */
function witnessNames(agency: Agency, { ledgerPublicKeys }: SubgraphConfig): string[] {
  return witnessesOf(agency).flatMap(({ name }) => (name in ledgerPublicKeys ? name : []));
}

function refusal(error: Error, agency: Agency): CountAnswer {
  return { status: statusOf(error), body: Buffer.from(JSON.stringify({ errors: [outward(error, agency)] })) };
}

/** A line for each tenth of a build that is long enough to have tenths. */
function toldOf(agency: Agency): FactProgress {
  let told = 0;
  return ({ done, of, bytes }) => {
    const tenth = Math.floor((10 * done) / of);
    if (of < 100 || tenth === told) return;
    told = tenth;
    log({ event: `facts ${10 * tenth} per cent read, ${Math.round(bytes / 1e6)} MB`, subgraph: agency.name });
  };
}

function statusOf(error: unknown): number {
  if (error instanceof Unauthenticated) return 401;
  return error instanceof LeadError && error.extensions.code === 'LEDGER_UNCONFIRMED' ? 503 : 400;
}

/** The classes of a subgraph that have a table. */
export function entitiesOf({ types, entities = [] }: SubgraphDefinition): ClassType[] {
  const tables = new Set(getMetadataArgsStorage().tables.map((table) => table.target));
  return [...types.filter((type) => tables.has(type)), ...entities];
}

/** What leaves of an error: a code of ours with its message and path, or nothing but that something failed. */
function outward(error: GraphQLError | Error, agency: Agency): GraphQLFormattedError {
  const cause = wrongVariable(error) ?? rightlyNamed((error as GraphQLError).originalError ?? error);
  const path = 'path' in error ? error.path : undefined;
  if (cause instanceof LeadError) return { message: cause.message, path, extensions: cause.extensions };
  log({ event: 'resolver failed', subgraph: agency.name, code: (cause as { code?: string }).code ?? cause.name });
  return { message: 'the subgraph could not answer', path, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}

/** A variable that does not fit its type, named without the value it was given. */
function wrongVariable(error: Error): BadUserInput | null {
  const variable = error instanceof GraphQLError ? /^Variable "(\$\w+)"/.exec(error.message)?.[1] : undefined;
  return variable ? new BadUserInput(variable, 'is not of the type the schema names') : null;
}

/** A failed validation names the field and the rule; the value given stays here. */
function rightlyNamed(error: Error): Error {
  if (!(error instanceof ArgumentValidationError)) return error;
  const [first] = error.extensions.validationErrors;
  return new BadUserInput(first?.property ?? 'input', Object.values(first?.constraints ?? {})[0] ?? 'is not valid');
}
