import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AccountingReport, DataCategory, Purpose } from '@lead-graph/schema';
import { readAccount } from '../../cli/accounting/readAccount';

/** Newest first. */
const STUDIES = Array.from({ length: 250 }, (_, each) => ({
  id: `${each}`,
  at: `${2026 - Math.floor(each / 20)}-06-10T16:05:00.000Z`,
  study: 'a',
  organization: 'uw',
  purpose: Purpose.HRESCH,
  categories: [DataCategory.HMIS],
}));

let graph: Server;
let silent = false;

/** Answers as a graph in which agencies have nothing to tell of the participant, and studies had rows drawn. */
function answerTo({ query, variables }: { query: string; variables: { before?: string | null } }): object {
  if (query.includes('organizations')) return { data: { organizations: [] } };
  if (!query.includes('studyExtracts')) {
    const fields = [...query.matchAll(/(\w+Disclosures)\(/g)].map(([, name]) => [name, []]);
    return { data: { participant: { preferredName: 'Rosa', familyName: null, ...Object.fromEntries(fields) } } };
  }
  if (silent) {
    const extensions = { code: 'SUBGRAPH_UNAVAILABLE' };
    return { data: { participant: null }, errors: [{ message: 'did not answer', extensions }] };
  }
  const from = variables.before == null ? 0 : Number(variables.before) + 1;
  return { data: { participant: { studyExtracts: STUDIES.slice(from, from + 100) } } };
}

beforeAll(async () => {
  graph = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const text = Buffer.concat(parts).toString();
    response.end(text === '' ? '' : JSON.stringify(answerTo(JSON.parse(text))));
  });
  await new Promise<void>((resolve) => graph.listen(0, '127.0.0.1', resolve));
});
afterAll(() => void graph.close());

const read = (report: AccountingReport) =>
  readAccount(
    { participantId: 'a', report, receivedOn: '2026-06-11' },
    { url: `http://127.0.0.1:${(graph.address() as AddressInfo).port}`, token: '', purpose: Purpose.PATRQT },
  );

describe('an account', () => {
  it('tells of every study, however many there are, of its period alone', async () => {
    expect((await read(AccountingReport.EVERYTHING)).studies).toHaveLength(STUDIES.length);
    const { studies, since } = await read(AccountingReport.HIPAA_ACCOUNTING);
    expect(studies).toEqual(STUDIES.filter(({ at }) => at >= since!));
    expect(studies!.length).toBeGreaterThan(100);
  });

  it('is none where studies could not be read', async () => {
    silent = true;
    await expect(read(AccountingReport.EVERYTHING)).rejects.toThrow('did not answer (SUBGRAPH_UNAVAILABLE)');
    silent = false;
  });
});
