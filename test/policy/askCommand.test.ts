import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createPublicKey } from 'node:crypto';
import { openTestGraph, type TestGraph } from '../graph/openGraph';

const ROOT = join(__dirname, '../..');

let graph: TestGraph;
let folder: string;
let key: string;

const at = (name: string): string => join(folder, name);
const QUESTION = { measure: 'intake-within-30-days', period: { from: '2018-01-01', to: '2026-12-31' } };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lead-graph-ask-'));
  graph = await openTestGraph();
  key = createPublicKey(graph.configs.policy!.ledgerKey).export({ format: 'der', type: 'spki' }).toString('base64');
  writeFileSync(at('question.json'), JSON.stringify(QUESTION));
}, 120_000);
afterAll(async () => {
  await graph?.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

function typed(...words: string[]): Promise<Ended> {
  const program = ['subgraphs/kit/cli/leadgraph.js', 'policy', ...words];
  return new Promise((resolve) => {
    execFile(process.execPath, program, { cwd: ROOT }, (fault, out, error) =>
      resolve({ code: (fault?.code as number | undefined) ?? 0, out, error: error.replaceAll(`${folder}/`, '') }),
    );
  });
}

async function asked(as: string, ...words: string[]): Promise<Ended> {
  writeFileSync(at(as), await graph.tokenFor(as));
  return typed(...words, '--gateway', graph.url, '--token-file', at(as));
}

const verified = (...words: string[]): Promise<Ended> => typed('verify', ...words, '--key', key);

describe('leadgraph policy', () => {
  it('lists measures by family', async () => {
    const local = ['--issuer', graph.issuer, '--folder', dirname(graph.keysFolder)];
    const { code, out } = await typed('list', '--as', 'analyst-penn', '--gateway', graph.url, ...local);
    expect(code).toBe(0);
    expect(out).toMatch(/^process\n {2}intake-within-30-days +Q1 +Diverted people who were enrolled within 30 days$/m);
    expect(out).toMatch(/^ +jail-days +Q4 .* \(not collected\)$/m);
  });

  it('asks, prints a table, and writes copies that verify', async () => {
    const files = ['--csv', at('table.csv'), '--record', at('record.json')];
    const { code, out, error } = await asked('analyst-penn', 'ask', at('question.json'), ...files, '--json');
    expect([code, error]).toEqual([0, '✔ table.csv\n✔ record.json\n']);
    writeFileSync(at('table.json'), out);
    const { id, cells } = JSON.parse(out);
    const csv = readFileSync(at('table.csv'), 'utf8');
    expect(csv).toContain(`table id,${id}\r\n`);
    expect(
      csv
        .trimEnd()
        .split('\r\n')
        .slice(-cells.length - 1)[0],
    ).toBe('catchment,people,of them,share');

    expect(await verified(at('record.json'), at('table.json'))).toMatchObject({ code: 0 });
    const ofFolder = ['--folder', dirname(graph.keysFolder)];
    expect(await typed('verify', at('record.json'), at('table.json'), ...ofFolder)).toMatchObject({ code: 0 });
    const changed = JSON.parse(out);
    changed.cells.at(-1).all.value += 1;
    writeFileSync(at('changed.json'), JSON.stringify(changed));
    const refused = await verified(at('record.json'), at('changed.json'));
    expect(refused.code).toBe(1);
    expect(refused.out).toContain('the table is not as it was released: something in it was changed');
  });

  it('tries what follows from a table for what it hides', async () => {
    expect(await typed('attack', at('table.json'))).toMatchObject({
      code: 0,
      out: expect.stringMatching(/✔ none of \d+ hidden numbers can be worked out from 1 table\n$/),
    });
  });

  it('gives the same record for a table that is asked for again by its id', async () => {
    const { id } = JSON.parse(readFileSync(at('table.json'), 'utf8'));
    const query = 'query ($id: ID!) { releasedPolicyTable(id: $id) { record { statement signedBy signature } } }';
    const { body } = await graph.ask('analyst-penn', 'HRESCH', query, { id });
    expect(body.data.releasedPolicyTable.record).toEqual(JSON.parse(readFileSync(at('record.json'), 'utf8')));
  });

  it('prints a table for people', async () => {
    const { code, out } = await asked('analyst-penn', 'ask', at('question.json'));
    expect(code).toBe(0);
    expect(out).toMatch(/^ +catchment +people +of them +share$/m);
    expect(out).toMatch(/sources, as of \d{4}-\d\d-\d\d\n +participants: referral, enrolment/);
  });

  it('prints no number where an agency could not be asked, and ends as partly done', async () => {
    writeFileSync(at('housing.json'), JSON.stringify({ ...QUESTION, measure: 'housing-status' }));
    const count = jest.spyOn(graph.subgraphs.housing!, 'count').mockRejectedValue(new Error('down'));
    const { code, out } = await asked('analyst-penn', 'ask', at('housing.json'));
    count.mockRestore();
    expect(code).toBe(4);
    expect(out).toMatch(/^ +all +did not report$/m);
    expect(out).toContain('housing: living-situation (did not report)');
  });

  it('says what the graph refuses, and what to do next', async () => {
    writeFileSync(at('unknown.json'), JSON.stringify({ ...QUESTION, measure: 'intake-within-30-day' }));
    const { code, error } = await asked('analyst-penn', 'ask', at('unknown.json'));
    expect(code).toBe(1);
    expect(error).toMatch(/perhaps `intake-within-30-days`.*\(BAD_USER_INPUT\): correct the part the message names/);
    const other = await asked('case-manager-ito', 'ask', at('question.json'), '--purpose', 'DIVOPS');
    expect([other.code, other.error]).toEqual([1, expect.stringContaining('(FORBIDDEN)')]);
  });

  it('says what of a file is no question', async () => {
    writeFileSync(at('wrong.json'), '{ "mesure": "a" }');
    const { code, error } = await asked('analyst-penn', 'ask', at('wrong.json'));
    expect([code, error]).toEqual([2, '✖ `wrong.json` is not a question: it has no `mesure`; perhaps `measure`\n']);
    writeFileSync(at('type.json'), JSON.stringify({ ...QUESTION, by: [{ dimension: 5 }] }));
    const typo = await asked('analyst-penn', 'ask', at('type.json'));
    expect([typo.code, typo.error]).toEqual([1, expect.stringContaining('by[0].dimension')]);
  });

  it('draws rows for a study into a file that opens as it should, and a record that verifies', async () => {
    const [{ id: agreement }] = await graph.subgraphs.participants!.db.query(RESEARCH);
    const index = { fact: 'referral', ...QUESTION.period };
    const outcomes = [{ name: 'stays', fact: 'living-situation', from: -365, to: 0 }];
    writeFileSync(at('extract.json'), JSON.stringify({ study: 'homes-1', agreements: [agreement], index, outcomes }));
    const files = ['--csv', at('rows.csv'), '--record', at('extract.record.json')];
    writeFileSync(at('rows.csv'), 'older, and readable by all', { mode: 0o644 });
    const { code, out, error } = await asked('evaluator-chen', 'extract', at('extract.json'), ...files, '--json');
    expect([code, error]).toEqual([0, '✔ rows.csv\n✔ extract.record.json\n']);
    expect(statSync(at('rows.csv')).mode & 0o777).toBe(0o600);
    writeFileSync(at('rows.json'), out);
    const { rows } = JSON.parse(out);
    const lines = readFileSync(at('rows.csv'), 'utf8')
      .trimEnd()
      .split('\r\n')
      .slice(-rows.length - 1);
    expect(lines[0]).toBe('person,year,stays: events,stays: first day,stays: whole');
    expect(lines.slice(1)).toEqual(rows.map((row: (string | null)[]) => row.map((cell) => cell ?? '').join(',')));
    expect(lines.some((line) => /,-\d+,YES$/.test(line))).toBe(true);
    expect(await verified(at('extract.record.json'), at('rows.json'))).toMatchObject({ code: 0 });
  });

  it('writes no row where it is not told into which file', async () => {
    const { code, error } = await asked('evaluator-chen', 'extract', at('extract.json'));
    expect([code, error]).toEqual([2, '✖ rows need a file: give `--csv rows.csv`, or `--json`\n']);
  });

  it('says where no graph answers', async () => {
    writeFileSync(at('token'), 'none');
    const { code, error } = await typed('list', '--gateway', 'http://127.0.0.1:1', '--token-file', at('token'));
    expect([code, error]).toEqual([3, expect.stringContaining('no graph answers at `http://127.0.0.1:1`')]);
  });

  it('says whose key is missing', async () => {
    const { code, error } = await typed('verify', at('record.json'), at('table.json'), '--folder', at('nowhere'));
    expect([code, error]).toEqual([2, expect.stringContaining('has no keys')]);
  });
});

const RESEARCH = `INSERT INTO agreement (id, type, organization, sources, "startsAt", "endsAt")
  VALUES (gen_random_uuid(), 'RESEARCH', 'uw', NULL, now() - interval '1 day', now() + interval '1 day') RETURNING id`;
