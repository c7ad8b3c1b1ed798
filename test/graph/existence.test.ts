import { openTestGraph, type TestGraph, withoutId } from './openGraph';

let graph: TestGraph;

beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph?.stop());

const OWN_ROWS =
  '{ policeContacts(first: 50) { nodes { id person { __typename participant { __typename id contacts { id } encounters { id } } } } pageInfo { hasNextPage endCursor } } }';

/** What police read of their own rows, and what the core did for it, when one row is about this person. */
async function asSeenByPolice(contact: string, personRef: string): Promise<string> {
  await graph.subgraphs['law-enforcement']!.db.query('UPDATE police_contact SET "personRef" = $1 WHERE id = $2', [
    personRef,
    contact,
  ]);
  graph.statements('participants');
  const answer = await graph.ask('officer-reyes', 'DIVOPS', OWN_ROWS);
  expect(answer.body.errors).toBeUndefined();
  return `${withoutId(answer)}\n${graph.statements('participants').join('\n')}`;
}

async function policeRefOf(account: string): Promise<string> {
  const [row] = await graph.subgraphs.participants!.db.query(
    `SELECT r.ref FROM reference r JOIN participant p ON p.id = r."participantId" WHERE p.account = $1 AND r.agency = 'law-enforcement'`,
    [account],
  );
  return row.ref;
}

describe("from an agency's own row", () => {
  it('linked, unlinked and unknown people look alike, __typename included', async () => {
    const { body } = await graph.ask('officer-reyes', 'DIVOPS', OWN_ROWS);
    const contact = body.data.policeContacts.nodes[0].id;
    const { db } = graph.subgraphs['law-enforcement']!;
    const [inNoProgram] = await db.query(
      `INSERT INTO person (source, "localId") VALUES ('test', 'nobody') RETURNING "personRef"`,
    );
    const hidden = await asSeenByPolice(contact, await policeRefOf('sam-rivera'));
    expect(await asSeenByPolice(contact, inNoProgram.personRef)).toBe(hidden);
    expect(await asSeenByPolice(contact, '7f3a2b9e-8f0a-4a52-9a94-0d6b9f6f1c11')).toBe(hidden);
  });

  it('a participant who let police know is found (so that the test above can fail)', async () => {
    const { body } = await graph.ask('officer-reyes', 'DIVOPS', OWN_ROWS);
    const contact = body.data.policeContacts.nodes[0].id;
    const hidden = await asSeenByPolice(contact, await policeRefOf('sam-rivera'));
    expect(await asSeenByPolice(contact, await policeRefOf('rosa-quinn'))).not.toBe(hidden);
  });
});
