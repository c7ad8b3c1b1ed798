import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
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
} from '@lead-graph/schema';
import { exportJWK, SignJWT } from 'jose';
import type { DataSource } from 'typeorm';
import { startEmbeddedPostgres } from '../../kit/src/postgres/embedded';
import { type Build, build } from './build';

/** What a reader of a participant holds; a scope of nothing at all is no limit. */
export interface Reader {
  readonly role?: Role;
  readonly purpose?: Purpose;
  readonly grants: Partial<Record<DataCategory, readonly Scope[]>>;
  readonly implications?: readonly Implication[];
}

export interface Answer {
  readonly data?: any;
  readonly errors?: readonly { message: string; extensions: { code: string } }[];
}

/** The subgraph on a database of its own, with an issuer whose tokens it believes. */
export interface Housing {
  readonly db: DataSource;
  readonly build: Build;
  /** Texts of the statements since the last time this was asked. */
  statements(): string[];
  /** As the staff of an organisation. */
  as(organization: string, query: string, variables?: object, role?: Role, purpose?: Purpose): Promise<Answer>;
  /** As the gateway asks for participants whom a proof names. */
  read(personRefs: string | readonly string[], fields: string, reader: Reader): Promise<any>;
  close(): Promise<void>;
}

const KEYS: Keyring = [{ id: 'test', secret: Buffer.alloc(32, 7) }];
const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

export async function openHousing(using: Build = build()): Promise<Housing> {
  const folder = mkdtempSync(join(tmpdir(), 'lead-housing-'));
  const postgres = await startEmbeddedPostgres({ folder, owners: ['housing'], throwaway: true });
  const issuer = await startIssuer();
  const agency = agencyNamed('housing');
  const seen: string[] = [];
  const subgraph = await using.kit.openSubgraph(
    using.subgraph,
    {
      agency,
      production: false,
      host: '127.0.0.1',
      port: 0,
      databaseUrl: postgres.urlFor('housing'),
      callKeys: KEYS,
      proofKeys: { housing: KEYS },
      issuer: issuer.url,
      jwksUri: `${issuer.url}/jwks`,
      audience: 'lead-graph',
    },
    (sql) => void seen.push(sql),
  );

  const ask = async (
    operation: string,
    purpose: Purpose,
    query: string,
    variables: object,
    headers: object,
  ): Promise<Answer> => {
    const body = JSON.stringify({ query, variables });
    const claims: CallClaims = {
      audience: 'housing',
      operation,
      call: randomUUID(),
      issuedAt: Math.round(Date.now() / 1000),
      digest: using.kit.digestOf(body),
      purpose,
    };
    const answer = await subgraph.answer({
      headers: { [using.kit.CALL_HEADER]: seal(claims, KEYS), ...headers },
      body,
    });
    return JSON.parse(answer.body);
  };

  return {
    db: subgraph.db,
    build: using,
    statements: () => seen.splice(0),
    as: async (organization, query, variables = {}, role = Role.HOUSING_STAFF, purpose = Purpose.DIVOPS) =>
      ask(randomUUID(), purpose, query, variables, {
        authorization: `Bearer ${await issuer.tokenFor(role, organization)}`,
      }),
    read: async (personRefs, fields, reader) => {
      const operation = randomUUID();
      const representations = [personRefs]
        .flat()
        .map((ref) => ({ __typename: 'Participant', housingRef: ref, housingProof: proofFor(ref, operation, reader) }));
      const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Participant { ${fields} } } }`;
      const answer = await ask(operation, reader.purpose ?? Purpose.DIVOPS, query, { of: representations }, {});
      if (answer.errors) throw new Error(JSON.stringify(answer.errors));
      return Array.isArray(personRefs) ? answer.data._entities : answer.data._entities[0];
    },
    close: async () => {
      await subgraph.close();
      await issuer.close();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function proofFor(
  reference: string,
  operation: string,
  { role = Role.CASE_MANAGER, purpose = Purpose.DIVOPS, grants, implications = [] }: Reader,
): string {
  const recipient: Recipient = STANDING[role].recipient;
  const granted = Object.entries(grants).map(([category, scopes]): [string, Grant] => [
    category,
    { rule: `${category}-TEST`, bases: [], obligations: [], scopes },
  ]);
  const claims: ProofClaims = {
    reference,
    operation,
    purpose,
    requester: { id: 'reader', role, recipient, organization: 'reach' },
    issuedAt: Math.round(Date.now() / 1000),
    grants: Object.fromEntries(granted),
    implications,
  };
  return seal(claims, KEYS);
}

async function startIssuer() {
  const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256', use: 'sig' }] });
  const server = createServer((_request, response) => response.setHeader('content-type', 'application/json').end(jwks));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    tokenFor: (role: Role, organization: string) =>
      new SignJWT({ role, organization })
        .setProtectedHeader({ alg: 'ES256', kid: 'test' })
        .setSubject(`${organization}-staff`)
        .setIssuer(url)
        .setAudience('lead-graph')
        .setExpirationTime('5m')
        .sign(privateKey),
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
