import { Ledger } from '@lead-graph/kit/testing';
import { type Completeness, holdAgainstLedgers, MARK } from '../completeness/harness';
import { OperationNames } from '../completeness/operationNames';
import { openTestGraph, type TestGraph } from '../graph/openGraph';

const ANSWERS = 200;
/** Of a sabotaged build: the first of the same answers. */
const FEWER = 100;

const names = new OperationNames(MARK);
let graph: TestGraph;
let keepsBack = false;

beforeAll(async () => {
  graph = await openTestGraph({
    wrapSend: (send) =>
      names.listen(async (agency, call, timeout) => {
        const answer = await send(agency, call, timeout);
        return keepsBack && !agency.core ? { ...answer, body: emptied(answer.body) } : answer;
      }),
  });
});
afterAll(() => graph?.stop());
afterEach(() => {
  keepsBack = false;
  jest.restoreAllMocks();
});

/** The same answer without what its lists held, as a gateway still believes it. */
function emptied(body: string): string {
  const stays = ['_entities', 'errors'];
  return JSON.stringify(JSON.parse(body, (key, value) => (Array.isArray(value) && !stays.includes(key) ? [] : value)));
}

const measure = (answers: number): Promise<Completeness> => holdAgainstLedgers(graph, names, answers);

/** A build that leaves these entries out of the ledger. */
function forget(forgotten: (entry: { agency: string; category: string; kind: string }) => boolean): void {
  const { record } = Ledger.prototype;
  jest.spyOn(Ledger.prototype, 'record').mockImplementation(function (this: Ledger, recording) {
    return record.call(this, { ...recording, entries: recording.entries.filter((entry) => !forgotten(entry)) });
  });
}

describe('what was received and what the owners recorded', () => {
  it('are the same', async () => {
    const { missing, unreceived, withRecords } = await measure(ANSWERS);
    expect({ missing, unreceived }).toEqual({ missing: [], unreceived: [] });
    expect(withRecords).toBeGreaterThan(ANSWERS / 20);
  });

  it.each([
    ['one category', ({ category }: { category: string }) => category === 'HMIS'],
    ['one agency', ({ agency }: { agency: string }) => agency === 'law-enforcement'],
    ['use', ({ kind }: { kind: string }) => kind === 'USE'],
    ['what was decided', ({ kind }: { kind: string }) => kind === 'DECISION'],
  ])('are not where %s is not recorded (sabotaged)', async (_name, forgotten) => {
    forget(forgotten);
    expect((await measure(FEWER)).missing).not.toEqual([]);
  });

  it('are not where what was recorded is not handed on, and nobody says so (sabotaged)', async () => {
    keepsBack = true;
    const { missing, unreceived } = await measure(FEWER);
    expect(missing).toEqual([]);
    expect(unreceived).not.toEqual([]);
  });
});
