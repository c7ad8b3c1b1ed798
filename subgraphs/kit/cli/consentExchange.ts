import { readFileSync, writeFileSync } from 'node:fs';

type Door = typeof import('@lead-graph/participants/consent');
type Consent = Parameters<Door['toFhir']>[0];

const DONE = 0;
const REFUSED = 1;
const STANDARD_INPUT = 0;

interface ImportOptions {
  readonly participant?: string;
  readonly json?: boolean;
}

/** Says what a FHIR Consent comes to here, or every reason why it does not. Writes to no installation. */
export async function consentImportCommand(file: string, { participant, json }: ImportOptions): Promise<number> {
  const { consentJson, fromFhir } = door();
  const read = resourceIn(file, fromFhir);
  const refusals = 'refusals' in read ? read.refusals : somebodyElse(read.participantId, participant);
  if ('refusals' in read || refusals.length > 0) {
    if (json) process.stdout.write(`${JSON.stringify({ refusals })}\n`);
    else for (const { path, message } of refusals) process.stderr.write(`✖ ${path || 'resource'}: ${message}\n`);
    return REFUSED;
  }
  const participantId = read.participantId ?? participant ?? null;
  const written = { participantId, consent: consentJson(read.consent) };
  process.stdout.write(json ? `${JSON.stringify(written)}\n` : report(read.consent, participantId));
  return DONE;
}

function resourceIn(file: string, read: Door['fromFhir']): ReturnType<Door['fromFhir']> {
  const text = textOf(file);
  let resource: unknown;
  try {
    resource = JSON.parse(text);
  } catch {
    return { refusals: [{ path: '', message: 'expected the JSON of one resource' }] };
  }
  return read(resource);
}

function somebodyElse(named: string | null, expected: string | undefined) {
  if (named === null || expected === undefined || named === expected) return [];
  return [{ path: 'patient', message: 'is somebody else than `--participant`' }];
}

interface ExportOptions {
  readonly fhir: string;
  readonly participant?: string;
  readonly json?: boolean;
}

/** Writes what `consent import --json` printed as a FHIR Consent. */
export async function consentExportCommand(file: string, options: ExportOptions): Promise<number> {
  const { consentFrom, toFhir } = door();
  const version = options.fhir.toUpperCase();
  if (version !== 'R4' && version !== 'R5') throw new Error(`\`--fhir ${options.fhir}\`: expected R4 or R5`);
  const { participantId, consent } = Object(parsed(file)) as { participantId?: unknown; consent?: unknown };
  const named = options.participant ?? (typeof participantId === 'string' ? participantId : null);
  const resource = toFhir(consentFrom(consent), version, named);
  process.stdout.write(`${JSON.stringify(resource, null, options.json ? undefined : 2)}\n`);
  return DONE;
}

interface FormOptions {
  readonly type: string;
  readonly language: string;
  readonly out?: string;
  readonly json?: boolean;
}

/** Prints a blank form, to be filled in by hand. */
export async function consentFormCommand({ type, language, out, json }: FormOptions): Promise<number> {
  const { consentFormHtml, CONSENT_TYPES } = door();
  if (!CONSENT_TYPES.some((each) => each === type))
    throw new Error(`\`--type ${type}\`: expected one of ${CONSENT_TYPES.join(', ')}`);
  if (language !== 'en' && language !== 'es') throw new Error(`\`--language ${language}\`: expected en or es`);
  const [blank, spoken] = [{ type }, language] as unknown as Parameters<typeof consentFormHtml>;
  const html = consentFormHtml(blank, spoken, new Map(), null);
  if (out) writeFileSync(out, html);
  if (json) process.stdout.write(`${JSON.stringify({ type, language, ...(out ? { out } : { html }) })}\n`);
  else process.stdout.write(out ? `✔ ${out}\n` : html);
  return DONE;
}

function door(): Door {
  return require('@lead-graph/participants/consent');
}

/** `-` is standard input. */
function textOf(file: string): string {
  return readFileSync(file === '-' ? STANDARD_INPUT : file, 'utf8');
}

function parsed(file: string): unknown {
  const text = textOf(file);
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`\`${file}\` is no JSON`);
  }
}

function report(consent: Consent, participantId: string | null): string {
  const at = (instant: number | null) => (instant === null ? 'never' : new Date(instant).toISOString());
  const { type, status, signedAt, signedBy, startsAt, endsAt, expiryEvent, revokedAt } = consent;
  const lines = consent.provisions.map(({ effect, recipients, categories, purposes, sources, from, until }) =>
    [
      `  ${effect.padEnd(7)}${categories.join(', ')} to ${recipients.join(', ')} for ${purposes.join(', ')}`,
      ...(sources ? [`kept by ${sources.join(', ')}`] : []),
      ...(from || until ? [`serviced ${from ?? ''}..${until ?? ''}`] : []),
    ].join(', '),
  );
  const rows = [
    ['consent', `${type}, ${status}${revokedAt === null ? '' : `, revoked ${at(revokedAt)}`}`],
    ['participant', participantId ?? 'not named'],
    ['signed', `${at(signedAt)} by ${signedBy}`],
    ['holds', `${at(startsAt)} until ${expiryEvent && endsAt === null ? expiryEvent : at(endsAt)}`],
    ['disclosers', consent.disclosers.join(', ')],
    ['statements', consent.statements.join(', ')],
    ...(consent.withdrawals.length > 0 ? [['taken back', `${consent.withdrawals.length} part(s)`]] : []),
    ...(consent.concerns.length > 0 ? [['in doubt', consent.concerns.join(', ')]] : []),
  ];
  const table = rows.map(([name, value]) => `${name!.padEnd(12)} ${value}`);
  return `${[...table, ...lines].join('\n')}\nnothing was written: \`recordFhirConsent\` puts it on file\n`;
}
