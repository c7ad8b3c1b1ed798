import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(__dirname, '../../..');

/** Listens with a subgraph that answers anything; the whole process falls with what nobody catches. */
const LISTENING = `require('reflect-metadata');
  const { listen } = require('@lead-graph/kit');
  const subgraph = { agency: { name: 'test' }, answer: async () => ({ status: 200, body: '{}' }), close: async () => {} };
  listen(subgraph, { host: '127.0.0.1', port: 0 }).then(({ port }) => console.log(port));`;

const UNGUARDED = `const server = require('node:http').createServer((request, response) => void (async () => {
    for await (const _ of request); response.end(); })());
  server.listen(0, '127.0.0.1', () => console.log(server.address().port));`;

/** Whether a process still answers after somebody broke off a request in the middle of its body. */
async function outlives(code: string): Promise<boolean> {
  const child = spawn(process.execPath, ['-r', '@swc-node/register', '-e', code], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'exit').then(() => false);
  const [line] = await once(createInterface(child.stdout), 'line');
  const socket = connect(Number(line), '127.0.0.1');
  socket.write('POST /graphql HTTP/1.1\r\nHost: test\r\nContent-Length: 100\r\n\r\n{');
  await new Promise((resolve) => setTimeout(resolve, 100));
  socket.destroy();
  const lived = new Promise<boolean>((resolve) => setTimeout(() => resolve(true), 1_000));
  const answer = await Promise.race([ended, lived]);
  child.kill();
  return answer;
}

describe('a subgraph that runs alone', () => {
  it('outlives a request that is broken off', async () => {
    expect(await outlives(LISTENING)).toBe(true);
  });

  it('would not, if nobody caught it (sabotaged)', async () => {
    expect(await outlives(UNGUARDED)).toBe(false);
  });
});
