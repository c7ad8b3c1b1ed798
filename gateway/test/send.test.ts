import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sendOverHttp } from '@lead-graph/gateway';
import { agencyNamed } from '@lead-graph/schema';

const HOUSING = agencyNamed('housing');
let server: Server | undefined;
const ends: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0)) await end();
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
});

/** What a gateway makes of a subgraph that answers like this, within so many milliseconds. */
async function called(listener: RequestListener, timeout = 2_000) {
  server = createServer(listener);
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  const send = sendOverHttp({ housing: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  ends.push(() => send.close());
  return send(HOUSING, { headers: {}, body: '{}' }, timeout);
}

describe('a call over HTTP', () => {
  it('may take a part of a millisecond, as what is left of a lease does', async () => {
    const answer = called((_, response) => void response.end('{"data":{}}'), 1_482.6430110000001);
    expect(await answer).toEqual({ status: 200, body: '{"data":{}}' });
  });

  it('is given up when its time is over, though bytes arrive', async () => {
    const trickle: RequestListener = (_, response) => {
      const writing = setInterval(() => void response.write(' '), 20);
      response.once('close', () => clearInterval(writing));
    };
    await expect(called(trickle, 200.5)).rejects.toThrow();
  });

  it('is given up when the answer is larger than any honest one', async () => {
    const large = Buffer.alloc(1_000_000, 'x');
    let written = 0;
    const flood: RequestListener = (_, response) => {
      const more = (): void => {
        written += large.length;
        if (!response.destroyed && written <= 400_000_000) response.write(large, more);
      };
      more();
    };
    await expect(called(flood, 20_000)).rejects.toThrow('max size');
    expect(written).toBeLessThan(200_000_000);
  });
});
