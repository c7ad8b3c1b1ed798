import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** Starts and stops a gateway, and says which addresses it reached for that are not this machine's. */
const PROGRAM = (sabotage: string) => `require('reflect-metadata');
  const { Socket } = require('node:net');
  const reached = new Set();
  Socket.prototype.connect = function (...given) {
    const { host } = [given].flat(2).find((each) => each?.port) ?? {};
    if (!/^(127\\.|localhost|::1)/.test(host)) reached.add(host);
    setImmediate(() => this.destroy());
    return this;
  };
  ${sabotage}
  const { startGateway } = require('@lead-graph/gateway');
  const { AGENCIES } = require('@lead-graph/schema');
  const ring = [{ id: 'test', secret: Buffer.alloc(32, 7) }];
  startGateway({ production: true, host: '127.0.0.1', port: 0, issuer: 'http://127.0.0.1:9', jwksUri: 'http://127.0.0.1:9/jwks',
    audience: 'lead-graph', callKeys: Object.fromEntries(AGENCIES.map(({ name }) => [name, ring])), urls: {}, upstreamTimeoutMs: 100,
    supergraphPath: require.resolve('@lead-graph/schema/supergraph') }, () => Promise.reject(new Error('no subgraph here')),
  ).then((gateway) => gateway.stop()).then(() => setTimeout(() => { console.log(JSON.stringify([...reached])); process.exit(); }, 500));`;

const LOUD = `const path = require.resolve('./gateway/src/config.ts');
  const config = { ...require(path), keepPlannerSilent: () => undefined };
  require.cache[path].exports = config;`;

function reachedBy(sabotage = ''): string[] {
  const written = execFileSync(process.execPath, ['-r', '@swc-node/register', '-e', PROGRAM(sabotage)], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(written.toString());
}

describe('a gateway that starts and stops', () => {
  it('reaches for nothing outside: the planner tells its maker nothing', () => {
    expect(reachedBy()).toEqual([]);
  });

  it('would, if the planner were let (so that the test above can fail)', () => {
    expect(reachedBy(LOUD).length).toBeGreaterThan(0);
  });
});
