import { startTestGateway, type TestGateway } from './gatewayFixture';

const APP = 'https://app.example';
const QUERY = JSON.stringify({ query: '{ __typename }' });

let gateway: TestGateway;
let open: TestGateway;
beforeAll(async () => {
  open = await startTestGateway({ corsOrigins: [APP] });
  gateway = await startTestGateway();
});
afterAll(async () => {
  await gateway?.stop();
  await open?.stop();
});

async function refusal(body: string, headers: Record<string, string>): Promise<unknown[]> {
  const answer = await gateway.post(body, headers);
  const { errors } = (await answer.json()) as { errors?: { extensions: { code: string } }[] };
  return [answer.status, errors?.[0]?.extensions.code];
}

describe('the door of the gateway', () => {
  it('takes one JSON object (so that the tests below can fail)', async () => {
    expect((await gateway.post(QUERY)).status).toBe(200);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonx'])(
    'refuses %s, which a page of any origin could send unasked',
    async (type) => {
      expect(await refusal(QUERY, { 'content-type': type })).toEqual([400, 'BAD_REQUEST']);
    },
  );

  it('refuses a list of operations, and anything that is not an object', async () => {
    for (const body of [`[${QUERY}]`, '[]', 'null', '7', '"x"'])
      expect(await refusal(body, {})).toEqual([400, 'BAD_REQUEST']);
  });

  it('answers a body that is too long with a refusal, and then goes on', async () => {
    const long = JSON.stringify({ query: `{ __typename } # ${'x'.repeat(3_000_000)}` });
    expect(await refusal(long, {})).toEqual([400, 'OPERATION_TOO_LARGE']);
    expect((await gateway.post(QUERY)).status).toBe(200);
  });

  it('takes operations by POST alone', async () => {
    for (const method of ['GET', 'PUT', 'DELETE'])
      expect((await fetch(`${gateway.url}/graphql?query={__typename}`, { method })).status).toBe(404);
  });
});

const crossOrigin = (answer: Response): string[] =>
  [...answer.headers.keys()].filter((name) => name.startsWith('access-control-'));
const preflight = ({ url }: TestGateway, origin: string) =>
  fetch(`${url}/graphql`, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } });

describe('pages of other origins', () => {
  it('are let in where they are listed, without credentials', async () => {
    const asked = await preflight(open, APP);
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-origin')).toBe(APP);
    expect(asked.headers.get('access-control-allow-methods')).toBe('POST');
    expect(asked.headers.get('access-control-allow-credentials')).toBeNull();
    const answer = await open.post(QUERY, { origin: APP });
    expect(answer.headers.get('access-control-allow-origin')).toBe(APP);
    expect(answer.headers.get('vary')).toBe('origin');
  });

  it.each(['https://other.example', 'http://app.example', 'https://app.example.evil.example', 'null'])(
    'are told nothing where they are not: %s',
    async (origin) => {
      for (const each of [open, gateway]) {
        const asked = await preflight(each, origin);
        expect([asked.status, crossOrigin(asked)]).toEqual([404, []]);
        expect(crossOrigin(await each.post(QUERY, { origin }))).toEqual([]);
      }
    },
  );
});
