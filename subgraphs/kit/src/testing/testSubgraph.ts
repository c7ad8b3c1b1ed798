import { createHash, generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  agencyNamed,
  type CallClaims,
  type DataCategory,
  type Grant,
  type Implication,
  type Keyring,
  type ProofClaims,
  Purpose,
  type Recipient,
  Role,
  type Scope,
  STANDING,
  seal,
  digestOf,
} from '@lead-graph/schema';
import type { DataSource } from 'typeorm';
import { CALL_HEADER } from '../call';
import type { Importer } from '../import/importer';
import { startEmbeddedPostgres } from '../postgres/embedded';
import { sealProof } from '../proof';
import type { StatementObserver } from '../database';
import { openSubgraph, type Subgraph, type SubgraphDefinition } from '../subgraph';
import { type Bearer, startTestIssuer } from './issuer';
import { fillFromTemplate } from './templates';
import { importFiles, type TestFiles, type TestImport } from './testImport';

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: a test reads into an answer of any shape
  readonly data?: any;
  readonly errors?: readonly { message: string; extensions: Record<string, unknown> & { code: string } }[];
  readonly extensions?: { released: readonly { category: DataCategory }[] };
}

/** As the agency's own staff, by root fields. */
export interface Asking {
  /** A persona's name, or anyone. */
  readonly as: string | Bearer;
  readonly purpose?: Purpose | `${Purpose}`;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** Through `Participant`: what a proof opens. `[{}]` is a category without limits. */
export interface Proving {
  readonly role?: Role;
  readonly recipient?: Recipient | `${Recipient}`;
  readonly purpose?: Purpose | `${Purpose}`;
  readonly grants: Readonly<{ [category in `${DataCategory}`]?: readonly Scope[] }>;
  readonly implications?: readonly Implication[];
  /** Changes the proof's claims, or replaces the proof, to see it refused. */
  readonly spoil?: (proof: string, claims: ProofClaims) => unknown;
}

/** One subgraph on a throw-away database, with keys and an issuer of its own. */
export interface TestSubgraph {
  readonly subgraph: Subgraph;
  readonly db: DataSource;
  readonly keys: Keyring;
  ask(query: string, asking: Asking): Promise<Answer>;
  /** The `Participant` of this reference, or of each of several. */
  read(references: string | readonly string[], selection: string, proving: Proving): Promise<Answer>;
  /** This agency's name for the person it knows by a number of its own. */
  referenceOf(localId: string, source: string): Promise<string>;
  import(importer: Importer, files: TestFiles): Promise<TestImport>;
  /** Texts of the statements since the last time this was asked, without those of transactions. */
  statements(): string[];
  close(): Promise<void>;
}

export async function openTestSubgraph(definition: SubgraphDefinition): Promise<TestSubgraph> {
  const folder = mkdtempSync(join(tmpdir(), 'lead-graph-subgraph-'));
  chmodSync(folder, 0o755);
  const agency = agencyNamed(definition.name);
  const issuer = await startTestIssuer();
  const keys: Keyring = [{ id: 'test', secret: randomBytes(32) }];
  const seen: string[] = [];
  const open = async (within: string, observe?: StatementObserver) => {
    const postgres = await startEmbeddedPostgres({ folder: within, owners: [definition.name], throwaway: true });
    const databaseUrl = postgres.urlFor(definition.name);
    const subgraph = await openSubgraph(
      definition,
      {
        agency,
        production: false,
        host: '127.0.0.1',
        port: 0,
        databaseUrl,
        callKeys: keys,
        proofKeys: { [agency.name]: keys },
        ledgerKey: generateKeyPairSync('ed25519').privateKey,
        ledgerPublicKeys: {},
        issuer: issuer.url,
        jwksUri: issuer.jwksUri,
        audience: 'lead-graph',
      },
      observe,
    );
    const close = () => subgraph.close().then(postgres.stop);
    return { subgraph, close };
  };
  await fillFromTemplate(folder, templateOf(definition), async (template) => (await open(template)).close());
  const { subgraph, close } = await open(folder, (sql) => void seen.push(sql));
  seen.splice(0);

  const send = async (
    asked: object,
    purpose: string,
    operation: string,
    headers: Record<string, string>,
  ): Promise<Answer> => {
    const body = JSON.stringify(asked);
    const call: CallClaims = {
      audience: agency.name,
      operation,
      call: randomUUID(),
      issuedAt: seconds(),
      digest: digestOf(body),
      purpose: purpose as Purpose,
    };
    const answer = await subgraph.answer({ headers: { ...headers, [CALL_HEADER]: seal(call, keys) }, body });
    return JSON.parse(answer.body);
  };

  return {
    subgraph,
    db: subgraph.db,
    keys,
    ask: async (query, { as, purpose = Purpose.DIVOPS, variables = {} }) =>
      send({ query, variables }, purpose, randomUUID(), { authorization: `Bearer ${await issuer.tokenFor(as)}` }),
    read: async (references, selection, proving) => {
      const operation = randomUUID();
      const people = [references].flat();
      const of = people.map((reference) => {
        const claims = claimsOf(reference, operation, proving);
        const proof = sealProof(claims, keys);
        return {
          __typename: 'Participant',
          [agency.reference!]: reference,
          [agency.proof!]: proving.spoil ? proving.spoil(proof, claims) : proof,
        };
      });
      const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Participant { ${selection} } } }`;
      const answer = await send({ query, variables: { of } }, proving.purpose ?? Purpose.DIVOPS, operation, {});
      const found = answer.data?._entities ?? null;
      return { ...answer, data: typeof references === 'string' ? (found?.[0] ?? null) : found };
    },
    referenceOf: async (localId, source) => {
      const [row] = await subgraph.db.query('SELECT "personRef" FROM person WHERE source = $1 AND "localId" = $2', [
        source,
        localId,
      ]);
      return row.personRef;
    },
    import: (importer, files) => importFiles(subgraph.db, importer, files),
    statements: () => seen.splice(0).filter((sql) => !/^(START|COMMIT|ROLLBACK|BEGIN)/.test(sql)),
    close: async () => {
      await close();
      await issuer.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Databases are alike where the same migrations made them, for the same facts. */
function templateOf({ name, migrations, facts = [] }: SubgraphDefinition): string {
  const made = createHash('sha256').update(JSON.stringify([migrations.map((each) => each.name), facts]));
  return `${name}-${made.digest('hex').slice(0, 16)}`;
}

function claimsOf(
  reference: string,
  operation: string,
  { role = Role.CASE_MANAGER, recipient, purpose = Purpose.DIVOPS, grants, implications = [] }: Proving,
): ProofClaims {
  return {
    reference,
    operation,
    purpose: purpose as Purpose,
    requester: {
      id: 'somebody',
      role,
      recipient: (recipient as Recipient) ?? STANDING[role].recipient,
      organization: 'reach',
    },
    issuedAt: seconds(),
    grants: Object.fromEntries(Object.entries(grants).map(([category, scopes]) => [category, grantOf(scopes ?? [])])),
    implications,
  };
}

function grantOf(scopes: readonly Scope[]): Grant {
  return { rule: 'TEST', bases: [], grounds: [], obligations: [], scopes };
}

const seconds = () => Math.floor(Date.now() / 1000);
