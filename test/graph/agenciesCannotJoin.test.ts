import { MAIN_QUERY, type Send } from '@lead-graph/kit/graph';
import {
  AGENCIES,
  DataCategory,
  DisclosureGround,
  Implication,
  Obligation,
  ObtainedVia,
  Purpose,
  Recipient,
  RECORD_AGENCIES,
  Role,
} from '@lead-graph/schema';
import { openTestGraph, type TestGraph } from './openGraph';
import { ROSA } from './people';

/** Every text one agency was sent about Rosa, sealed parts opened. */
type Received = Map<string, string[]>;

let graph: TestGraph;
let received: Received;

/** Letters between owners are of ledgers, and hold hashes alone (witnesses.test.ts): they are left out. */
const recording =
  (send: Send): Send =>
  (agency, request, timeout) => {
    const body = JSON.parse(request.body);
    if (!body.ledger) received.get(agency.name)?.push(...textsOf(body), ...Object.values(request.headers));
    return send(agency, request, timeout);
  };

beforeAll(async () => {
  graph = await openTestGraph({ wrapSend: recording });
});
afterAll(() => graph?.stop());

beforeEach(() => {
  received = new Map(RECORD_AGENCIES.map(({ name }) => [name, []]));
});

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];
}

/** Words every request may share: they say nothing of a person. */
const COMMON: ReadonlySet<string> = new Set(
  [DataCategory, DisclosureGround, Implication, Obligation, ObtainedVia, Purpose, Recipient, Role].flatMap((list) =>
    Object.values<string>(list),
  ),
);

/** Pieces of eight characters and more that could name somebody: what is left of a text without the words of the language. */
function pieces(texts: readonly string[]): Set<string> {
  const opened = texts.flatMap((text) =>
    text.split('.').length === 3 && !text.includes(' ')
      ? textsOf(JSON.parse(Buffer.from(text.split('.')[1]!, 'base64url').toString()))
      : [text],
  );
  const words = opened
    .filter((text) => !text.startsWith('query') && !text.includes('{'))
    .flatMap((text) => text.split(/[\s":,{}[\]]+/));
  return new Set(
    words.filter(
      (word) =>
        word.length >= 8 &&
        !COMMON.has(word) &&
        !/^\d{4}-\d\d-\d\d$/.test(word) &&
        !VOCABULARY.has(word) &&
        !RULE.test(word),
    ),
  );
}

/** A row of the rule table: it names a kind of requester and a purpose, not a person. */
const RULE = new RegExp(
  `^(${Object.values(DataCategory).join('|')})-(${Object.values(Recipient).join('|')})-(${Object.values(Purpose).join('|')})$`,
);

const VOCABULARY: ReadonlySet<string> = new Set([
  'application/json',
  'Participant',
  'PersonLink',
  ...AGENCIES.map(({ name }) => name),
  ...AGENCIES.flatMap(({ organizations }) => organizations),
]);

function shared(): string[] {
  const sets = [...received.values()].map(pieces);
  return sets.flatMap((one, index) =>
    sets.slice(index + 1).flatMap((other) => [...one].filter((word) => other.has(word))),
  );
}

describe('two agencies that pool all they were ever sent', () => {
  it.each([
    ['case-manager-ito', 'DIVOPS'],
    ['rosa-quinn', 'PATRQT'],
    ['officer-reyes', 'DIVOPS'],
  ])('find no text in common about the person %s asks for', async (persona, purpose) => {
    await graph.ask(persona, purpose, MAIN_QUERY, { id: ROSA });
    expect([...received.values()].every((texts) => texts.length > 0)).toBe(true);
    expect(shared().filter((word) => word !== persona || purpose === 'PATRQT')).toEqual([]);
  });

  it('would be found out if one name were shared (sabotaged)', async () => {
    await graph.ask('case-manager-ito', 'DIVOPS', MAIN_QUERY, { id: ROSA });
    for (const texts of received.values()) texts.push(ROSA);
    expect(shared()).toContain(ROSA);
  });
});
