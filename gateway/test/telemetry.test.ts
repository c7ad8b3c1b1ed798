import { startTestGateway, type TestGateway } from './gatewayFixture';

const NOWHERE = 'http://127.0.0.1:9';
const PAGE = { host: '127.0.0.1', port: 0 };

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway({ telemetry: { endpoint: NOWHERE, page: PAGE } });
});
afterAll(() => gateway?.stop());

const metrics = async (path = '/metrics', init?: RequestInit) =>
  fetch(`http://127.0.0.1:${gateway.metricsPort}${path}`, init);

describe('the page of metrics', () => {
  it('is not at the port that callers reach', async () => {
    expect((await fetch(`${gateway.url}/metrics`)).status).toBe(404);
  });

  it('counts operations by outcome, refused ones too, and tells of what never happened', async () => {
    await gateway.post('{ "query": "{ __typename }" }');
    await gateway.post('no JSON');
    await gateway.post('{}', { authorization: 'Bearer none' });
    const text = await (await metrics()).text();
    for (const outcome of ['OK', 'BAD_REQUEST', 'UNAUTHENTICATED'])
      expect(text).toMatch(new RegExp(`^lead_operation_seconds_count{outcome="${outcome}"} 1$`, 'm'));
    expect(text).toMatch(/^lead_lease_breaches_total 0$/m);
    expect(text).toMatch(/^lead_event_loop_delay_seconds{quantile="0.99"} \d/m);
  });

  it.each([
    ['another path', '/', undefined],
    ['another method', '/metrics', { method: 'POST', body: 'x' }],
    ['a path with a question', '/metrics?person=rosa', undefined],
  ])('answers nothing at %s', async (_, path, init) => {
    const answer = await metrics(path, init);
    expect([answer.status, await answer.text()]).toEqual([404, '']);
  });

  it('says which port is taken', async () => {
    const taken = { host: '127.0.0.1', port: gateway.metricsPort! };
    await expect(startTestGateway({ telemetry: { page: taken } })).rejects.toThrow(/^METRICS_PORT \d+ is in use/);
  });
});

describe('a collector that is not there', () => {
  it('holds up no answer and no end', async () => {
    const other = await startTestGateway({ telemetry: { endpoint: NOWHERE } });
    expect((await other.post('{ "query": "{ __typename }" }')).status).toBe(200);
    const began = performance.now();
    await other.stop();
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
