import type { SubgraphContext } from '@lead-graph/kit';
import { DataCategory, Forbidden, mayClaim, type Purpose, type Requester, Unauthenticated } from '@lead-graph/schema';
import DataLoader from 'dataloader';
import { Beat } from './beat';
import { recordDecisions } from './decisionRecord';
import type { Question } from '../engine/bases';
import { decideAll } from '../engine/decide';
import type { Decision } from '../engine/decision';
import { together } from '../engine/meeting';
import { isLimited } from './limitedStatus';
import { type Naming, type Snapshot, type Standing, standingsOf } from './standing';
import { isUuid } from '../uuid';
import { LAW } from './law';

/** What was decided of one participant for this request. */
export interface Decided {
  readonly standing: Standing;
  /** The question as it was asked; of a meeting, by whoever there reads least of names. */
  readonly question: Question;
  readonly decisions: ReadonlyMap<DataCategory, Decision>;
  /** Milliseconds since 1970, by the clock of the primary: when it was so. */
  readonly at: number;
}

/** Who looks on: the requester, and whoever else is there. */
export type Attendee = Pick<Requester, 'id' | 'recipient' | 'organization'>;

export function permits({ decisions }: Decided, ...categories: readonly DataCategory[]): boolean {
  return categories.every((category) => decisions.get(category)?.effect === 'PERMIT');
}

const desks = new WeakMap<SubgraphContext, Decisions>();

/** The decisions of this call. INVARIANT: they end with it. */
export function decisionsOf(context: SubgraphContext): Decisions {
  let desk = desks.get(context);
  if (!desk) desks.set(context, (desk = new Decisions(context)));
  return desk;
}

/** Whoever was shown in this call, if anybody was asked for. */
export function decisionsIn(context: SubgraphContext): readonly Decided[] {
  return desks.get(context)?.shown ?? [];
}

/** After a change: what was decided before it says nothing of what holds after it. */
export function forgetDecisions(context: SubgraphContext): void {
  desks.delete(context);
}

/**
 * Decides each participant once per call: one statement for all that are asked together, and one that records what
 * was decided. What can't be recorded is not answered.
 */
export class Decisions {
  readonly requester: Requester;
  readonly purpose: Purpose;
  /** Whoever may be shown in this call, in the order of asking. */
  readonly shown: Decided[] = [];
  private readonly byId: DataLoader<string, Decided | null>;
  private readonly byRef: DataLoader<string, Decided | null>;

  constructor(private readonly context: SubgraphContext) {
    if (!context.requester) throw new Unauthenticated("the user's own token is missing");
    if (!context.call.purpose || !mayClaim(context.requester, context.call.purpose))
      throw new Forbidden('this purpose is not one the role allows');
    this.requester = context.requester;
    this.purpose = context.call.purpose;
    this.byId = this.loader('id', (standing) => [standing.id]);
    this.byRef = this.loader('ref', (standing) => Object.values(standing.references));
  }

  /** Null for everyone the requester may not know to be a participant, whether or not they are one. */
  participant(id: string): Promise<Decided | null> {
    return this.byId.load(id);
  }

  /** As above, for each in order, in one statement; asked for nobody, it is the same statement. */
  async participants(ids: readonly string[]): Promise<Decided[]> {
    const decided = await this.byId.loadMany([...ids, NOBODY]);
    return decided.flatMap((each) => (each === null || each instanceof Error ? [] : [each]));
  }

  /** The participant behind an agency's reference, by the same rule. */
  participantBehind(ref: string): Promise<Decided | null> {
    return this.byRef.load(ref);
  }

  /** One participant as everybody at a table may see them: what each of them may, and no more. */
  async inMeeting(id: string, attendees: readonly Attendee[]): Promise<Decided | null> {
    const [decided] = await this.decideAll('id', [id], ({ id }) => [id], [this.requester, ...attendees]);
    return decided!;
  }

  /** INVARIANT: in an operation that shows a meeting, nothing is shown to the requester alone. */
  private loader(naming: Naming, namesOf: NamesOf): DataLoader<string, Decided | null> {
    return new DataLoader(async (names) =>
      this.context.call.meeting ? names.map(() => null) : this.decideAll(naming, names, namesOf, [this.requester]),
    );
  }

  /**
   * INVARIANT: where somebody is not shown, when this resolves, and how long operators are told that it took, says nothing
   * of what there was to decide over.
   */
  private async decideAll(
    naming: Naming,
    names: readonly string[],
    namesOf: NamesOf,
    audience: readonly Attendee[],
  ): Promise<(Decided | null)[]> {
    const beat = new Beat(names.length);
    const work = this.context.work.part('decision');
    try {
      const decided = await this.decideEach(naming, names, namesOf, audience);
      if (decided.includes(null)) await beat.next();
      return decided;
    } finally {
      beat.stop();
      work.end({});
    }
  }

  private async decideEach(
    naming: Naming,
    names: readonly string[],
    namesOf: NamesOf,
    audience: readonly Attendee[],
  ): Promise<(Decided | null)[]> {
    const { db } = this.context;
    const snapshot = await standingsOf(db, naming, names.filter(isUuid), audience, this.requester.id);
    const questions = audience.map((each) => questionOf(each, this.purpose, snapshot));
    const standings = new Map(
      snapshot.standings.flatMap((standing) => namesOf(standing).map((name) => [name, standing] as const)),
    );
    const decided = names.map((name) => {
      const standing = standings.get(name.toLowerCase());
      return standing ? decideFor(standing, questions, snapshot.at) : null;
    });
    await recordDecisions(this.context, questions, snapshot.at, names, decided);
    const visible = decided.map((each) =>
      each && !snapshot.departed && permits(each, DataCategory.PROG) ? each : null,
    );
    this.shown.push(...visible.filter((each) => each !== null));
    return visible;
  }
}

type NamesOf = (standing: Standing) => readonly string[];

/** An id nobody has. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

function questionOf({ id, recipient, organization }: Attendee, purpose: Purpose, snapshot: Snapshot): Question {
  const { legalKinds = [], formerly = [] } = snapshot.organizations[organization ?? ''] ?? {};
  return { recipient, organization, formerly, legalKinds, requesterId: id, purpose };
}

function decideFor(standing: Standing, questions: readonly Question[], at: number): Decided {
  const ofEach = questions.map((question) => decideAll(question, standing.bases, LAW, at));
  const question = questions.find(({ recipient }) => isLimited(recipient)) ?? questions[0]!;
  return { standing, question, decisions: together(ofEach), at };
}
