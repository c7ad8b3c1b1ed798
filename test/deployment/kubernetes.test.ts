import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { configFromEnvironment as gatewayConfig } from '@lead-graph/gateway';
import { configFromEnvironment as subgraphConfig } from '@lead-graph/kit';
import { AGENCIES, COUNTED_AGENCIES } from '@lead-graph/schema';
import * as apps from 'kubernetes-models/apps/v1';
import * as networking from 'kubernetes-models/networking.k8s.io/v1';
import * as policy from 'kubernetes-models/policy/v1';
import * as core from 'kubernetes-models/v1';
import { parse, parseAllDocuments } from 'yaml';

const ROOT = join(__dirname, '../..');
const BASE = join(ROOT, 'deploy/kubernetes/base');
const OVERLAY = join(ROOT, 'deploy/kubernetes/overlays/example');

/** One object of Kubernetes, as far as something is asked of it here. */
type Manifest = { kind: string; apiVersion: string; metadata: { name: string }; [part: string]: any };

const read = (folder: string, file: string): string => readFileSync(join(folder, file), 'utf8');
const kustomization = parse(read(BASE, 'kustomization.yaml'));
const overlay = parse(read(OVERLAY, 'kustomization.yaml'));
const manifests: Manifest[] = kustomization.resources.flatMap((file: string) =>
  parseAllDocuments(read(BASE, file)).map((document) => document.toJS()),
);

const ofKind = (kind: string, among: readonly Manifest[] = manifests) => among.filter((each) => each.kind === kind);
const named = (kind: string, name: string, among: readonly Manifest[] = manifests) =>
  ofKind(kind, among).find(({ metadata }) => metadata.name === name)!;
const SERVICES = ['gateway', ...AGENCIES.map(({ name }) => name)];
const OWNERS = COUNTED_AGENCIES.map(({ name }) => name);

/** By version, kinds as classes that know their schema. */
const MODELS: Readonly<Record<string, Record<string, any>>> = {
  v1: core,
  'apps/v1': apps,
  'networking.k8s.io/v1': networking,
  'policy/v1': policy,
};

function fault(manifest: Manifest): string | null {
  const Model = MODELS[manifest.apiVersion]![manifest.kind];
  try {
    new Model(manifest).validate();
    return null;
  } catch (error) {
    return `${manifest.kind} ${manifest.metadata.name}: ${(error as Error).message}`;
  }
}

const containerOf = (name: string) => {
  const { spec } = named('Deployment', name).spec.template;
  return spec.containers[0];
};

interface Variable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: Readonly<Record<'secretKeyRef' | 'configMapKeyRef', { name: string; key: string } | undefined>>;
}

/** The environment as the container gets it, out of the ConfigMap and of Secrets. */
function environmentOf(name: string, secrets: readonly Manifest[]): Record<string, string> {
  const variables: readonly Variable[] = containerOf(name).env;
  return Object.fromEntries(
    variables.map(({ name, value, valueFrom: { secretKeyRef: secret, configMapKeyRef: map } = {} as never }) => [
      name,
      value ??
        (secret && named('Secret', secret.name, secrets)?.stringData[secret.key]) ??
        (map && named('ConfigMap', map.name).data[map.key]),
    ]),
  );
}

/** Reads a configuration, and says which settings were looked at. */
function settingsReadBy(name: string, environment: NodeJS.ProcessEnv): string[] {
  const looked = new Set<string>();
  const get = (all: NodeJS.ProcessEnv, setting: string) => {
    looked.add(setting);
    return all[setting];
  };
  const env = new Proxy(environment, { get });
  if (name === 'gateway') gatewayConfig(env);
  else subgraphConfig(name, env);
  return [...looked];
}

/** As whoever installs it makes them: those the command prints, and each owner's address. */
function madeSecrets(): Manifest[] {
  const words = ['subgraphs/kit/cli/leadgraph.js', 'secrets', '--kubernetes'];
  const { items } = JSON.parse(spawnSync(process.execPath, words, { cwd: ROOT, encoding: 'utf8' }).stdout);
  const addresses = AGENCIES.map(({ name }) => ({
    kind: 'Secret',
    apiVersion: 'v1',
    metadata: { name: `${name}-database` },
    stringData: { DATABASE_URL: `postgres://${name}:x@database.example/${name}` },
  }));
  return [...items, ...addresses];
}

const secrets = madeSecrets();

describe('deploy/kubernetes', () => {
  it('names every file it has', () => {
    const files = readdirSync(BASE).filter((file) => file !== 'kustomization.yaml');
    expect([...kustomization.resources].sort()).toEqual(files.sort());
  });

  it('agrees with the schemas of Kubernetes', () => {
    const ingress: Manifest = parse(read(OVERLAY, 'ingress.yaml'));
    expect([...manifests, ingress, ...secrets].map(fault).filter((each) => each !== null)).toEqual([]);
    expect(fault({ ...ingress, spec: { rules: 'all' } })).toMatch(/^Ingress gateway: .*rules must be array/);
  });

  it('runs the gateway and every subgraph, from the command that docker-compose.yml runs', () => {
    const compose = parse(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8'), { merge: true }).services;
    expect(ofKind('Deployment').map(({ metadata }) => metadata.name)).toEqual(expect.arrayContaining(SERVICES));
    expect(ofKind('Deployment')).toHaveLength(SERVICES.length);
    for (const name of SERVICES) expect(containerOf(name).command).toEqual(compose[name].command);
  });

  it.each(SERVICES)('gives %s every setting it demands in production, and none that it does not read', (name) => {
    const environment = environmentOf(name, secrets);
    const looked = settingsReadBy(name, environment);
    expect(Object.keys(environment).filter((setting) => !looked.includes(setting))).toEqual([]);
    expect(environment.LEAD_ENV).toBe('production');
    const { CALL_KEYS, ...without } = environment;
    const { CALL_KEYS_HOUSING, ...less } = without;
    expect(() => settingsReadBy(name, less)).toThrow(/^CALL_KEYS\w* is not set/);
  });

  it.each(SERVICES)('gives docker-compose.yml no setting that %s does not read', (name) => {
    const compose = parse(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8'), { merge: true }).services;
    const looked = settingsReadBy(name, environmentOf(name, secrets));
    expect(Object.keys(compose[name].environment).filter((setting) => !looked.includes(setting))).toEqual([]);
  });

  it('holds no secret, and gives each service its own alone', () => {
    expect(ofKind('Secret')).toEqual([]);
    for (const name of SERVICES) {
      for (const { name: setting, value, valueFrom } of containerOf(name).env as Variable[]) {
        if (/KEY|SECRET|PASSWORD|DATABASE_URL/.test(setting)) expect([setting, value]).toEqual([setting, undefined]);
        if (valueFrom?.secretKeyRef) expect([name, `${name}-database`]).toContain(valueFrom.secretKeyRef.name);
      }
    }
  });

  it('lets gateways find subgraphs, and the counter owners, at a Service that listens there', () => {
    const addresses = SERVICES.flatMap((name) => Object.entries(environmentOf(name, secrets)))
      .filter(([setting]) => /^(LETTERS_|COUNT_)?URL_/.test(setting))
      .map(([, address]) => new URL(address));
    expect(addresses).toHaveLength(2 * AGENCIES.length + OWNERS.length);
    for (const { hostname, port } of addresses)
      expect(named('Service', hostname).spec.ports[0].port).toBe(Number(port));
    for (const { name, port } of AGENCIES) {
      expect(containerOf(name).ports[0].containerPort).toBe(port);
      expect(named('Service', `${name}-letters`).spec.publishNotReadyAddresses).toBe(true);
      expect(named('Service', name).spec.publishNotReadyAddresses).toBeUndefined();
    }
  });

  it('runs nothing as root, writes to no root, gains no privilege, and is given time to stop', () => {
    for (const name of SERVICES) {
      const pod = named('Deployment', name).spec.template.spec;
      expect(pod).toMatchObject({ automountServiceAccountToken: false, securityContext: { runAsNonRoot: true } });
      expect(containerOf(name)).toMatchObject({
        securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true },
        resources: { requests: { cpu: expect.anything() }, limits: { memory: expect.anything() } },
      });
      const drain = Number(environmentOf(name, secrets).DRAIN_MS);
      expect(pod.terminationGracePeriodSeconds * 1_000).toBeGreaterThan(drain + 15_000);
      const kept = named('PodDisruptionBudget', name).spec;
      expect(kept.selector).toEqual(named('Deployment', name).spec.selector);
    }
  });

  it('has an overlay whose patches change what is there, and leave no address of documentation', () => {
    const targets: string[] = overlay.patches.flatMap(
      ({ target }: { target?: { name: string } }) => target?.name ?? [],
    );
    const placeholders = ofKind('NetworkPolicy').filter(({ spec }) => JSON.stringify(spec).includes('192.0.2.'));
    expect(targets.sort()).toEqual(placeholders.map(({ metadata }) => metadata.name).sort());
    for (const { spec } of placeholders) expect(spec.egress[0].to[0].ipBlock.cidr).toMatch(/^192\.0\.2\.\d+\/32$/);
  });
});

/** Selectors of policies, Services and budgets that no Deployment answers to. */
function danglingSelectors(among: readonly Manifest[]): string[] {
  const labels = ofKind('Deployment', among).map(({ spec }) => spec.template.metadata.labels);
  const matched = (wanted: object): boolean =>
    labels.some((own) => Object.entries(wanted).every(([label, value]) => own[label] === value));
  const selectorsIn = (part: unknown): Record<string, string>[] => {
    if (typeof part !== 'object' || part === null) return [];
    const { podSelector, selector, ...rest } = part as Record<string, any>;
    const own = [podSelector?.matchLabels, selector?.matchLabels ?? selector].filter(Boolean);
    return [...own, ...Object.values(rest).flatMap(selectorsIn)];
  };
  return among.flatMap(({ kind, metadata, spec }) =>
    selectorsIn(spec)
      .filter((wanted) => !matched(wanted))
      .map((wanted) => `${kind} ${metadata.name}: ${JSON.stringify(wanted)}`),
  );
}

/** `caller > called` for each way that one side lets out, or the other lets in. */
function ways(direction: 'ingress' | 'egress', among: readonly Manifest[]): string[] {
  return ofKind('NetworkPolicy', among).flatMap(({ spec }) =>
    (spec[direction] ?? []).flatMap(({ to, from }: Manifest) =>
      (to ?? from).flatMap(({ podSelector }: Manifest) => {
        const [own, other] = [spec.podSelector, podSelector].map(
          (each) => each?.matchLabels?.['app.kubernetes.io/name'],
        );
        if (!other) return [];
        return direction === 'egress' ? `${own} > ${other}` : `${other} > ${own}`;
      }),
    ),
  );
}

const EXPECTED = [
  ...AGENCIES.map(({ name }) => `gateway > ${name}`),
  ...OWNERS.map((name) => `policy > ${name}`),
].sort();

describe('the policies of the network', () => {
  it('let nothing through unless one says so', () => {
    expect(named('NetworkPolicy', 'nothing-else').spec).toEqual({
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
    });
  });

  it('name nothing that is not there', () => {
    expect(danglingSelectors(manifests)).toEqual([]);
  });

  it('would be found out if they did (sabotaged)', () => {
    const text = JSON.stringify(named('NetworkPolicy', 'housing')).replaceAll('"gateway"', '"gatevay"');
    expect(danglingSelectors([...ofKind('Deployment'), JSON.parse(text)])).toEqual([
      'NetworkPolicy housing: {"app.kubernetes.io/name":"gatevay"}',
    ]);
  });

  it('let the gateway reach every subgraph, the counter every owner, and nobody anybody else, by both sides', () => {
    expect(ways('ingress', manifests).sort()).toEqual(EXPECTED);
    expect(ways('egress', manifests).sort()).toEqual(EXPECTED);
  });

  it('let each owner reach a database of its own, which nobody else may', () => {
    const reach = ofKind('NetworkPolicy').flatMap(({ metadata, spec }) =>
      metadata.name.endsWith('-database')
        ? [[spec.podSelector.matchLabels['app.kubernetes.io/name'], spec.egress[0].to[0].ipBlock.cidr] as const]
        : [],
    );
    expect(reach.map(([owner]) => owner).sort()).toEqual(AGENCIES.map(({ name }) => name).sort());
    expect(new Set(reach.map(([, address]) => address)).size).toBe(AGENCIES.length);
  });
});
