import { isDeepStrictEqual } from 'node:util';
import { MAIN_QUERY } from '@lead-graph/kit/graph';
import { RECORD_AGENCIES } from '@lead-graph/schema';
import { type Draw, pick, seededDraw } from '../oracles/generators/draw';
import type { Asked, TestGraph } from '../graph/openGraph';
import { ADA, ROSA, SAM } from '../graph/people';
import { startGatewayService } from '../graph/service';
import { openPartners, type Partners, whole } from './partners';
import { type Fault, FAULTS, SECRET } from './spoiled';

export interface PartnerFigure {
  readonly draws: number;
  /** Draws in which the fault had something to spoil. */
  readonly spoilt: number;
  /** Fields of partners that were well, held against the answer without a fault. */
  readonly fields: number;
  /** What was not as promised, one line each. INVARIANT to prove: none. */
  readonly broken: readonly string[];
  /** Answers asked for again because a partner that was well did not answer in time on a busy machine. */
  readonly again: number;
  readonly slowestMilliseconds: number;
}

export interface PartnerOptions {
  readonly faults?: Readonly<Record<string, Fault>>;
  readonly preload?: readonly string[];
  readonly onDraw?: (done: number) => void;
}

/** Fields of `MAIN_QUERY` by the agency that answers them. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  'law-enforcement': ['contacts', 'arrests', 'diversionReferrals'],
  'behavioral-health': ['episodes', 'encounters', 'diagnoses', 'medications'],
  housing: ['housingEnrolments', 'livingSituations', 'housingServices'],
  prosecution: ['caseReferrals', 'charges', 'courtWarrants', 'liaisonActions'],
};

const ASKED = [
  ['case-manager-ito', 'DIVOPS', ROSA],
  ['officer-reyes', 'DIVOPS', ROSA],
  ['prosecutor-lee', 'DIVOPS', ROSA],
  ['housing-okoro', 'DIVOPS', ROSA],
  ['rosa-quinn', 'PATRQT', ROSA],
  ['sam-rivera', 'PATRQT', SAM],
  ['ada-moss', 'PATRQT', ADA],
] as const;

/** Spoils what one partner sends, in one way after another, under the questions of several people. */
export async function spoilPartners(
  graph: TestGraph,
  draws: number,
  { faults = FAULTS, preload, onDraw }: PartnerOptions = {},
): Promise<PartnerFigure> {
  const partners = await openPartners(graph.subgraphs);
  const gateway = await startGatewayService(graph.configs, partners.urls, { preload });
  try {
    const due = await answersWithoutFault(graph, gateway.url);
    const run = new Run({ graph, partners, url: gateway.url, due });
    const names = Object.keys(faults);
    for (let index = 0; index < draws; index += 1) {
      const name = names[index % names.length]!;
      await run.one(seededDraw(4_000_000 + index), name, faults[name]!);
      onDraw?.(index + 1);
    }
    return run.figure;
  } finally {
    await gateway.end();
    await partners.stop();
  }
}

/** Each answer as it should be, by requester; asked again while a process that was just started compiles. */
async function answersWithoutFault(graph: TestGraph, url: string): Promise<ReadonlyMap<string, Asked>> {
  const answers = new Map<string, Asked>();
  for (const [as, purpose, id] of ASKED)
    for (let tries = 0; tries < 10 && !answers.has(as); tries += 1) {
      const asked = await graph.ask(as, purpose, MAIN_QUERY, { id }, url);
      if (!asked.body.errors) answers.set(as, asked);
    }
  return answers;
}

interface World {
  readonly graph: TestGraph;
  readonly partners: Partners;
  readonly url: string;
  /** Each answer as it should be, by requester. */
  readonly due: ReadonlyMap<string, Asked>;
}

class Run {
  private draws = 0;
  private spoilt = 0;
  private fields = 0;
  private again = 0;
  private slowest = 0;
  private readonly broken: string[] = [];

  constructor(private readonly world: World) {}

  get figure(): PartnerFigure {
    const { draws, spoilt, fields, again, broken, slowest } = this;
    return { draws, spoilt, fields, again, broken, slowestMilliseconds: Math.round(slowest) };
  }

  async one(draw: Draw, name: string, fault: Fault): Promise<void> {
    const agency = pick(draw, RECORD_AGENCIES).name;
    const asking = pick(draw, ASKED);
    const others = Object.keys(FIELDS).filter((each) => each !== agency);
    for (let tries = 0; ; tries += 1) {
      const { asked, spoilt } = await this.ask(asking, agency, fault);
      const busy = others.some((each) => asked.body.extensions?.agencies?.[each] === 'UNAVAILABLE');
      if (busy && tries < 2) {
        this.again += 1;
        continue;
      }
      this.draws += 1;
      if (spoilt) this.spoilt += 1;
      this.hold(asked, `${name}, ${agency}, ${asking[0]}`, spoilt ? agency : null, this.world.due.get(asking[0])!);
      return;
    }
  }

  private async ask([as, purpose, id]: (typeof ASKED)[number], agency: string, fault: Fault) {
    const { graph, partners, url } = this.world;
    let spoilt = false;
    const conduct = fault(() => {
      spoilt = true;
    });
    partners.conduct(agency, (answer, response, request) =>
      (request.body.includes('_entities') ? conduct : whole)(answer, response, request),
    );
    const began = performance.now();
    const asked = await graph.ask(as, purpose, MAIN_QUERY, { id }, url);
    this.slowest = Math.max(this.slowest, performance.now() - began);
    partners.conduct(agency, null);
    return { asked, spoilt };
  }

  /** What is promised of an answer while one agency, or none, is at fault. */
  private hold({ status, text, body }: Asked, draw: string, faulty: string | null, whole: Asked): void {
    const broke = (what: string) => void this.broken.push(`${draw}: ${what}`);
    if (status !== 200) broke(`status ${status}`);
    if (text.includes(SECRET)) broke('its text is in the answer');
    const [given, due] = [body.data?.participant ?? {}, whole.body.data.participant ?? {}];
    for (const [agency, fields] of Object.entries(FIELDS))
      for (const field of fields) {
        if (agency !== faulty) this.fields += 1;
        if (agency !== faulty && !isDeepStrictEqual(given[field], due[field]))
          broke(`${field} of ${agency} is missing`);
        if (agency === faulty && (given[field] ?? null) !== null) broke(`${field} is no null`);
      }
    const said = body.errors?.length && body.extensions.agencies?.[faulty ?? ''] !== undefined;
    if (faulty && !said) broke('nothing says that it did not answer');
  }
}
