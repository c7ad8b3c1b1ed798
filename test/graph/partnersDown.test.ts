import { MAIN_QUERY, type Send } from '@lead-graph/kit/graph';
import { openTestGraph, type TestGraph } from './openGraph';
import { ROSA } from './people';

type Fault = 'down' | 'slow' | 'garbage' | 'another shape' | null;

let graph: TestGraph;
const faults = new Map<string, Fault>();

const faulty =
  (send: Send): Send =>
  async (agency, request, timeout) => {
    switch (faults.get(agency.name)) {
      case 'down':
        throw new Error('connect ECONNREFUSED 10.0.0.7:4004 secret');
      case 'slow':
        return new Promise((_, reject) => setTimeout(() => reject(new Error('late')), timeout));
      case 'garbage':
        return { status: 200, body: '<html>secret</html>' };
      case 'another shape':
        return { status: 200, body: '"secret"' };
      default:
        return send(agency, request, timeout);
    }
  };

beforeAll(async () => {
  graph = await openTestGraph({ wrapSend: faulty });
});
afterAll(() => graph?.stop());
afterEach(() => faults.clear());

describe('when one agency', () => {
  it.each<Fault>(['down', 'slow', 'garbage', 'another shape'])(
    'is %s, its fields are null and the rest is served',
    async (fault) => {
      faults.set('housing', fault);
      const { body, text } = await graph.ask('case-manager-ito', 'DIVOPS', MAIN_QUERY, { id: ROSA });
      expect(body.data.participant).toMatchObject({ id: ROSA, livingSituations: null, housingEnrolments: null });
      expect(body.data.participant.encounters.length).toBeGreaterThan(0);
      expect(body.data.participant.charges.length).toBeGreaterThan(0);
      expect(body.errors).toEqual([
        expect.objectContaining({
          extensions: expect.objectContaining({ code: 'SUBGRAPH_UNAVAILABLE', service: 'housing' }),
        }),
      ]);
      expect(body.extensions.agencies).toMatchObject({ housing: 'UNAVAILABLE', prosecution: 'AVAILABLE' });
      expect(text).not.toContain('secret');
    },
  );

  it.each<Fault>(['down', null])('is %s, root fields beside a failing one are served', async (fault) => {
    faults.set('housing', fault);
    const beside =
      'query ($id: ID!) { participant(id: $id) { id } housingLivingSituations(first: 1) { nodes { id } } }';
    const { body } = await graph.ask('case-manager-ito', 'DIVOPS', beside, { id: ROSA });
    expect(body.data).toEqual({ participant: { id: ROSA }, housingLivingSituations: null });
    expect(body.errors?.[0]?.extensions.code).toBe(fault ? 'SUBGRAPH_UNAVAILABLE' : 'FORBIDDEN');
  });

  it('is the core, nothing of other agencies is served and own records are', async () => {
    faults.set('participants', 'down');
    const view = await graph.ask('case-manager-ito', 'DIVOPS', MAIN_QUERY, { id: ROSA });
    expect(view.body.data?.participant ?? null).toBeNull();
    const own = await graph.ask('housing-okoro', 'DIVOPS', '{ housingLivingSituations(first: 2) { nodes { id } } }');
    expect(own.body.data.housingLivingSituations.nodes).toHaveLength(2);
  });

  it('is slow beyond the lease, the answer still leaves within it', async () => {
    faults.set('housing', 'slow');
    faults.set('prosecution', 'slow');
    const started = performance.now();
    const { status } = await graph.ask('case-manager-ito', 'DIVOPS', MAIN_QUERY, { id: ROSA });
    expect(status).toBe(200);
    expect(performance.now() - started).toBeLessThan(2_100);
  });
});
