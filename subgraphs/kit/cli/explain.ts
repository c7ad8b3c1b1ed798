import { join } from 'node:path';
import { CATEGORY_WORDS, DataCategory, PERSONAS, Purpose, Recipient, Role, WASHINGTON } from '@lead-graph/schema';

interface ExplainOptions {
  readonly as: string;
  readonly url: string;
  readonly issuer: string;
  readonly folder: string;
  readonly json?: boolean;
}

/** Explains a cell of the law, from the table alone; or what was decided for a request, asked of the running graph. */
export async function explainCommand(what: readonly string[], options: ExplainOptions): Promise<number> {
  if (what.length === 3) return explainCell(what as [string, string, string], options);
  if (what.length === 1) return explainRequest(what[0]!, options);
  process.stderr.write(
    '✖ expected one request id, or a category, a recipient and a purpose: leadgraph explain SUD_P2 PROS DIVOPS\n',
  );
  return 2;
}

function explainCell([category, recipient, purpose]: [string, string, string], { json }: ExplainOptions): number {
  for (const [given, known] of [
    [category, DataCategory],
    [recipient, Recipient],
    [purpose, Purpose],
  ] as const) {
    if (given in known) continue;
    process.stderr.write(`✖ \`${given}\` is none of ${Object.keys(known).join(', ')}\n`);
    return 2;
  }
  const rule = WASHINGTON.rule(category as DataCategory, recipient as Recipient, purpose as Purpose);
  const golden = WASHINGTON.golden(recipient as Recipient, purpose as Purpose);
  const { version } = WASHINGTON;
  const lines = [
    `${rule.id}  ${CATEGORY_WORDS[rule.category]}`,
    `  outcome      ${rule.outcome}${rule.requires === '' ? '' : `, which hangs on ${rule.requires}`}`,
    `  law          ${rule.citation || 'no text is cited: denied by default'}`,
    `  read from    the text of ${rule.lawAsOf}; rule table ${version}`,
    `  obligations  ${rule.obligations.join(', ')}`,
    ...golden.map(
      ({ id, excludesObtainedVia }) => `  golden rule  ${id}: rows obtained by ${excludesObtainedVia} stay out`,
    ),
  ];
  process.stdout.write(json ? `${JSON.stringify({ ...rule, golden, version })}\n` : `${lines.join('\n')}\n`);
  return 0;
}

const QUERY = `query ($id: ID!) { explainDecision(id: $id) {
  id participantId at account role organizations purpose asked rulesVersion replays
  categories { category permitted words reason rule outcome requires citation lawAsOf bases obligations redisclosure
    scopes { from until sources notSources notObtainedVia routes } } } }`;

interface Explained {
  readonly participantId: string;
  readonly at: string;
  readonly account: string;
  readonly role: string;
  readonly organizations: readonly string[];
  readonly purpose: string;
  readonly asked: readonly string[];
  readonly rulesVersion: string;
  readonly replays: boolean;
  readonly categories: readonly {
    readonly category: string;
    readonly permitted: boolean;
    readonly words: string;
    readonly reason: string | null;
    readonly rule: string;
  }[];
}

async function explainRequest(id: string, { as, url, issuer, folder, json }: ExplainOptions): Promise<number> {
  const persona = PERSONAS.find(({ name }) => name === as);
  const door: typeof import('@lead-graph/gateway/token') = require('@lead-graph/gateway/token');
  const token = await door.tokenFor(issuer, join(folder, 'identity'), as);
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'purpose-of-use': purposeOfReading(persona?.role),
    },
    body: JSON.stringify({ query: QUERY, variables: { id } }),
  });
  const { data, errors } = (await response.json()) as {
    data?: { explainDecision: readonly Explained[] } | null;
    errors?: readonly { message: string; extensions: { code: string; remedy: string } }[];
  };
  const [error] = errors ?? [];
  if (error || !data) {
    process.stderr.write(`✖ ${error?.message ?? 'the graph could not answer'}: ${error?.extensions.remedy ?? ''}\n`);
    return 1;
  }
  const { explainDecision } = data;
  process.stdout.write(json ? `${JSON.stringify(explainDecision)}\n` : explainDecision.map(printed).join('\n'));
  return 0;
}

function purposeOfReading(role: Role | undefined): Purpose {
  if (role === Role.PARTICIPANT) return Purpose.PATRQT;
  return role === Role.PRIVACY_OFFICER ? Purpose.AUDIT : Purpose.DIVOPS;
}

function printed({ participantId, at, account, role, organizations, purpose, asked, ...decision }: Explained): string {
  const from = organizations.length > 0 ? ` at ${organizations.join(', ')}` : '';
  const replays = decision.replays
    ? 'decided again from its record: the same'
    : 'DECIDED AGAIN FROM ITS RECORD: NOT THE SAME';
  const rows = decision.categories.map(
    ({ category, permitted, words, reason, rule }) =>
      `  ${asked.includes(category) ? '>' : ' '} ${category.padEnd(11)}${permitted ? 'permitted' : 'withheld '}  ${words}  ${rule}${reason ? `  ${reason}` : ''}\n`,
  );
  return `participant ${participantId}, ${at}
asked by ${account}, ${role}${from}, for ${purpose}; \`>\` marks what was selected
rule table ${decision.rulesVersion}; ${replays}
${rows.join('')}`;
}
