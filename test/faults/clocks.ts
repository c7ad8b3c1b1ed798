import { isDeepStrictEqual } from 'node:util';
import { MAIN_QUERY } from '@lead-graph/kit/graph';
import { CLOCK_TOLERANCE_SECONDS, LEASE_MARGIN_MILLISECONDS, LEASE_MILLISECONDS } from '@lead-graph/schema';
import type { TestGraph } from '../graph/openGraph';
import { ROSA } from '../graph/people';
import { type Draw, pick, seededDraw } from '../oracles/generators/draw';
import { ClockWorld, type Shifts } from './clockWorld';
import { letHousingRead, post, revoke, strangers } from './consents';
import { pause } from './stops';

export interface ClockFigure {
  readonly worlds: number;
  readonly answers: number;
  /** What was not as promised, one line each. INVARIANT to prove: none. */
  readonly broken: readonly string[];
  readonly revocations: number;
  /** Shortest time to an acknowledgement, in milliseconds of the monotonic clock. */
  readonly soonestAcknowledgement: number;
}

const WAIT = LEASE_MILLISECONDS + LEASE_MARGIN_MILLISECONDS;

/** A call on its way and the whole seconds in which instants are told take the rest of the tolerance. */
const WITHIN = CLOCK_TOLERANCE_SECONDS - 2;
const BEYOND = CLOCK_TOLERANCE_SECONDS + 10;
const RIGHT: Shifts = { gateway: 0, core: 0, housing: 0 };

const ASKED = [
  ['case-manager-ito', 'DIVOPS'],
  ['prosecutor-lee', 'DIVOPS'],
  ['rosa-quinn', 'PATRQT'],
] as const;
const HOUSING_FIELDS = ['housingEnrolments', 'livingSituations', 'housingServices'];
const READ = 'query ($id: ID!) { participant(id: $id) { status livingSituations { id } } }';

/** Moves the clocks of gateway, core and an agency: half the times by less than the tolerance, half by more. */
export async function skewClocks(
  graph: TestGraph,
  worlds: number,
  onWorld: (done: number) => void = () => undefined,
): Promise<ClockFigure> {
  const world = await ClockWorld.open(graph);
  try {
    const run = new Run(world);
    await run.learn();
    for (let index = 0; index < worlds; index += 1) {
      const draw = seededDraw(6_000_000 + index);
      await (index % 2 === 0 ? run.within(draw) : run.beyond(draw));
      onWorld(index + 1);
    }
    if (!world.ledgersAgree()) run.figure.broken.push('a ledger does not agree with its checkpoints');
    return run.figure;
  } finally {
    await world.close();
  }
}

/** The sabotaged twin: an agency that finds nothing too old, under clocks beyond the tolerance. */
export async function skewClocksOfTolerantAgency(graph: TestGraph): Promise<ClockFigure> {
  const world = await ClockWorld.open(graph, ['test/faults/builds/toleratesAnyClock.ts']);
  try {
    const run = new Run(world);
    await run.learn();
    await run.agencyBeyond({ ...RIGHT, housing: BEYOND });
    await run.agencyBeyond({ ...RIGHT, core: BEYOND / 2, housing: -BEYOND / 2 });
    return run.figure;
  } finally {
    await world.close();
  }
}

class Run {
  readonly figure = { worlds: 0, answers: 0, broken: [] as string[], revocations: 0, soonestAcknowledgement: Infinity };
  private readonly due = new Map<string, any>();

  constructor(private readonly world: ClockWorld) {}

  async learn(): Promise<void> {
    for (const [as, purpose] of ASKED) this.due.set(as, await this.whole(as, purpose));
  }

  async within(draw: Draw): Promise<void> {
    const sign = pick(draw, [1, -1]);
    const drawn = (): number => sign * pick(draw, [WITHIN, WITHIN, 0, 150]);
    const shifts = { gateway: drawn(), core: drawn(), housing: drawn() };
    await this.begin(shifts);
    const name = JSON.stringify(shifts);
    for (const [as, purpose] of ASKED)
      if (!isDeepStrictEqual(await this.whole(as, purpose), this.due.get(as)))
        this.figure.broken.push(`${name}, ${as}: another answer`);
    await this.revocation(name, shifts);
  }

  async beyond(draw: Draw): Promise<void> {
    const by = pick(draw, [BEYOND, -BEYOND]);
    const who = pick(draw, ['housing', 'core and housing', 'core', 'gateway']);
    if (who === 'housing') await this.agencyBeyond({ ...RIGHT, housing: by });
    else if (who === 'core and housing') await this.agencyBeyond({ ...RIGHT, core: by / 2, housing: -by / 2 });
    else await this.allBeyond({ ...RIGHT, [who]: by });
  }

  /** One agency's clock is too far from the gateway's, or from the core's. */
  async agencyBeyond(shifts: Shifts): Promise<void> {
    const entries = await this.begin(shifts);
    const withheld = Object.fromEntries(HOUSING_FIELDS.map((field) => [field, null]));
    for (const [as, purpose] of ASKED) {
      const due = { ...this.due.get(as), ...withheld };
      let given = (await this.ask(as, purpose)).data?.participant;
      for (let tries = 0; tries < 3 && !isDeepStrictEqual(given, due); tries += 1)
        given = (await this.ask(as, purpose)).data?.participant;
      if (!isDeepStrictEqual(given, due)) this.figure.broken.push(`${JSON.stringify(shifts)}, ${as}: another answer`);
    }
    if ((await this.world.entries()) > entries) this.figure.broken.push(`${JSON.stringify(shifts)}: disclosed`);
  }

  private async allBeyond(shifts: Shifts): Promise<void> {
    const entries = await this.begin(shifts);
    for (const [as, purpose] of ASKED) {
      const { data, errors } = await this.ask(as, purpose);
      if (data?.participant != null || errors?.[0]?.extensions.code !== 'SUBGRAPH_UNAVAILABLE')
        this.figure.broken.push(`${JSON.stringify(shifts)}, ${as}: ${data ? 'an answer' : 'another error'}`);
    }
    if ((await this.world.entries()) > entries) this.figure.broken.push(`${JSON.stringify(shifts)}: disclosed`);
  }

  /** Entries in the agency's ledger before. */
  private async begin(shifts: Shifts): Promise<number> {
    await this.world.move(shifts);
    this.figure.worlds += 1;
    return this.world.entries();
  }

  /** A consent is taken back while the core's clock is set right; then neither it nor a proof made under it is worth anything. */
  private async revocation(name: string, { gateway }: Shifts): Promise<void> {
    const { graph } = this.world;
    const { url } = this.world.gateway;
    const [reader, revoker] = await Promise.all([
      graph.tokenFor('housing-okoro'),
      graph.tokenFor('administrator-kaur'),
    ]);
    const [[person, consent]] = [...(await letHousingRead(graph, await strangers(graph, 1)))] as [[string, string]];
    const { data } = await post(url, reader, READ, person);
    const here = () => Date.now() / 1_000 + gateway;
    const atOnce = await this.world.repeatProof(here());
    const askedAt = performance.now();
    const revoking = revoke({ ...graph, url }, revoker, consent);
    await pause(500);
    await this.world.move({ core: 0 });
    const took = (await revoking) - askedAt;
    const after = await post(url, reader, READ, person);
    const later = await this.world.repeatProof(here());
    this.figure.revocations += 1;
    this.figure.soonestAcknowledgement = Math.min(this.figure.soonestAcknowledgement, took);
    if (took < WAIT) this.figure.broken.push(`${name}: acknowledged after ${Math.round(took)} ms`);
    if (data?.participant == null || atOnce !== 200) this.figure.broken.push(`${name}: nothing could be read before`);
    if (after.data?.participant != null) this.figure.broken.push(`${name}: read after the acknowledgement`);
    if (later !== 401) this.figure.broken.push(`${name}: a proof was worth something after three seconds`);
  }

  /** Asked again where a busy machine took longer than a call may. */
  private async whole(as: string, purpose: string): Promise<any> {
    for (let tries = 0; tries < 6; tries += 1) {
      const { data, errors } = await this.ask(as, purpose);
      if (!errors) return data.participant;
    }
    return null;
  }

  private async ask(as: string, purpose: string) {
    this.figure.answers += 1;
    const { body } = await this.world.graph.ask(as, purpose, MAIN_QUERY, { id: ROSA }, this.world.gateway.url);
    return body;
  }
}
