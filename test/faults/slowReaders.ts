import type { TestGraph } from '../graph/openGraph';
import { startGatewayService } from '../graph/service';
import { letHousingRead, revoke, strangers, warmed } from './consents';
import { openPartners } from './partners';
import { readSlowly, type Slow } from './slowReader';
import { pause } from './stops';

export interface SlowFigure {
  /** Readers to whom a large answer was begun within the lease. */
  readonly readers: number;
  /** Length of the answer, in bytes. */
  readonly length: number;
  /** Readers who got all of it. INVARIANT to prove: none. */
  readonly whole: number;
  /** Most that one of them read after the acknowledgement: what kernels held. */
  readonly mostAfter: number;
  /** Readers whose answer was not begun: a busy machine was not ready within the lease. */
  readonly tooLate: number;
}

const READERS_AT_ONCE = 2;
/** A name so long, asked for under so many aliases: an answer of twenty million bytes and some. */
const NAME_LENGTH = 1_000_000;
const ALIASES = 20;
const READ = 'query ($id: ID!) { participant(id: $id) { status } }';
const LARGE = `query ($id: ID!) { participant(id: $id) { ${Array.from(
  { length: ALIASES },
  (_, n) => `a${n}: preferredName`,
).join(' ')} } }`;

/** Large answers, read slowly while the consent they stand on is taken back. */
export async function readLargeAnswers(
  graph: TestGraph,
  readers: number,
  { preload, onRead }: { preload?: readonly string[]; onRead?: (done: number) => void } = {},
): Promise<SlowFigure> {
  const partners = await openPartners(graph.subgraphs);
  const gateway = await startGatewayService(graph.configs, partners.urls, { preload });
  const begun: Slow[] = [];
  let tooLate = 0;
  try {
    const [reader, revoker] = await Promise.all([
      graph.tokenFor('housing-okoro'),
      graph.tokenFor('administrator-kaur'),
    ]);
    const [first] = await strangers(graph, 1);
    await letHousingRead(graph, [first!]);
    await warmed(gateway.url, reader, READ, first!);
    while (begun.length < readers && tooLate <= 3 * readers) {
      const [person, consent] = await somebodyWithALongName(graph);
      const revoking = pause(500 + Math.random() * 1_000).then(() => revoke(graph, revoker, consent));
      const slow = () => ({ query: LARGE, id: person, bytesPerSecond: 200_000 + Math.random() * 2_000_000 });
      const all = Array.from({ length: READERS_AT_ONCE }, () => readSlowly(gateway.url, reader, slow(), revoking));
      const got = await Promise.all(all);
      const large = got.filter(({ length }) => length !== null && length > NAME_LENGTH * ALIASES);
      begun.push(...large);
      tooLate += got.length - large.length;
      onRead?.(begun.length);
    }
  } finally {
    await gateway.end();
    await partners.stop();
  }
  return {
    readers: begun.length,
    length: Math.max(0, ...begun.map(({ length }) => length!)),
    whole: begun.filter(({ length, before, after }) => before + after >= length!).length,
    mostAfter: Math.max(0, ...begun.map(({ after }) => after)),
    tooLate,
  };
}

/** A participant who lets housing read her name, and the consent. */
async function somebodyWithALongName(graph: TestGraph): Promise<[person: string, consent: string]> {
  const [person] = await strangers(graph, 1);
  await graph.subgraphs.participants!.db.query(
    'UPDATE participant SET "preferredName" = repeat($2, $3) WHERE id = $1',
    [person, 'x', NAME_LENGTH],
  );
  const consents = await letHousingRead(graph, [person!], ['PROG', 'IDENT']);
  return [person!, consents.get(person!)!];
}
