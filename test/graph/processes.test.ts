import { MAIN_QUERY } from '@lead-graph/kit/graph';
import { openTestGraph, withoutId } from './openGraph';
import { ROSA, SAM } from './people';

const ASKED = [
  ['case-manager-ito', 'DIVOPS', ROSA],
  ['officer-reyes', 'DIVOPS', ROSA],
  ['officer-reyes', 'DIVOPS', SAM],
  ['rosa-quinn', 'PATRQT', ROSA],
  ['housing-okoro', 'DIVOPS', ROSA],
] as const;

/** Row ids are drawn anew for each installation; everything else must agree. */
async function answers(overHttp: boolean): Promise<string[]> {
  const graph = await openTestGraph({ overHttp });
  try {
    const texts: string[] = [];
    for (const [as, purpose, id] of ASKED) texts.push(withoutId(await graph.ask(as, purpose, MAIN_QUERY, { id })));
    return texts.map((text) => text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id'));
  } finally {
    await graph.stop();
  }
}

describe('subgraphs behind HTTP', () => {
  it('answer exactly as in one process', async () => {
    const together = await answers(false);
    expect(await answers(true)).toEqual(together);
    expect(together[0]).toContain('"encounters":[{');
  });
});
