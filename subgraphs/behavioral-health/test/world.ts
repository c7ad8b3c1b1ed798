import { randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CALL_HEADER,
  collectRejects,
  digestOf,
  importRows,
  openSource,
  openSubgraph,
  personRefs,
  type Subgraph,
  type SubgraphConfig,
  type SubgraphDefinition,
  sealProof,
} from '@lead-graph/kit';
import {
  agencyNamed,
  type Grant,
  type Implication,
  type Keyring,
  PERSONAS,
  type Purpose,
  type Recipient,
  type Role,
  type Scope,
  seal,
} from '@lead-graph/schema';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../kit/src/postgres/embedded';
import { importer } from '../src/import';
import { subgraph as definition } from '../src/main';

const OWNER = 'behavioral-health';

export const TABLE = {
  episode: 'care_episode',
  encounter: 'care_encounter',
  assessment: 'clinical_assessment',
  diagnosis: 'diagnosis',
  levelOfCare: 'level_of_care',
  medication: 'medication_order',
  carePlan: 'care_plan',
  goal: 'care_goal',
  careNote: 'care_note',
  harmReduction: 'harm_reduction_contact',
  counselingNote: 'counseling.counseling_note',
} as const;

export interface Answer {
  readonly data: any;
  readonly errors?: readonly { message: string; extensions: { code: string } }[];
  readonly extensions?: { released: readonly { category: string }[] };
}

export interface Asking {
  /** A persona of schema/personas.json. */
  readonly as: string;
  readonly purpose: `${Purpose}`;
  readonly variables?: Readonly<Record<string, unknown>>;
}

export interface Proving {
  readonly recipient: `${Recipient}`;
  readonly purpose: `${Purpose}`;
  /** By category: the scopes permitted; `[{}]` is all. */
  readonly grants: Readonly<Record<string, readonly Scope[]>>;
  readonly implications?: readonly `${Implication}`[];
}

/** One open subgraph over a database of its own, with keys and an issuer of its own. */
export class World {
  private constructor(
    readonly subgraph: Subgraph,
    private readonly postgres: EmbeddedPostgres,
    private readonly issuer: Server,
    private readonly folder: string,
    private readonly keys: Keyring,
    private readonly tokenFor: (persona: string) => Promise<string>,
  ) {}

  static async open(changed: Partial<SubgraphDefinition> = {}): Promise<World> {
    const folder = mkdtempSync(join(tmpdir(), 'lead-graph-care-'));
    chmodSync(folder, 0o755);
    const postgres = await startEmbeddedPostgres({ folder, owners: [OWNER], throwaway: true });
    const { server, url, tokenFor } = await startIssuer();
    const keys: Keyring = [{ id: 'test', secret: randomBytes(32) }];
    const config: SubgraphConfig = {
      agency: agencyNamed(OWNER),
      production: false,
      host: '127.0.0.1',
      port: 0,
      databaseUrl: postgres.urlFor(OWNER),
      callKeys: keys,
      proofKeys: { [OWNER]: keys },
      issuer: url,
      jwksUri: `${url}/jwks`,
      audience: 'lead-graph',
    };
    const subgraph = await openSubgraph({ ...definition, ...changed }, config);
    return new World(subgraph, postgres, server, folder, keys, tokenFor);
  }

  get db() {
    return this.subgraph.db;
  }

  /** As a member of staff, by root fields. */
  async ask(query: string, { as, purpose, variables = {} }: Asking): Promise<Answer> {
    const authorization = `Bearer ${await this.tokenFor(as)}`;
    return this.send({ query, variables }, purpose, randomUUID(), { authorization });
  }

  /** Through `Participant`: what a proof with these grants opens of one person. */
  async read(reference: string, selection: string, proving: Proving): Promise<Answer> {
    const operation = randomUUID();
    const proof = sealProof(
      {
        reference,
        operation,
        purpose: proving.purpose as Purpose,
        requester: {
          id: 'somebody',
          role: 'CASE_MANAGER' as Role,
          recipient: proving.recipient as Recipient,
          organization: 'reach',
        },
        issuedAt: Math.floor(Date.now() / 1000),
        grants: Object.fromEntries(
          Object.entries(proving.grants).map(([category, scopes]) => [category, grant(scopes)]),
        ),
        implications: (proving.implications ?? []) as Implication[],
      },
      this.keys,
    );
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Participant { ${selection} } } }`;
    const of = [{ __typename: 'Participant', behavioralHealthRef: reference, behavioralHealthProof: proof }];
    const answer = await this.send({ query, variables: { of } }, proving.purpose, operation, {});
    return { ...answer, data: answer.data?._entities?.[0] ?? null };
  }

  /** Imports files given by name and content, or a file that is there. */
  async import(files: Readonly<Record<string, string>> | string) {
    const folder = mkdtempSync(join(tmpdir(), 'lead-graph-import-'));
    try {
      for (const [name, text] of typeof files === 'string' ? [] : Object.entries(files)) {
        writeFileSync(join(folder, name), text);
      }
      const source = await openSource(typeof files === 'string' ? files : folder);
      const rejects = collectRejects();
      const rows = importer.rows(source, rejects);
      const summary = await importRows({ db: this.db, source: importer.source, rows, dryRun: false, rejects });
      return { ...summary, all: rejects.all };
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  /** This agency's name for the person it knows by a number of its own. */
  async referenceOf(localId: string, source = 'test'): Promise<string> {
    const [row] = await this.db.query('SELECT "personRef" FROM person WHERE source = $1 AND "localId" = $2', [
      source,
      localId,
    ]);
    return row.personRef;
  }

  /** The same, minted where the person is new. */
  async personKnownAs(localId: string): Promise<string> {
    const refs = await personRefs(this.db, 'test', [localId]);
    return refs.get(localId)!;
  }

  /** Programs stay. */
  async empty(): Promise<void> {
    await this.db.query(`TRUNCATE ${Object.values(TABLE).join(', ')}, person CASCADE`);
  }

  async close(): Promise<void> {
    await this.subgraph.close();
    await this.postgres.stop();
    await new Promise((resolve) => {
      this.issuer.close(resolve);
      this.issuer.closeAllConnections();
    });
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async send(
    asked: object,
    purpose: `${Purpose}`,
    operation: string,
    headers: Record<string, string>,
  ): Promise<Answer> {
    const body = JSON.stringify(asked);
    const call = {
      audience: OWNER,
      operation,
      call: randomUUID(),
      issuedAt: Math.floor(Date.now() / 1000),
      digest: digestOf(body),
      purpose,
    };
    const answer = await this.subgraph.answer({ headers: { ...headers, [CALL_HEADER]: seal(call, this.keys) }, body });
    return JSON.parse(answer.body);
  }
}

function grant(scopes: readonly Scope[]): Grant {
  return { rule: 'TEST', bases: [], obligations: [], scopes };
}

async function startIssuer() {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256' }] });
  const server = createServer((_request, response) => response.end(jwks));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const tokenFor = async (name: string) => {
    const { role, organization } = PERSONAS.find((each) => each.name === name)!;
    const token = new SignJWT({ role, organization }).setProtectedHeader({ alg: 'ES256', kid: 'test' });
    return token.setSubject(name).setIssuer(url).setAudience('lead-graph').setExpirationTime('5m').sign(privateKey);
  };
  return { server, url, tokenFor };
}
