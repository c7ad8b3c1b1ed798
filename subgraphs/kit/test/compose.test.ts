import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { AGENCIES } from '@lead-graph/schema';
import { changedLines } from '../cli/changedLines';
import { composeFromCode } from '../cli/compose';

const COMMITTED = dirname(require.resolve('@lead-graph/schema/supergraph'));

/** Every agency's schema, what they compose to, what may be counted, and by which names. */
const FILES = AGENCIES.length + 4;

describe('leadgraph compose', () => {
  let folder: string;
  const housing = () => readFileSync(join(folder, 'housing.graphql'), 'utf8');
  const commit = (change: (sdl: string) => string) => writeFileSync(join(folder, 'housing.graphql'), change(housing()));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lead-graph-sdl-'));
    cpSync(COMMITTED, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('builds from the packages the schemas that are committed', async () => {
    expect(await composeFromCode({ write: false })).toEqual({ findings: [], stale: [], upToDate: FILES });
  });

  it('says what is out of date and writes nothing, where it only checks', async () => {
    commit((sdl) => sdl.replace('  projectName: String\n', ''));
    const { stale } = await composeFromCode({ write: false, folder });
    expect(stale).toEqual([{ file: 'schema/sdl/housing.graphql', changes: ['+ projectName: String'] }]);
    expect(housing()).not.toContain('  projectName: String\n');
  });

  it('writes what is out of date, and then nothing is', async () => {
    commit((sdl) => sdl.replace('  projectName: String\n', ''));
    await composeFromCode({ write: true, folder });
    expect(housing()).toBe(readFileSync(join(COMMITTED, 'housing.graphql'), 'utf8'));
    expect((await composeFromCode({ write: false, folder })).upToDate).toBe(FILES);
  });

  it('refuses what the code took from partner apps, and writes nothing at all', async () => {
    commit((sdl) => sdl.replace('  projectName: String\n', '  projectName: String\n  dailyRateCents: Int\n'));
    writeFileSync(join(folder, 'prosecution.graphql'), '');
    const { findings, upToDate } = await composeFromCode({ write: true, folder });
    expect(findings).toMatchObject([{ code: 'FIELD_REMOVED', text: 'dailyRateCents: Int' }]);
    expect(upToDate).toBe(0);
    expect(housing()).toContain('dailyRateCents');
    expect(readFileSync(join(folder, 'prosecution.graphql'), 'utf8')).toBe('');
  });
});

describe('changedLines', () => {
  it('shows what only one of two texts has', () => {
    expect(changedLines('a\nb\nc', 'a\n  d\nc')).toEqual(['- b', '+ d']);
  });

  it('counts a line that stands twice', () => {
    expect(changedLines('a\na\nb', 'a\nb')).toEqual(['- a']);
  });

  it('shows nothing of a line that moved', () => {
    expect(changedLines('a\nb', 'b\na\n')).toEqual([]);
  });
});
