import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadStory, partners, storyIn } from '@lead-graph/kit/scenarios';

const GOOD = `ids: [C06]
story: Rosa signed for her case managers.
assignments:
  - { organization: reach }
consents:
  - { id: c1, categories: [HMIS], to: reach }
records:
  - { id: stay, category: HMIS, servicedOn: 2026-03-01 }
questions:
  - { ask: HMIS, by: reach, for: DIVOPS, at: 2026-06-10T09:00:00Z, expect: permit c1, visible: [stay] }
  - { ask: HMIS, by: kcha, for: DIVOPS, at: 2026-06-10T09:00:00Z, expect: deny NO_BASIS }
`;

function refusalOf(text: string): BadStory {
  try {
    storyIn(text, 'bad.yaml', partners());
  } catch (error) {
    if (error instanceof BadStory) return error;
    throw error;
  }
  throw new Error('it was read');
}

describe('a story', () => {
  it('is read when nothing is wrong with it', () => {
    expect(storyIn(GOOD, 'good.yaml', partners()).questions).toHaveLength(2);
  });

  it.each<[string, string, string, number, string]>([
    [
      'a key that is none',
      'to: reach }',
      'to: reach, expiry: never }',
      6,
      '`expiry` is no key here; expected one of id',
    ],
    ['a category that is none', '[HMIS], to', '[HOUSING], to', 6, '`HOUSING` is none; expected one of SUD_P2'],
    [
      'a purpose that is none',
      'by: kcha, for: DIVOPS',
      'by: kcha, for: CARE_COORDINATION',
      11,
      '`CARE_COORDINATION` is none',
    ],
    ['an organization that is none', 'to: reach }', 'to: county-health }', 6, 'no organization `county-health`'],
    ['a requester who is none', 'by: kcha', 'by: county-health', 11, '`county-health` is no requester, no person'],
    ['a class that is none', 'to: reach }', 'to: class:anybody }', 6, 'no organization `class:anybody`'],
    [
      'a day that is none',
      'to: reach }',
      'to: reach, until: 2026-02-30 }',
      6,
      '`consents[0].until`: expected an instant that exists',
    ],
    [
      'an hour that is none',
      '2026-06-10T09:00:00Z, expect: permit',
      '2026-06-10T25:00:00Z, expect: permit',
      10,
      '`questions[0].at`',
    ],
    ['an instant without its zone', 'T09:00:00Z, expect: permit', 'T09:00:00, expect: permit', 10, '`questions[0].at`'],
    ['an expectation that is none', 'permit c1', 'allow c1', 10, '`expect`: expected `permit`'],
    ['a basis that is none', 'permit c1', 'permit c2', 10, '`expect`: no basis `c2` in this story'],
    ['a record as a basis', 'permit c1', 'permit stay', 10, '`expect`: no basis `stay`'],
    ['a reason that is none', 'deny NO_BASIS', 'deny MAYBE', 11, '`expect`: `MAYBE` is no reason'],
    ['a record that is none', 'visible: [stay]', 'visible: [home]', 10, '`home` is no record of `rosa`'],
    [
      'what only a permit has',
      'deny NO_BASIS',
      'deny NO_BASIS, redisclosure: AUDIT_ONLY',
      11,
      'a denial has no ground',
    ],
    [
      'no instant',
      'at: 2026-06-10T09:00:00Z, expect: permit',
      'expect: permit',
      10,
      '`at` is missing, and the story has no `now`',
    ],
    ['no recipient', '[HMIS], to: reach', '[HMIS]', 6, 'a line of consent `c1` lacks `to`'],
    ['one id for two things', 'id: stay', 'id: c1', 1, 'id `c1` is given twice'],
    [
      'two people and nobody named',
      'assignments:',
      'people: [{ name: rosa }, { name: sam }]\nassignments:',
      7,
      'lacks `person`',
    ],
    [
      'a row that nobody keeps',
      'category: HMIS, serv',
      'category: HMIS+CONV, serv',
      8,
      'no agency keeps a row `CONV+HMIS`',
    ],
    ['a row without its day', ', servicedOn: 2026-03-01', '', 8, 'record `stay`: expected `servicedOn`'],
    ['a question about nothing', 'ask: HMIS, by: kcha', 'ask: [], by: kcha', 11, '`ask` is empty'],
    [
      'a question about somebody nobody told of',
      'questions:',
      'people: [{ name: rosa }]\nquestions:\n  - { ask: HMIS, of: rsoa, by: kcha, for: DIVOPS, expect: deny }',
      11,
      'no person `rsoa`; told of here: rosa',
    ],
    [
      'a role for a participant',
      'ask: HMIS, by: kcha',
      'ask: HMIS, by: rosa, role: PROSECUTOR',
      11,
      '`rosa` asks as the participant does',
    ],
    [
      'two ends',
      'to: reach }',
      'to: reach, until: none, expires: { event: FINAL_DISPOSITION } }',
      6,
      'consent `c1` ends twice',
    ],
    [
      'a part taken back from nobody',
      'to: reach }',
      'to: reach, withdrawals: [{ at: 2026-06-01, to: reahc }] }',
      6,
      'no organization `reahc`',
    ],
    ['a source that is none', 'to: reach }', 'to: reach, sources: est }', 6, 'no organization `est`'],
    [
      'a representative that is none',
      'to: reach }',
      'to: reach, signedBy: REPRESENTATIVE, representative: mother }',
      6,
      'no representative `mother`',
    ],
    [
      'a word of mouth about no consent',
      'records:',
      'restrictions: [{ id: said, kind: ORAL_REVOCATION, consent: c2, from: 2026-06-01 }]\nrecords:',
      7,
      'no consent `c2` in this story',
    ],
    ['no question', /questions:[\s\S]*/.exec(GOOD)![0], 'questions: []\n', 1, '`questions` is empty'],
    ['no story', 'story: Rosa signed for her case managers.\n', '', 1, '`story` is missing'],
    ['a tab', '  - { id: c1', '\t- { id: c1', 6, 'is not YAML'],
    ['one key twice', 'ids: [C06]', 'ids: [C06]\nids: [C07]', 2, 'is not YAML'],
  ])('with %s is refused by its line, with what was expected', (_what, right, wrong, line, expected) => {
    expect(GOOD).toContain(right);
    const { line: at, message } = refusalOf(GOOD.replace(right, wrong));
    expect(message).toContain(`bad.yaml:${line}: `);
    expect(message).toContain(expected);
    expect(at).toBe(line);
  });

  it('may say one where it may say several', () => {
    const one = GOOD.replace('[HMIS], to', 'HMIS, disclosers: kcha, purposes: DIVOPS, to').replace('[stay]', 'stay');
    expect(storyIn(one, 'one.yaml', partners()).facts.consents[0]).toMatchObject({
      disclosers: ['kcha'],
      provisions: [{ categories: ['HMIS'], purposes: ['DIVOPS'] }],
    });
  });

  it('may restrict to anyone, and to a class', () => {
    const kept =
      'restrictions: [{ id: kept, to: [class:anyone, class:treating-providers], from: 2026-06-01 }]\nrecords:';
    expect(storyIn(GOOD.replace('records:', kept), 'kept.yaml', partners()).facts.restrictions).toHaveLength(1);
  });

  it('that is empty, or a list, is refused', () => {
    expect(refusalOf('').message).toContain('is empty');
    expect(refusalOf('- one\n').message).toContain('expected a map');
  });
});

describe('leadgraph scenarios', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lead-graph-stories-'));
  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(__dirname, '../../subgraphs/kit/cli/leadgraph.js'), 'scenarios', ...args], {
      encoding: 'utf8',
      cwd: folder,
    });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('prints a line for each question and ends with 0 when all is as told', () => {
    const { status, stdout } = run(file('good.yaml', GOOD), '--runner', 'engine');
    expect(stdout.split('\n').filter((line) => line.startsWith('✔'))).toHaveLength(2);
    expect(stdout).toContain('engine permit c1');
    expect(status).toBe(0);
  });

  it('ends with 1 when an expectation is not met, and says what was answered', () => {
    const { status, stdout } = run(
      file('other.yaml', GOOD.replace('permit c1', 'deny REVOKED')),
      '--runner',
      'explanation',
    );
    expect(stdout).toContain('expected deny REVOKED; explanation: PERMIT');
    expect(status).toBe(1);
  });

  it('ends with 1 when an obligation comes along that must not, in what every runner says', () => {
    const unowed = file(
      'unowed.yaml',
      GOOD.replace('[HMIS], to', '[PROG, HMIS], to').replace(', visible', ', without: LOG, visible'),
    );
    const { status, stdout } = run(unowed);
    for (const runner of ['engine', 'explanation', 'graph']) expect(stdout).toContain(`${runner}: owes LOG`);
    expect(status).toBe(1);
  });

  it('ends with 2 on a file that is bad or not there, and on a runner that is none', () => {
    const bad = run(file('bad.yaml', GOOD.replace('to: reach }', 'to: nobody }')));
    expect(bad.stderr).toContain('bad.yaml:6: no organization `nobody`');
    expect(bad.status).toBe(2);
    expect(run(join(folder, 'gone.yaml')).status).toBe(2);
    expect(run(file('good.yaml', GOOD), '--runner', 'oracle').stderr).toContain(
      'expected one of engine, explanation, graph',
    );
  });

  it('prints JSON when asked for it', () => {
    const { stdout } = run(file('good.yaml', GOOD), '--runner', 'engine', '--json');
    expect(JSON.parse(stdout)[0].verdicts[0].answers.engine).toMatchObject({
      effect: 'PERMIT',
      bases: ['c1'],
      visible: ['stay'],
    });
  });
});
