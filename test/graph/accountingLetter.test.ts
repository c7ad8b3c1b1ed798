import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Send } from '@lead-graph/kit/graph';
import { openTestGraph, type TestGraph } from './openGraph';
import { ROSA, UNKNOWN } from './people';

const ROOT = join(__dirname, '../..');
/** More than two pages. */
const MANY = 230;

let graph: TestGraph;
let folder: string;
let down = false;

const faulty =
  (send: Send): Send =>
  (agency, request, timeout) =>
    down && agency.name === 'housing' ? Promise.reject(new Error('down')) : send(agency, request, timeout);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lead-graph-letter-'));
  graph = await openTestGraph({ wrapSend: faulty });
  const query = 'query ($id: ID!) { participant(id: $id) { livingSituations { id } encounters { id } } }';
  await graph.ask('prosecutor-lee', 'DIVOPS', query, { id: ROSA });
  const administrator = await graph.administrator('prosecution');
  await administrator.query(
    `INSERT INTO ledger.entry (operation, subject, category, entry)
     SELECT 'made-' || n, r.ref, 'CONV', json_build_object('kind', 'DISCLOSURE', 'at', '2026-01-02T03:04:05.000Z', 'category', 'CONV', 'rows', n,
       'purpose', 'DIVOPS', 'rule', 'CONV-LE-DIVOPS', 'requester', json_build_object('id', 'officer-reyes', 'role', 'POLICE_OFFICER', 'recipient', 'LE', 'organization', 'spd'))::text
     FROM generate_series(1, ${MANY}) n, (SELECT $1::uuid AS ref) r`,
    [await referenceAt('prosecution')],
  );
  await administrator.end();
});
afterAll(async () => {
  await graph?.stop();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => {
  down = false;
});

async function referenceAt(agency: string): Promise<string> {
  const sql = 'SELECT ref FROM reference WHERE "participantId" = $1 AND agency = $2';
  return (await graph.subgraphs.participants!.db.query(sql, [ROSA, agency]))[0].ref;
}

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** The command, as it is typed. */
async function run(as: string, ...words: string[]): Promise<Ended> {
  const token = join(folder, as);
  writeFileSync(token, await graph.tokenFor(as));
  return typed(ROSA, '--url', graph.url, '--token-file', token, ...words);
}

function typed(...words: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['subgraphs/kit/cli/leadgraph.js', 'accounting', ...words],
      { cwd: ROOT },
      (fault, out, error) => resolve({ code: (fault?.code as number | undefined) ?? 0, out, error }),
    );
  });
}

describe('leadgraph accounting', () => {
  it('writes one page for its reader alone, and says nothing of the participant elsewhere', async () => {
    const into = join(folder, 'letter.html');
    const { code, out, error } = await run('rosa-quinn', '--into', into);
    expect({ code, out, error }).toEqual({
      code: 0,
      out: expect.stringMatching(/letter\.html: \d+ entries\n$/),
      error: '',
    });
    const page = readFileSync(into, 'utf8');
    expect(page).toContain('Rosa Quinn');
    expect(page).toContain('King County Prosecuting Attorney');
    expect(page).toContain('Everybody in this graph is synthetic');
    expect(statSync(into).mode & 0o777).toBe(0o600);
  });

  it('reads every page, each entry once', async () => {
    const { code, out } = await run('rosa-quinn', '--report', 'DISSEMINATION_LOG', '--json');
    const { agencies } = JSON.parse(out);
    const { disclosures } = agencies.find(({ agency }: any) => agency === 'prosecution');
    const made = disclosures.filter(({ account }: any) => account === 'officer-reyes');
    expect(code).toBe(0);
    expect(new Set(disclosures.map(({ id }: any) => id)).size).toBe(disclosures.length);
    expect(made.map(({ records }: any) => records)).toEqual(Array.from({ length: MANY }, (_, index) => MANY - index));
  });

  it('names an agency that did not answer, and ends as partly done', async () => {
    down = true;
    const { code, out } = await run('case-manager-ito');
    expect(code).toBe(4);
    expect(out).toMatch(/Housing\n {2}This agency did not report\./);
  });

  it('counts back from the day on which it was asked for', async () => {
    const { out } = await run('rosa-quinn', '--report', 'HIPAA_ACCOUNTING', '--received', '2026-06-11', '--json');
    expect(JSON.parse(out).since).toBe('2020-06-10T00:00:00.000Z');
  });

  it.each([
    ['an unknown report', ['--report', 'hipaa'], 2, /did you mean HIPAA_ACCOUNTING/],
    ['a day that is none', ['--received', 'today'], 2, /expected a day/],
  ])('refuses %s, and says what to do', async (_, words, code, said) => {
    expect(await run('rosa-quinn', ...words)).toEqual({ code, out: '', error: expect.stringMatching(said) });
  });

  it('says who may ask instead of whom it is not told to', async () => {
    const refused = { code: 1, out: '' };
    expect(await run('officer-reyes')).toEqual({
      ...refused,
      error: expect.stringContaining('ask as the participant'),
    });
    expect(await run('analyst-penn')).toEqual({ ...refused, error: expect.stringContaining('is shown to you') });
    const token = join(folder, 'rosa-quinn');
    expect((await typed(UNKNOWN, '--url', graph.url, '--token-file', token)).error).toContain('is shown to you');
  });

  it('says that no graph answers, and how to start one', async () => {
    const token = join(folder, 'rosa-quinn');
    const { code, error } = await typed(ROSA, '--url', 'http://127.0.0.1:9', '--token-file', token);
    expect(code).toBe(3);
    expect(error).toMatch(/no graph answers at .*start it with `npm start`/);
    expect((await typed(ROSA, '--token-file', join(folder, 'none'))).error).toMatch(
      /--token-file .* cannot be read \(ENOENT\)/,
    );
  });
});
