import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  CALL_HEADER,
  digestOf,
  openSubgraph,
  sealProof,
  type Subgraph,
  type SubgraphConfig,
  type SubgraphDefinition,
} from '@lead-graph/kit';
import {
  agencyNamed,
  type DataCategory,
  type Grant,
  type Keyring,
  PERSONAS,
  Purpose,
  Recipient,
  Role,
  type Scope,
  seal,
} from '@lead-graph/schema';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { DataSource } from 'typeorm';
import { startEmbeddedPostgres } from '../../kit/src/postgres/embedded';

const AUDIENCE = 'lead-graph';

export interface Answer {
  readonly data?: any;
  readonly errors?: readonly { message: string; extensions: { code: string } }[];
}

/** The subgraph on a database of its own, with an issuer whose tokens it believes. */
export interface World {
  readonly subgraph: Subgraph;
  readonly db: DataSource;
  /** As one of the named personas, for their own agency's door. */
  ask(persona: string, query: string, variables?: object, purpose?: Purpose): Promise<Answer>;
  /** As the gateway, with a proof that grants this recipient these categories of the person known under this number. */
  read(number: string, categories: readonly DataCategory[], fields: string, reader?: Reader): Promise<any>;
  personRef(number: string, source?: string): Promise<string>;
  close(): Promise<void>;
}

export interface Reader {
  readonly recipient?: Recipient;
  readonly purpose?: Purpose;
  readonly scope?: Scope;
  readonly source?: string;
}

export async function openWorld(definition: SubgraphDefinition): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'lead-prosecution-'));
  const postgres = await startEmbeddedPostgres({ folder, owners: [definition.name], throwaway: true });
  const issuer = await startIssuer();
  const ring: Keyring = [{ id: 'test', secret: randomBytes(32) }];
  const config: SubgraphConfig = {
    agency: agencyNamed(definition.name),
    production: false,
    host: '127.0.0.1',
    port: 0,
    databaseUrl: postgres.urlFor(definition.name),
    callKeys: ring,
    proofKeys: { [definition.name]: ring },
    issuer: issuer.url,
    jwksUri: `${issuer.url}/jwks`,
    audience: AUDIENCE,
  };
  const subgraph = await openSubgraph(definition, config);
  const personRef = async (number: string, source = 'kcpao') => {
    const [row] = await subgraph.db.query('SELECT "personRef" FROM person WHERE source = $1 AND "localId" = $2', [
      source,
      number,
    ]);
    return row.personRef as string;
  };
  return {
    subgraph,
    db: subgraph.db,
    personRef,
    ask: async (persona, query, variables = {}, purpose = Purpose.DIVOPS) => {
      const authorization = `Bearer ${await issuer.tokenFor(persona)}`;
      return call(subgraph, ring, { query, variables, purpose, operation: randomUUID(), authorization });
    },
    read: async (number, categories, fields, reader = {}) => {
      const reference = await personRef(number, reader.source);
      const [operation, purpose] = [randomUUID(), reader.purpose ?? Purpose.DIVOPS];
      const prosecutionProof = sealProof(proofClaims(reference, operation, purpose, categories, reader), ring);
      const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Participant { ${fields} } } }`;
      const of = [{ __typename: 'Participant', prosecutionRef: reference, prosecutionProof }];
      const { data, errors } = await call(subgraph, ring, { query, variables: { of }, purpose, operation });
      if (errors) throw new Error(errors[0]!.message);
      return data._entities[0];
    },
    close: async () => {
      await subgraph.close();
      issuer.server.close();
      await postgres.stop();
      for (const made of [realpathSync(join(folder, 'postgres')), folder])
        rmSync(made, { recursive: true, force: true });
    },
  };
}

interface Call {
  readonly query: string;
  readonly variables: object;
  readonly purpose: Purpose;
  readonly operation: string;
  readonly authorization?: string;
}

async function call(
  subgraph: Subgraph,
  ring: Keyring,
  { query, variables, purpose, operation, authorization }: Call,
): Promise<Answer> {
  const body = JSON.stringify({ query, variables });
  const claims = {
    audience: subgraph.agency.name,
    operation,
    call: randomUUID(),
    issuedAt: Math.floor(Date.now() / 1000),
    digest: digestOf(body),
    purpose,
  };
  const headers = { [CALL_HEADER]: seal(claims, ring), ...(authorization ? { authorization } : {}) };
  return JSON.parse((await subgraph.answer({ headers, body })).body);
}

function proofClaims(
  reference: string,
  operation: string,
  purpose: Purpose,
  categories: readonly DataCategory[],
  { recipient = Recipient.CM, scope = {} }: Reader,
) {
  const grant: Grant = { rule: 'TEST', bases: [], obligations: [], scopes: [scope] };
  return {
    reference,
    operation,
    purpose,
    implications: [],
    issuedAt: Math.floor(Date.now() / 1000),
    requester: { id: 'reader', role: Role.CASE_MANAGER, recipient, organization: 'reach' },
    grants: Object.fromEntries(categories.map((category) => [category, grant])),
  };
}

async function startIssuer() {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256' }] });
  const server: Server = createServer((_request, response) =>
    response.setHeader('content-type', 'application/json').end(jwks),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const tokenFor = (name: string) => {
    const { role, organization } = PERSONAS.find((persona) => persona.name === name)!;
    return new SignJWT({ role, organization })
      .setProtectedHeader({ alg: 'ES256', kid: 'test' })
      .setSubject(name)
      .setIssuer(url)
      .setAudience(AUDIENCE)
      .setExpirationTime('10m')
      .sign(privateKey);
  };
  return { server, url, tokenFor };
}
