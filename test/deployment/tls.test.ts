import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { configFromEnvironment as gatewayConfig, type Send, sendOverHttp, startGateway } from '@lead-graph/gateway';
import { configFromEnvironment as subgraphConfig, listen, type Subgraph } from '@lead-graph/kit';
import { startTestIssuer } from '@lead-graph/kit/testing';
import { AGENCIES, agencyNamed, COUNTED_AGENCIES } from '@lead-graph/schema';
import { Agent, request } from 'undici';
import { authority, type Certificate } from './certificates';

const trusted = authority('partners');
const stranger = authority('strangers');
const gateway = trusted.issue('gateway');
const KEYS = `id:${Buffer.alloc(32, 1).toString('base64')}`;
const HOUSING = agencyNamed('housing');

let folder: string;
const ends: (() => Promise<unknown>)[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lead-graph-tls-'));
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The path of a file that holds this PEM. */
function file(name: string, pem: Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, pem);
  return path;
}

const issuer = { OIDC_ISSUER: 'http://127.0.0.1:9', OIDC_JWKS_URI: 'http://127.0.0.1:9/jwks', DRAIN_MS: '0' };

function ledgerKeys(): Record<string, string> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    LEDGER_KEY: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    LEDGER_PUBLIC_KEYS: `housing=${publicKey.export({ format: 'der', type: 'spki' }).toString('base64')}`,
  };
}

/** A housing subgraph that answers everybody it lets in, as its settings say; its address. */
async function housing(tls: Record<string, string>): Promise<string> {
  const config = subgraphConfig('housing', {
    ...{ PORT: '0', DATABASE_URL: 'postgres://x:y@127.0.0.1/x', CALL_KEYS: KEYS, PROOF_KEYS: KEYS },
    ...{ COUNT_KEYS: KEYS, ...ledgerKeys(), ...issuer, ...tls },
  });
  const subgraph = {
    agency: HOUSING,
    answer: async () => ({ status: 200, body: '{"data":{}}' }),
    refusesCount: () => null,
    count: async () => ({ status: 200, body: Buffer.alloc(9) }),
    close: async () => undefined,
  } as unknown as Subgraph;
  const { port, stop } = await listen(subgraph, config);
  ends.push(stop);
  return `${config.tls ? 'https' : 'http'}://127.0.0.1:${port}`;
}

function own({ cert, key }: Certificate, name: string): Record<string, string> {
  return { TLS_CERT: file(`${name}.pem`, cert), TLS_KEY: file(`${name}.key`, key) };
}

async function called(url: string, tls: object): Promise<number> {
  const send = sendOverHttp({ housing: url }, tls);
  ends.push(() => send.close());
  return (await send(HOUSING, { headers: {}, body: '{}' }, 1_000)).status;
}

describe('a subgraph with TLS_CLIENT_CA', () => {
  const settings = () => ({
    ...own(trusted.issue('housing'), 'housing'),
    TLS_CLIENT_CA: file('partners.pem', trusted.cert),
  });

  it('answers a gateway that shows a certificate of it', async () => {
    expect(await called(await housing(settings()), { ca: trusted.cert, ...gateway })).toBe(200);
  });

  it.each<[string, object]>([
    ['shows none', { ca: trusted.cert }],
    ["shows a stranger's", { ca: trusted.cert, ...stranger.issue('gateway') }],
  ])('lets nobody in who %s', async (_, tls) => {
    await expect(called(await housing(settings()), tls)).rejects.toThrow();
  });

  it('lets nobody in without TLS', async () => {
    const url = (await housing(settings())).replace('https', 'http');
    await expect(called(url, {})).rejects.toThrow();
  });

  it('would let them in without that setting (sabotaged)', async () => {
    const { TLS_CLIENT_CA: _, ...without } = settings();
    const url = await housing(without);
    expect(await called(url, { ca: trusted.cert })).toBe(200);
    expect(await called(url, { ca: trusted.cert, ...stranger.issue('gateway') })).toBe(200);
  });
});

describe('the counter', () => {
  const settings = (change: Record<string, string>) => {
    const rings = COUNTED_AGENCIES.map(({ name }) => [`COUNT_KEYS_${name.toUpperCase().replaceAll('-', '_')}`, KEYS]);
    const { counting } = subgraphConfig('policy', {
      ...{ ...ledgerKeys(), DATABASE_URL: 'postgres://x:y@127.0.0.1/x', CALL_KEYS: KEYS, ...issuer },
      ...{ NOISE_SECRET: Buffer.alloc(32, 1).toString('base64'), ...Object.fromEntries(rings), ...change },
    });
    ends.push(() => counting!.close!());
    return counting!;
  };
  const counted = async (url: string, change: Record<string, string>) =>
    (await settings({ COUNT_URL_HOUSING: url, ...change }).send('housing', { headers: {}, body: Buffer.alloc(9) }))
      .status;
  const authorityAt = (certificate: Certificate) => ({ TLS_CA: file('partners.pem', certificate.cert) });

  it('shows its certificate, and asks no owner for which TLS_CA does not vouch', async () => {
    const shut = { ...own(trusted.issue('housing'), 'housing'), TLS_CLIENT_CA: file('partners.pem', trusted.cert) };
    const counter = own(trusted.issue('policy'), 'policy');
    expect(await counted(await housing(shut), { ...authorityAt(trusted), ...counter })).toBe(200);
    await expect(counted(await housing(shut), authorityAt(trusted))).rejects.toThrow();
    await expect(
      counted(await housing(own(stranger.issue('housing'), 'pretender')), authorityAt(trusted)),
    ).rejects.toThrow();
  });
});

describe('the gateway', () => {
  const rings = Object.fromEntries(
    AGENCIES.map(({ name }) => [`CALL_KEYS_${name.toUpperCase().replaceAll('-', '_')}`, KEYS]),
  );
  const settings = (change: Record<string, string> = {}) =>
    gatewayConfig({ ...issuer, ...rings, PORT: '0', ...own(gateway, 'gateway'), ...change });

  it('calls no subgraph for which TLS_CA does not vouch', async () => {
    const { upstreamTls } = settings({ TLS_CA: file('partners.pem', trusted.cert) });
    expect(await called(await housing(own(trusted.issue('housing'), 'housing')), upstreamTls!)).toBe(200);
    const pretender = await housing(own(stranger.issue('housing'), 'pretender'));
    await expect(called(pretender, upstreamTls!)).rejects.toThrow();
  });

  it('speaks https', async () => {
    const started = await startGateway(settings(), () => Promise.reject(new Error('no subgraph here')));
    ends.push(() => started.stop());
    const dispatcher = new Agent({ connect: { ca: trusted.cert } });
    ends.push(() => dispatcher.close());
    const { statusCode, body } = await request(`${started.url}/health`, { dispatcher });
    expect([statusCode, await body.text()]).toEqual([200, '{"status":"up"}']);
    await expect(request(started.url.replace('https', 'http'))).rejects.toThrow();
  });

  it.each<[string, object, RegExp]>([
    ['a certificate without its key', { TLS_KEY: '' }, /TLS_CERT and TLS_KEY are set together/],
    ['an authority without a certificate', { TLS_CERT: '', TLS_KEY: '', TLS_CLIENT_CA: 'x' }, /set together/],
    ['a file that is not there', { TLS_CERT: '/nowhere' }, /TLS_CERT names no readable PEM file/],
    ['a file that is no PEM', { TLS_KEY: __filename.replace('tls.test.ts', 'compose.test.ts') }, /TLS_KEY names no/],
  ])('does not start with %s', (_, change, refusal) => {
    expect(() => settings(change as Record<string, string>)).toThrow(refusal);
  });

  it('resets an answer that is not handed over when the lease ends, and goes on', async () => {
    const tokens = await startTestIssuer();
    ends.push(() => tokens.close());
    const large = { id: 'x', preferredName: 'x'.repeat(20_000_000) };
    const send: Send = async (_, { body }) =>
      'query' in JSON.parse(body)
        ? { status: 200, body: JSON.stringify({ data: { participant: large } }) }
        : { status: 400, body: '{"errors":[]}' };
    const config = settings({ OIDC_ISSUER: tokens.url, OIDC_JWKS_URI: tokens.jwksUri });
    const started = await startGateway(config, send);
    ends.push(() => started.stop());
    const token = await tokens.tokenFor('case-manager-ito');
    const atOnce = () => readInTime(large.preferredName.length, started.url, token);
    expect(await atOnce()).toBeGreaterThan(20_000_000);
    expect(await readAfter(2_500, started.url, token)).toBeLessThan(10_000_000);
    expect(await atOnce()).toBeGreaterThan(20_000_000);
  });
});

/** Bytes that arrive at a client that reads at once; on a busy machine even that may outlast the lease, and it asks again. */
async function readInTime(least: number, url: string, token: string): Promise<number> {
  let bytes = await readAfter(0, url, token);
  for (let tries = 1; tries < 4 && bytes < least; tries += 1) bytes = await readAfter(0, url, token);
  return bytes;
}

/** Bytes that arrive at a client that begins to read so many milliseconds after it asked. */
function readAfter(milliseconds: number, url: string, token: string): Promise<number> {
  const body = JSON.stringify({ query: '{ participant(id: "x") { id preferredName } }' });
  const head = [
    'POST /graphql HTTP/1.1',
    'Host: test',
    'Connection: close',
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    `Authorization: Bearer ${token}`,
    'Purpose-Of-Use: DIVOPS',
  ];
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port: Number(new URL(url).port), ca: trusted.cert });
    let bytes = 0;
    socket.once('secureConnect', () => {
      socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
      setTimeout(() => socket.on('data', (chunk: Buffer) => void (bytes += chunk.length)), milliseconds);
    });
    socket.once('error', (error) => (socket.authorized ? resolve(bytes) : reject(error)));
    socket.once('close', () => resolve(bytes));
  });
}
