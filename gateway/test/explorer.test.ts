import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { AGENCIES, type Keyring } from '@lead-graph/schema';
import { buildSchema, getIntrospectionQuery, type GraphQLSchema, parse, validate } from 'graphql';
import type { GatewayConfig } from '../src/config';
import { EXPLORER_PATHS, explorerFile } from '../src/explorer';
import { type Gateway, startGateway } from '../src/server';

const RING: Keyring = [{ id: 'test', secret: Buffer.alloc(32, 7) }];
const NOBODY = 'http://127.0.0.1:9';

const config = (production: boolean): GatewayConfig => ({
  production,
  host: '127.0.0.1',
  port: 0,
  issuer: NOBODY,
  jwksUri: `${NOBODY}/jwks`,
  audience: 'lead-graph',
  callKeys: Object.fromEntries(AGENCIES.map(({ name }) => [name, RING])),
  urls: {},
  upstreamTimeoutMs: 100,
  supergraphPath: require.resolve('@lead-graph/schema/supergraph'),
});

interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** The path as it is written: `fetch` would tidy it up first. */
function got(gateway: Gateway, path: string): Promise<Got> {
  const { hostname, port } = new URL(gateway.url);
  return new Promise((resolve, reject) => {
    const asking = request({ hostname, port, path }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, text: Buffer.concat(chunks).toString() }),
      );
    });
    asking.once('error', reject).end();
  });
}

/** Addresses that a page, a style sheet or a script loads by itself. */
function loaded(text: string): string[] {
  const found = text.matchAll(
    /(?:\b(?:src|href)="|@import\s+(?:url\()?["']?|url\(["']?|importScripts\(["']|new Worker\(["']|\bimport\s*["'])([^"')]+)/g,
  );
  return [...found].map(([, address]) => address!);
}

const foreign = (addresses: readonly string[]): string[] =>
  addresses.filter((address) => !/^(\/(?!\/)|data:|#)/.test(address));

/** Names that are between the gateway and the subgraphs alone. */
const innerNames = (sdl: string): string[] =>
  sdl.match(/\b(\w+(Ref|Proof):|ref:|(join|link)__\w+|_entities|_service)/g) ?? [];

const TRAVERSALS = [
  '/../package.json',
  '/explorer/../../package.json',
  '/explorer/../src/config.ts',
  '/explorer/%2e%2e/src/config.ts',
  '/explorer/..%2f..%2fpackage.json',
  '/explorer/..\\..\\package.json',
  '//etc/passwd',
  '/explorer//etc/passwd',
  '/explorer/explorer.js%00.html',
  '/explorer/__proto__',
];

let open: Gateway;
let closed: Gateway;
let schema: GraphQLSchema;

beforeAll(async () => {
  const nothing = () => Promise.reject(new Error('no subgraph is asked'));
  open = await startGateway(config(false), nothing);
  closed = await startGateway(config(true), nothing);
  schema = buildSchema((await got(open, '/schema.graphql')).text);
});
afterAll(() => Promise.all([open?.stop(), closed?.stop()]));

describe('the explorer', () => {
  it.each(EXPLORER_PATHS)('serves %s whole', async (path) => {
    const { status, headers, text } = await got(open, path);
    expect([status, headers['x-content-type-options']]).toEqual([200, 'nosniff']);
    expect(Number(headers['content-length'])).toBe(Buffer.byteLength(text));
    expect(text).not.toBe('');
  });

  it('loads nothing that it does not serve itself', async () => {
    const texts = await Promise.all(
      ['/', '/explorer/explorer.css', '/explorer/graphiql.css'].map((path) => got(open, path)),
    );
    const addresses = texts.flatMap(({ text }) => loaded(text));
    expect(addresses).toEqual(
      expect.arrayContaining(['/explorer/react.js', '/explorer/graphiql.js', '/explorer/graphiql.css']),
    );
    expect(foreign(addresses)).toEqual([]);
    expect(
      addresses.filter(
        (address) => address.startsWith('/') && ![...EXPLORER_PATHS, '/schema.graphql'].includes(address),
      ),
    ).toEqual([]);
  });

  it('would be found out if it loaded from a foreign host (sabotaged)', () => {
    const page =
      '<script src="https://cdn.example/react.js"></script><link href="//cdn.example/a.css"><style>@import url("http://cdn.example/b.css")</style>';
    expect(foreign(loaded(page))).toHaveLength(3);
  });

  it('has no script in its page, which the policy would refuse', async () => {
    const { text, headers } = await got(open, '/');
    expect(text.match(/<script(?![^>]*\bsrc=)|\son\w+=|javascript:/g)).toBeNull();
    expect(headers['content-security-policy']).toMatch(/^default-src 'self';/);
    expect(headers['content-security-policy']).not.toMatch(/script-src|https?:/);
  });

  it('says that everybody is synthetic, and how to get a token', async () => {
    expect((await got(open, '/')).text).toMatch(
      /Everybody in it is synthetic.*npx leadgraph token --as case-manager-ito/s,
    );
  });

  it.each(['/explorer/one-participant.graphql', '/explorer/caseload.graphql'])(
    'asks in %s only for what the graph has',
    async (path) => {
      expect(validate(schema, parse((await got(open, path)).text))).toEqual([]);
    },
  );

  it.each(['/favicon.ico', '/explorer', '/explorer/', '/explorer/graphiql.min.js.map', '/index.html', ...TRAVERSALS])(
    'has no `%s`',
    async (path) => {
      const { status, text } = await got(open, path);
      expect(status).toBe(404);
      expect(JSON.parse(text).errors[0].extensions.code).toBe('BAD_REQUEST');
    },
  );

  it('would be found out if it joined paths to a folder (sabotaged)', async () => {
    const joining = (path: string) =>
      readFile(join(__dirname, '../explorer', decodeURIComponent(path.replace('/explorer/', '')))).catch(() => null);
    const served = await Promise.all(TRAVERSALS.map(joining));
    expect(served.filter((file) => file !== null).length).toBeGreaterThan(0);
    expect(await Promise.all(TRAVERSALS.map((path) => explorerFile(path, { production: false })))).toEqual(
      TRAVERSALS.map(() => null),
    );
  });

  it.each(EXPLORER_PATHS)('does not serve %s in production', async (path) => {
    expect((await got(closed, path)).status).toBe(404);
  });
});

describe('the schema as text', () => {
  it('is what callers see, in development and in production', async () => {
    const { status, headers, text } = await got(closed, '/schema.graphql');
    expect([status, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(text).toBe((await got(open, '/schema.graphql')).text);
    expect(schema.getQueryType()?.getFields()).toHaveProperty('participant');
  });

  it('holds no reference, no proof and nothing of the join', async () => {
    expect(innerNames((await got(open, '/schema.graphql')).text)).toEqual([]);
  });

  it('would be found out if it were the supergraph (sabotaged)', async () => {
    const supergraph = await readFile(config(false).supergraphPath, 'utf8');
    expect(innerNames(supergraph)).toEqual(expect.arrayContaining(['housingRef:', 'housingProof:', 'join__Graph']));
  });
});

describe('introspection', () => {
  const introspect = async (gateway: Gateway, query: string): Promise<readonly [number, any]> => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return [response.status, await response.json()];
  };

  it('needs no token in development', async () => {
    const [status, { data }] = await introspect(open, getIntrospectionQuery());
    expect(status).toBe(200);
    expect(data.__schema.queryType.name).toBe('Query');
  });

  it('gives no excuse for asking anything else without one', async () => {
    const [status, { errors }] = await introspect(
      open,
      '{ __schema { queryType { name } } caseload(first: 1) { nodes { id } } }',
    );
    expect([status, errors[0].extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
  });

  it('needs one in production, as everything does', async () => {
    const [status, { errors }] = await introspect(closed, getIntrospectionQuery());
    expect([status, errors[0].extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
  });
});
