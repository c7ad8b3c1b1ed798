import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/postgres/embedded';

jest.setTimeout(30_000);

const owners = ['law-enforcement', 'housing'];

let folder: string;
let running: EmbeddedPostgres[] = [];

const inHome = (name: string) => path.join(folder, 'postgres', name);

async function start(): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ folder, owners, throwaway: true });
  running.push(postgres);
  return postgres;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const connects = (url: string) =>
  query(url, 'SELECT 1').then(
    () => true,
    () => false,
  );

function superuserUrl(port: number): string {
  const { postgres } = JSON.parse(readFileSync(inHome('passwords.json'), 'utf8')) as Record<string, string>;
  return `postgres://postgres:${postgres}@127.0.0.1:${port}/postgres`;
}

/** Prints nothing but its URL; the caller kills it. */
async function startInAnotherProgram(): Promise<{ launcher: ChildProcess; url: string }> {
  const script = path.join(__dirname, 'postgresLauncher.ts');
  const args = ['-r', '@swc-node/register', script, folder, 'housing'];
  const launcher = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = (await once(launcher.stdout, 'data')) as [Buffer];
  return { launcher, url: (JSON.parse(line.toString()) as { url: string }).url };
}

async function kill(launcher: ChildProcess): Promise<void> {
  const exited = once(launcher, 'exit');
  launcher.kill('SIGKILL');
  await exited;
}

const postmasterPid = () => Number(readFileSync(inHome('cluster/postmaster.pid'), 'utf8').split('\n')[0]);

const failure = () =>
  start().then(
    () => undefined,
    (cause) => cause as Error,
  );

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lead-graph-postgres-'));
  chmodSync(folder, 0o755);
});

afterEach(async () => {
  await Promise.all(running.map((postgres) => postgres.stop()));
  running = [];
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('an embedded PostgreSQL', () => {
  it('keeps rows, roles and passwords over a stop and a start', async () => {
    const first = await start();
    await query(first.urlFor('housing'), "CREATE TABLE program AS SELECT 'Harbor House' AS name");
    await first.stop();
    expect(await connects(first.urlFor('housing'))).toBe(false);

    const second = await start();
    expect(await query(second.urlFor('housing'), 'SELECT name FROM program')).toEqual([{ name: 'Harbor House' }]);
    expect(new URL(second.urlFor('housing')).password).toBe(new URL(first.urlFor('housing')).password);
  });

  it('speaks UTF-8 and UTC, and sorts by code point wherever it runs', async () => {
    const { urlFor } = await start();
    const sql = `SELECT current_setting('server_encoding') AS encoding, current_setting('TimeZone') AS zone,
                        lower('Ñ') AS lower, 'a' < 'B' AS folded, current_setting('listen_addresses') AS address`;
    expect(await query(urlFor('housing'), sql)).toEqual([
      { encoding: 'UTF8', zone: 'UTC', lower: 'ñ', folded: false, address: '127.0.0.1' },
    ]);
  });

  it('gives an owner its database and no power beyond it', async () => {
    const { urlFor } = await start();
    const sql = `SELECT current_user AS role, current_database() AS database,
                        rolsuper OR rolcreatedb OR rolcreaterole AS powerful
                 FROM pg_roles WHERE rolname = current_user`;
    expect(await query(urlFor('law-enforcement'), sql)).toEqual([
      { role: 'law_enforcement', database: 'law_enforcement', powerful: false },
    ]);
  });

  it('keeps its passwords to the user who started it', async () => {
    await start();
    expect(statSync(inHome('passwords.json')).mode & 0o777).toBe(0o600);
  });

  it('is named by owners it knows', async () => {
    const { urlFor } = await start();
    expect(() => urlFor('health')).toThrow(
      'owner `health` has no database here; expected one of law-enforcement, housing',
    );
    await expect(startEmbeddedPostgres({ folder, owners: ['x"; --'] })).rejects.toMatchObject({ code: 'OWNER_NAME' });
  });
});

describe("another owner's database", () => {
  const crossing = (postgres: EmbeddedPostgres, database: string) =>
    postgres.urlFor('law-enforcement').replace(/[^/]*$/, database);

  it.each(['housing', 'postgres', 'template1'])('cannot be connected to: %s', async (database) => {
    const postgres = await start();
    await expect(query(crossing(postgres, database), 'SELECT 1')).rejects.toMatchObject({ code: '42501' });
  });

  it('needs the right password even so', async () => {
    const wrong = new URL((await start()).urlFor('housing'));
    wrong.password = 'guessed';
    await expect(query(wrong.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('could be connected to if PUBLIC kept its right (sabotage), until the next start closes it', async () => {
    const open = await start();
    await query(superuserUrl(open.port), 'GRANT CONNECT ON DATABASE housing TO PUBLIC');
    expect(await connects(crossing(open, 'housing'))).toBe(true);
    await open.stop();

    expect(await connects(crossing(await start(), 'housing'))).toBe(false);
  });
});

describe('the log', () => {
  const secret = 'value-of-a-row';
  const failing = `SELECT '${secret}'::uuid`;

  it('does not quote a row when a statement fails', async () => {
    const { urlFor } = await start();
    await expect(query(urlFor('housing'), failing)).rejects.toThrow(secret);
    expect(readFileSync(inHome('server.log'), 'utf8')).not.toContain(secret);
  });

  it('would quote it if failing statements were logged (sabotage)', async () => {
    const { port } = await start();
    const client = new Client({ connectionString: superuserUrl(port) });
    await client.connect();
    await client.query("SET log_min_messages = 'error'");
    await expect(client.query(failing)).rejects.toThrow(secret);
    await client.end();
    expect(readFileSync(inHome('server.log'), 'utf8')).toContain(secret);
  });
});

describe('a launcher that was killed', () => {
  it('leaves a server that the next start replaces, with the rows', async () => {
    const { launcher, url } = await startInAnotherProgram();
    await query(url, 'CREATE TABLE bed AS SELECT 7 AS free');
    await kill(launcher);
    expect(await connects(url)).toBe(true);

    const { urlFor } = await start();
    expect(await connects(url)).toBe(false);
    expect(await query(urlFor('housing'), 'SELECT free FROM bed')).toEqual([{ free: 7 }]);
  });

  it('may have taken its server down too', async () => {
    const { launcher } = await startInAnotherProgram();
    await kill(launcher);
    process.kill(postmasterPid(), 'SIGKILL');

    expect(await connects((await start()).urlFor('housing'))).toBe(true);
  });

  it('leaves nothing when it exits in order without a stop', async () => {
    const { launcher, url } = await startInAnotherProgram();
    const pid = postmasterPid();
    const exited = once(launcher, 'exit');
    launcher.stdin?.write('exit');
    await exited;
    await start();
    expect(await connects(url)).toBe(false);
    expect(postmasterPid()).not.toBe(pid);
  });
});

describe('a data folder in use', () => {
  it('is refused to a second start while the first runs, in this program or another', async () => {
    const first = await start();
    await expect(start()).rejects.toMatchObject({ code: 'DATA_FOLDER_IN_USE' });
    expect(await connects(first.urlFor('housing'))).toBe(true);
    await first.stop();

    const { launcher, url } = await startInAnotherProgram();
    await expect(start()).rejects.toThrow(`pid ${launcher.pid}`);
    expect(await connects(url)).toBe(true);
    await kill(launcher);
  });

  it('would be taken away from the first if no lock were kept (sabotage)', async () => {
    const first = await start();
    rmSync(inHome('launcher.json'));
    await start();
    expect(await connects(first.urlFor('housing'))).toBe(false);
  });

  it('goes to one of two starts that race', async () => {
    const outcomes = await Promise.allSettled([start(), start()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('a note of a postmaster that is not there', () => {
  const dead = spawnSync(process.execPath, ['--version']).pid;

  it.each([
    ['dead', dead],
    ['now another program', process.pid],
  ])('is no obstacle: its pid is %s', async (_, pid) => {
    writeFileSync(inHome('cluster/postmaster.pid'), `${pid}\n${inHome('cluster')}\n1767225600\n5432\n\n127.0.0.1\n`);
    expect(await connects((await start()).urlFor('housing'))).toBe(true);
  });
});

describe('a cluster that cannot be opened', () => {
  it('says so when another PostgreSQL made it', async () => {
    const version = readFileSync(inHome('cluster/PG_VERSION'), 'utf8');
    writeFileSync(inHome('cluster/PG_VERSION'), '15\n');
    expect(await failure()).toMatchObject({
      code: 'DATA_FOLDER_VERSION',
      message: expect.stringContaining('`npm start -- --fresh`'),
    });
    writeFileSync(inHome('cluster/PG_VERSION'), version);
  });

  it('says so when its passwords are gone', async () => {
    renameSync(inHome('passwords.json'), inHome('kept.json'));
    expect(await failure()).toMatchObject({ code: 'PASSWORDS_LOST' });
    renameSync(inHome('kept.json'), inHome('passwords.json'));
  });

  it('shows where the log is and how it ends', async () => {
    const settings = readFileSync(inHome('cluster/postgresql.conf'), 'utf8');
    appendFileSync(inHome('cluster/postgresql.conf'), '\nwork_mem = plenty\n');
    const { message } = (await failure()) ?? {};
    expect(message).toContain(inHome('server.log'));
    expect(message).toContain('invalid value for parameter "work_mem"');
    expect(message?.split('\n').length).toBeLessThanOrEqual(21);
    writeFileSync(inHome('cluster/postgresql.conf'), settings);
    await start();
  });
});
