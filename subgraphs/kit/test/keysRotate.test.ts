import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AGENCIES, keyringFrom, RECORD_AGENCIES, seal, unseal } from '@lead-graph/schema';
import { keysIn, newRingKey } from '../cli/keys';
import { keysRotateCommand } from '../cli/keysRotate';

let folder: string;
let said: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lead-graph-rotate-'));
  said = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += text;
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const rotate = () => keysRotateCommand({ folder, json: true });

describe('leadgraph keys rotate', () => {
  it('puts a new key in front of every ring, and keeps the one before it and no other', async () => {
    const first = keysIn(folder);
    await rotate();
    const second = keysIn(folder);
    await rotate();
    const third = keysIn(folder);
    for (const part of ['calls', 'proofs'] as const)
      for (const [name, [oldest]] of Object.entries(first[part])) {
        expect(second[part][name]!.slice(1)).toEqual([oldest]);
        expect(third[part][name]).toEqual([expect.anything(), second[part][name]![0]]);
        expect(third[part][name]).not.toContainEqual(oldest);
      }
  });

  it('keeps the keys of the ledgers', async () => {
    const signers = () => Object.values(keysIn(folder).ledgers).map((key) => key.export({ format: 'jwk' }).x);
    const before = signers();
    await rotate();
    expect(signers()).toEqual(before);
  });

  it('lets old and new be read by each other once both rings are rings of one overlap', async () => {
    const old = keysIn(folder).calls.housing!;
    await rotate();
    const rotated = keysIn(folder).calls.housing!;
    expect(unseal(seal('by the old', old), rotated)).toBe('by the old');
    await rotate();
    expect(unseal(seal('by the old', old), keysIn(folder).calls.housing!)).toBeNull();
    expect(unseal(seal('by the second', rotated), keysIn(folder).calls.housing!)).toBe('by the second');
  });

  it('is understood by nobody when the key before is dropped at once (sabotaged)', async () => {
    const old = keysIn(folder).calls.housing!;
    await rotate();
    const [newest] = keysIn(folder).calls.housing!;
    expect(unseal(seal('by the old', old), [newest])).toBeNull();
  });

  it("leaves the file its owner's alone, and shows ids without keys", async () => {
    keysIn(folder);
    await rotate();
    const path = join(folder, 'keys.json');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const { calls, proofs } = keysIn(folder);
    for (const ring of [...Object.values(calls), ...Object.values(proofs)])
      for (const { id, secret } of ring) {
        expect(said).toContain(id);
        expect(said).not.toContain(secret.toString('base64'));
      }
  });
});

describe('leadgraph keys rotate --env', () => {
  const settings = () => [
    '# kept as it is',
    'POSTGRES_PASSWORD=secret',
    ...AGENCIES.map(({ name }) => `CALL_KEYS_${name.toUpperCase().replaceAll('-', '_')}=${newRingKey('production')}`),
    ...RECORD_AGENCIES.map(
      ({ name }) => `PROOF_KEYS_${name.toUpperCase().replaceAll('-', '_')}=${newRingKey('production')}`,
    ),
    'LEDGER_KEY_HOUSING=kept',
    '',
  ];

  it('writes rotated rings into a new file beside the old one, and leaves every other line', async () => {
    const env = join(folder, '.env');
    const before = settings();
    writeFileSync(env, before.join('\n'));
    await keysRotateCommand({ folder, env, json: true });
    expect(readFileSync(env, 'utf8')).toBe(before.join('\n'));
    const after = readFileSync(`${env}.rotated`, 'utf8').split('\n');
    for (const [index, line] of before.entries()) {
      const [setting, ring] = line.split(/=(.*)/s);
      if (!/^(CALL|PROOF)_KEYS/.test(line)) expect(after[index]).toBe(line);
      else expect(after[index]).toMatch(new RegExp(`^${setting}=\\w{8}:[^,]+,${ring!.replace(/[+]/g, '\\+')}$`));
    }
    expect(statSync(`${env}.rotated`).mode & 0o777).toBe(0o600);
    expect(said).not.toContain(keyringFrom(before[2]!.split(/=(.*)/s)[1]!, 'x')[0].secret.toString('base64'));
  });

  it('never writes over a file, and says what is wrong with one', async () => {
    const env = join(folder, '.env');
    await expect(keysRotateCommand({ folder, env })).rejects.toThrow(/no file/);
    writeFileSync(env, 'POSTGRES_PASSWORD=secret\n');
    await expect(keysRotateCommand({ folder, env })).rejects.toThrow(/no CALL_KEYS_\*, PROOF_KEYS_\* or COUNT_KEYS_\*/);
    writeFileSync(env, 'CALL_KEYS_HOUSING=short:abc\n');
    await expect(keysRotateCommand({ folder, env })).rejects.toThrow(/CALL_KEYS_HOUSING is not a key ring/);
    writeFileSync(env, settings().join('\n'));
    writeFileSync(`${env}.rotated`, 'precious');
    await expect(keysRotateCommand({ folder, env })).rejects.toThrow(/is there already/);
    expect(readFileSync(`${env}.rotated`, 'utf8')).toBe('precious');
  });
});
