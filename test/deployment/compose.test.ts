import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configFromEnvironment as gatewayConfig } from '@lead-graph/gateway';
import { configFromEnvironment as subgraphConfig } from '@lead-graph/kit';
import { AGENCIES, COUNTED_AGENCIES } from '@lead-graph/schema';
import { parse } from 'yaml';

interface Service {
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly ports?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

const text = readFileSync(join(__dirname, '../../docker-compose.yml'), 'utf8');
const services: Record<string, Service> = parse(text, { merge: true }).services;

/** What the shell would put in: a key where a key is asked for. */
const KEY = `id:${Buffer.alloc(32, 1).toString('base64')}`;
const SECRET = Buffer.alloc(32, 1).toString('base64');
const LEDGER_KEY = generateKeyPairSync('ed25519')
  .privateKey.export({ format: 'der', type: 'pkcs8' })
  .toString('base64');
const PUBLIC_KEYS = `housing=${generateKeyPairSync('ed25519')
  .publicKey.export({ format: 'der', type: 'spki' })
  .toString('base64')}`;
const filled = (environment: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      value.replace(
        /\$\{(\w+)(?::-([^}]*))?[^}]*\}/g,
        (_, variable, otherwise) =>
          otherwise ??
          (variable === 'LEDGER_PUBLIC_KEYS'
            ? PUBLIC_KEYS
            : variable.startsWith('LEDGER_KEY')
              ? LEDGER_KEY
              : variable.endsWith('_SECRET')
                ? SECRET
                : variable.includes('KEYS')
                  ? KEY
                  : 'x'),
      ),
    ]),
  );

describe('docker-compose.yml', () => {
  it('runs the gateway, the identity provider, every subgraph and one PostgreSQL, each with a health check', () => {
    expect(Object.keys(services).sort()).toEqual(
      ['gateway', 'identity', 'postgres', ...AGENCIES.map(({ name }) => name)].sort(),
    );
    for (const service of Object.values(services)) expect(service.healthcheck).toBeDefined();
  });

  it.each(AGENCIES.map(({ name, port }) => [name, port] as const))('gives %s every setting it reads', (name, port) => {
    const config = subgraphConfig(name, filled(services[name]!.environment));
    expect(config).toMatchObject({ port, host: '0.0.0.0' });
    expect(services[name]!.command?.at(-1)).toBe(`subgraphs/${name}/src/main.ts`);
  });

  it('gives the gateway every setting it reads, and lets nothing else be reached from outside', () => {
    expect(gatewayConfig(filled(services.gateway!.environment)).urls.housing).toBe('http://housing:4004');
    expect(
      Object.entries(services)
        .filter(([, service]) => service.ports)
        .map(([name]) => name),
    ).toEqual(['gateway']);
  });

  it('lets no subgraph wait for the gateway, which waits for it: witnesses are heard through the gateway', () => {
    for (const { name } of AGENCIES) expect(services[name]!.healthcheck!.test.at(-1)).toMatch(/\/health'/);
  });

  it('has a database made for every owner', () => {
    const script = readFileSync(join(__dirname, '../../subgraphs/kit/compose/owners.sh'), 'utf8');
    const made = /for owner in (.*); do/.exec(script)![1]!.split(' ');
    expect(made).toEqual(AGENCIES.map(({ name }) => name.replaceAll('-', '_')));
    for (const owner of made) expect(services.postgres!.environment).toHaveProperty(`PASSWORD_${owner.toUpperCase()}`);
  });

  it('has every package installed in the image', () => {
    const image = readFileSync(join(__dirname, '../../gateway/Dockerfile'), 'utf8');
    for (const { name } of AGENCIES) expect(image).toContain(`COPY subgraphs/${name}/package.json subgraphs/${name}/`);
  });

  it('lets the counter find every owner it asks', () => {
    for (const { name, port } of COUNTED_AGENCIES) {
      const setting = `COUNT_URL_${name.toUpperCase().replaceAll('-', '_')}`;
      expect(services.policy!.environment[setting]).toBe(`http://${name}:${port}`);
    }
  });

  it('has the gateway wait for no subgraph to be ready, since it carries the letters that make them so', () => {
    const conditions = AGENCIES.map(({ name }) => services.gateway!.depends_on![name]!.condition);
    expect(new Set(conditions)).toEqual(new Set(['service_started']));
  });

  it('holds no secret', () => {
    expect(text).not.toMatch(/(KEYS?(?!_FOLDER|S)|PASSWORD|SECRET)\w*: (?!\$\{)\S/);
  });
});
