import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadFile, jsonIn, QUESTION, RECORD, tableIn } from '../../cli/policy/jsonFile';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lead-policy-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = (text: string): string => {
  const file = join(folder, 'question.json');
  writeFileSync(file, text);
  return file;
};

const saidOf = (read: () => unknown): string => {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(BadFile);
    return (error as Error).message.replaceAll(folder, '');
  }
  return 'nothing';
};

describe('a file with a question', () => {
  it.each([
    ['', '`/question.json` is not JSON: it is empty; docs/counting.md has an example'],
    ['{\n  "measure": "a"\n  "period": 1 }', 'line 3, column 3'],
    ['{ "measure": "a",', 'is not JSON'],
    ['[]', 'it holds a list, and one object was expected'],
    ['{ "mesure": "a" }', 'it has no `mesure`; perhaps `measure`'],
    ['{ "where": [] }', 'it may have measure, period, index'],
  ])('%j is told what is wrong, where, and what to do next', (text, said) => {
    expect(saidOf(() => jsonIn(fileOf(text), QUESTION))).toContain(said);
  });

  it('that is not there is named', () => {
    expect(saidOf(() => jsonIn(join(folder, 'gone.json'), QUESTION))).toBe(
      '`/gone.json` cannot be read (ENOENT); give a file with a question, or - for standard input',
    );
  });

  it('may begin with the mark of UTF-8', () => {
    expect(jsonIn(fileOf('\uFEFF{ "measure": "a" }'), QUESTION)).toEqual({ measure: 'a' });
  });
});

describe('a file with a record or a table', () => {
  it('is told what it lacks', () => {
    expect(saidOf(() => jsonIn(fileOf('{ "statement": "{}" }'), RECORD))).toContain('`signature` is missing');
    expect(saidOf(() => tableIn(fileOf('null')))).toContain('is not a table: it has no `id`');
  });
});
