import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { keyringFrom } from '@lead-graph/schema';
import { keepKeys, keysIn, type KeyTexts, keyTextsIn, newRingKey } from './keys';

/** The key that seals, and the one before it for whoever has not been restarted. */
const RING_KEYS = 2;

/** A setting of a ring, as `leadgraph secrets` writes it. A subgraph's own `CALL_KEYS` is the gateway's ring too and is left. */
const RING_SETTING = /^((?:CALL|PROOF|COUNT)_KEYS_[A-Z_]+)=(.*)$/;

interface RotateOptions {
  readonly folder: string;
  readonly env?: string;
  readonly json?: boolean;
}

/** Puts a new key in front of every ring, of a data folder or of a file of settings. */
export async function keysRotateCommand({ folder, env, json }: RotateOptions): Promise<number> {
  const { rings, written } = env === undefined ? rotateFolder(folder) : rotateSettings(env);
  process.stdout.write(
    json
      ? `${JSON.stringify({ written, rings })}\n`
      : [
          ...Object.entries(rings).map(([name, ids]) => `${name}  ${ids.join(', ')}`),
          `\nWritten to ${written}. The first key of a ring seals, the second is still accepted.`,
          'Restart the agencies, then the core, then the counter, then the gateway; rotate again when all of them have been.\n',
        ].join('\n'),
  );
  return 0;
}

interface Rotated {
  /** Ids of the keys of each ring: the keys themselves are shown to nobody. */
  readonly rings: Readonly<Record<string, readonly string[]>>;
  readonly written: string;
}

/**
 * Ledger keys stay: another key is another origin of checkpoints, which nobody's kept checkpoint leads to. So does the
 * secret of records: with another, the same people would be counted with other noise, and two tables would say too much.
 */
function rotateFolder(folder: string): Rotated {
  keysIn(folder);
  const { calls, proofs, counts, ledgers, records } = keyTextsIn(folder) as KeyTexts;
  const rotated = (part: Record<string, string>) =>
    Object.fromEntries(Object.entries(part).map(([name, ring]) => [name, rotatedRing(ring, 'development')]));
  const texts = { calls: rotated(calls), proofs: rotated(proofs), counts: rotated(counts), ledgers, records };
  keepKeys(folder, texts);
  const rings = [
    ...Object.entries(texts.calls).map(([name, ring]) => [`calls.${name}`, idsOf(ring)] as const),
    ...Object.entries(texts.proofs).map(([name, ring]) => [`proofs.${name}`, idsOf(ring)] as const),
    ...Object.entries(texts.counts).map(([name, ring]) => [`counts.${name}`, idsOf(ring)] as const),
  ];
  return { rings: Object.fromEntries(rings), written: `${folder}/keys.json` };
}

/** Writes a new file beside the old one; a file that is there is never written over. */
function rotateSettings(path: string): Rotated {
  if (!existsSync(path))
    throw new Error(`no file \`${path}\`; give the settings that \`npx leadgraph secrets\` printed`);
  const rings: Record<string, string[]> = {};
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => {
      const [, setting, text] = RING_SETTING.exec(line.trimEnd()) ?? [];
      if (setting === undefined) return line;
      keyringFrom(text!, setting);
      const ring = rotatedRing(text!, 'production');
      rings[setting] = idsOf(ring);
      return `${setting}=${ring}`;
    });
  if (Object.keys(rings).length === 0) throw new Error(`no CALL_KEYS_*, PROOF_KEYS_* or COUNT_KEYS_* in \`${path}\``);
  const written = `${path}.rotated`;
  if (existsSync(written)) throw new Error(`\`${written}\` is there already; take it into use or remove it first`);
  writeFileSync(written, lines.join('\n'), { mode: 0o600, flag: 'wx' });
  return { rings, written };
}

function rotatedRing(text: string, kind: 'development' | 'production'): string {
  return [newRingKey(kind), ...text.split(',')].slice(0, RING_KEYS).join(',');
}

function idsOf(ring: string): string[] {
  return ring.split(',').map((key) => key.split(':')[0]!);
}
