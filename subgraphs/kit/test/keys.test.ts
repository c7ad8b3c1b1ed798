import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AGENCIES, RECORD_AGENCIES } from '@lead-graph/schema';
import { keysIn } from '../cli/keys';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lead-graph-keys-'));
  chmodSync(folder, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the keys of a data folder', () => {
  it('are made once, one for the calls to each subgraph and one for the proofs to each agency, for their owner alone', () => {
    const keys = keysIn(folder);
    expect(Object.keys(keys.calls)).toEqual(AGENCIES.map(({ name }) => name));
    expect(Object.keys(keys.proofs)).toEqual(RECORD_AGENCIES.map(({ name }) => name));
    expect(statSync(join(folder, 'keys.json')).mode & 0o777).toBe(0o600);
    expect(keysIn(folder)).toEqual(keys);
  });

  it('are completed for an agency that joined since, and kept for the others', () => {
    const keys = keysIn(folder);
    const texts = JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8'));
    delete texts.calls.housing;
    delete texts.proofs.housing;
    writeFileSync(join(folder, 'keys.json'), JSON.stringify(texts));
    const completed = keysIn(folder);
    expect(completed.calls.prosecution).toEqual(keys.calls.prosecution);
    expect(completed.calls.housing).toBeDefined();
    expect(completed.calls.housing).not.toEqual(keys.calls.housing);
  });

  it('are all different', () => {
    const { calls, proofs } = keysIn(folder);
    const secrets = [...Object.values(calls), ...Object.values(proofs)].map(([key]) => key.secret.toString('hex'));
    expect(new Set(secrets).size).toBe(secrets.length);
  });
});
