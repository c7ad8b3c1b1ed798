import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool, types } from 'pg';
import { answersAt } from './answering';
import { SITUATIONS } from './situations';
import { countStatements } from './statements';

/** A calendar day stays the text it is. */
types.setTypeParser(1082, (text) => text);

/** Tables of each agency, by the field that asks for their rows. */
const NOUNS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'law-enforcement': {
    contacts: 'police_contact',
    arrests: 'arrest',
    diversionReferrals: 'diversion_referral',
  },
  'behavioral-health': {
    episodes: 'care_episode',
    encounters: 'care_encounter',
    diagnoses: 'diagnosis',
    medications: 'medication_order',
  },
  housing: {
    housingEnrolments: 'housing_enrolment',
    livingSituations: 'living_situation',
    housingServices: 'housing_service',
  },
  prosecution: {
    caseReferrals: 'case_referral',
    charges: 'charge',
    courtWarrants: 'court_warrant',
    liaisonActions: 'liaison_action',
  },
};

const PARTICIPANT = `SELECT p.id, p."preferredName", coalesce(e.ended, CASE WHEN EXISTS (SELECT FROM engagement_spell s
    WHERE s."enrolmentId" = e.id AND s."endedAt" IS NULL) THEN 'ACTIVE' ELSE 'INACTIVE' END) AS status,
    (SELECT json_object_agg(r.agency, r.ref) FROM reference r WHERE r."participantId" = p.id) AS refs
  FROM participant p JOIN enrolment e ON e."participantId" = p.id`;

const ONE = `${PARTICIPANT} WHERE p.id = $1`;

const CASELOAD = `${PARTICIPANT} WHERE p.id IN (SELECT a."participantId" FROM assignment a WHERE a.organization = $1
    AND a."startsAt" <= now() AND (a."endsAt" IS NULL OR a."endsAt" > now()) AND a."participantId" > $2
    ORDER BY a."participantId" LIMIT 50) ORDER BY p.id`;

interface Found {
  readonly id: string;
  readonly preferredName: string | null;
  readonly status: string;
  readonly refs: Readonly<Record<string, string>>;
}

/**
 * One program, written by hand for one question, that asks the same databases and nobody's leave: below it nothing
 * that answers so can come. It reads the question once.
 */
function handler(urls: Readonly<Record<string, string>>, organization: string, query: string) {
  const pools = Object.fromEntries(
    Object.entries(urls).map(([agency, connectionString]) => [agency, new Pool({ connectionString, max: 10 })]),
  );
  const asked = Object.entries(NOUNS).flatMap(([agency, nouns]) =>
    Object.entries(nouns)
      .filter(([field]) => query.includes(` ${field} {`))
      .map(([field, table]) => ({ agency, field, text: rowsOf(table) })),
  );

  async function participants(text: string, values: string[]): Promise<object[]> {
    const { rows: found } = await pools.participants!.query<Found>(text, values);
    const people = found.map(
      ({ id, preferredName, status }): Record<string, unknown> => ({ id, preferredName, status }),
    );
    await Promise.all(
      asked.map(async ({ agency, field, text }) => {
        const byRef = new Map<string, object[]>();
        for (const [at, { refs }] of found.entries()) byRef.set(refs[agency]!, (people[at]![field] = []) as object[]);
        const { rows } = await pools[agency]!.query(text, [[...byRef.keys()]]);
        for (const { ref, code, ...row } of rows)
          byRef.get(ref)!.push(code === undefined ? row : { ...row, situation: SITUATIONS[code] });
      }),
    );
    return people;
  }

  return async ({ id, after }: { id?: string; after?: string }): Promise<string> => {
    if (id) return JSON.stringify({ data: { participant: (await participants(ONE, [id]))[0] ?? null } });
    const start = Buffer.from(after!, 'base64url').toString();
    return JSON.stringify({ data: { caseload: { nodes: await participants(CASELOAD, [organization, start]) } } });
  };
}

function rowsOf(table: string): string {
  const code = table === 'living_situation' ? ', code' : '';
  return `SELECT "personRef" AS ref, id, "servicedOn"${code} FROM ${table} WHERE "personRef" = ANY($1)
    ORDER BY "servicedOn" DESC NULLS LAST, id`;
}

function serve(urls: string, organization: string, query: string): void {
  const statements = countStatements();
  const answer = handler(JSON.parse(urls), organization, query);
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', async () => {
      const body = await answer(JSON.parse(Buffer.concat(chunks).toString()).variables);
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
      response.end(body);
    });
  });
  server.listen(0, '127.0.0.1', () =>
    answersAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, statements),
  );
}

serve(process.argv[2]!, process.argv[3]!, process.argv[4]!);
