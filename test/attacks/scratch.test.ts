import { connect } from 'node:net';
import { listen } from '@lead-graph/kit';
import { openTestGraph, type TestGraph } from '../graph/openGraph';
import { ROSA } from '../graph/people';
let graph: TestGraph;
beforeAll(async () => { graph = await openTestGraph(); });
afterAll(() => graph?.stop());
const many = (count: number, one: (n: number) => string) => Array.from({ length: count }, (_, n) => one(n)).join(' ');
async function timed(name: string, q: string, v: object = {}, as = 'case-manager-ito') {
  const t = performance.now();
  const a = await graph.ask(as, 'DIVOPS', q, v);
  console.log(name, Math.round(performance.now() - t), 'ms', a.status, a.text.slice(0, 300));
}
it('probes', async () => {
  for (let i = 0; i < 4; i++) {
  await timed('dup objects', `{ participant(id: "x${i}") { ${many(950, () => 'contacts{id}')} } }`);
  await timed('dup objects740', `{ participant(id: "x${i}") { ${many(740, () => 'contacts{id}')} } }`);
  await timed('dup objects100', `{ participant(id: "x${i}") { ${many(100, () => 'contacts{id}')} } }`);
  await timed('many args', `{ ${many(330, () => `participant(id: "x${i}") { id }`)} }`);
  await timed('dirs', `{ participant(id: "x${i}") { id ${many(900, () => '@skip(if:false)')} } }`);
  await timed('intro', `{ x${i}: __schema { types { fields { type { fields { type { name } args { name type { name } } } } } } } }`);
  }
  await timed('nullbubble', `{ participant(id: "${ROSA}") { status } housingLivingSituations(first: 1) { nodes { id } } }`);
  await timed('nul', `{ findParticipants(familyName: "\\u0000", dateOfBirth: "1988-09-14") { id } }`);
  await timed('err', `query ($d: LocalDate!) { findParticipants(familyName: "x", dateOfBirth: $d) { id } }`, { d: '9999-99-99' });
  await timed('err2', `query ($d: Int!) { caseload(first: $d) { nodes {id} } }`, { d: 'secret-value' });
  await timed('suggest', `{ participant(id: "x") { preferedName } }`);
  await timed('argerr', `{ caseload(first: 99999999999) { nodes {id} } }`);
});
it('raw', async () => {
  const port = Number(new URL(graph.url).port);
  const raw = (text: string, p = port) => new Promise<string>((resolve) => { const s = connect(p, '127.0.0.1'); let got = ''; s.on('data', (d) => (got += d)); s.on('error', (e) => resolve(`ERR ${e.message} ${got}`)); s.on('close', () => resolve(got)); s.write(text); setTimeout(() => s.destroy(), 700); });
  const token = await graph.tokenFor('case-manager-ito');
  const head = `POST /graphql HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nPurpose-Of-Use: DIVOPS\r\nContent-Type: application/json\r\n`;
  console.log('abort', await raw(`${head}Content-Length: 100\r\n\r\n{`));
  console.log('flood', (await raw(`${head}Content-Length: 200000\r\n\r\n${'x'.repeat(200000)}`)).slice(0, 600));
  const l = await listen(graph.subgraphs.housing!, { host: '127.0.0.1', port: 0 });
  const seen: unknown[] = [];
  process.on('unhandledRejection', (e) => seen.push(e));
  console.log('sub abort', await raw(`POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{`, l.port));
  console.log('sub flood', (await raw(`POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 4000100\r\n\r\n${'x'.repeat(4000100)}`, l.port)).slice(0,300));
  await new Promise((r) => setTimeout(r, 300));
  console.log(String(seen), (await fetch(`http://127.0.0.1:${l.port}/health`))        .status);
  await new Promise((r)=>setTimeout(r,200)); process.exit(0);
});
