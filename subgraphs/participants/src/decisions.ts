import { createHmac, randomUUID } from 'node:crypto';
import { sealProof, type SubgraphContext } from '@lead-graph/kit';
import {
  CATEGORIES_BEHIND,
  DataCategory,
  Forbidden,
  type Grant,
  Implication,
  type Keyring,
  mayClaim,
  type ProofClaims,
  type Purpose,
  type RecordAgency,
  Recipient,
  type Requester,
  Unauthenticated,
  WASHINGTON,
} from '@lead-graph/schema';
import DataLoader from 'dataloader';
import type { Question } from './engine/bases';
import { decideAll } from './engine/decide';
import type { Decision, Permit } from './engine/decision';
import { type Naming, type Snapshot, type Standing, standingsOf } from './standing';
import { isUuid } from './uuid';

/** What was decided of one participant for this request. */
export interface Decided {
  readonly standing: Standing;
  readonly question: Question;
  readonly decisions: ReadonlyMap<DataCategory, Decision>;
  /** Milliseconds since 1970, by the clock of the primary: when it was so. */
  readonly at: number;
}

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

/** After a change: what was decided before it says nothing of what holds after it. */
export function forgetDecisions(context: SubgraphContext): void {
  desks.delete(context);
}

/** Decides each participant once per call, in one statement for all that are asked together. */
export class Decisions {
  readonly requester: Requester;
  readonly purpose: Purpose;
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

  private loader(
    naming: Naming,
    namesOf: (standing: Standing) => readonly string[],
  ): DataLoader<string, Decided | null> {
    return new DataLoader(async (names) => {
      const snapshot = await standingsOf(this.context.db, naming, names.filter(isUuid), this.requester);
      const decided = new Map(
        snapshot.standings.flatMap((standing) =>
          namesOf(standing).map((name) => [name, this.decide(standing, snapshot)]),
        ),
      );
      return names.map((name) => decided.get(name.toLowerCase()) ?? null);
    });
  }

  private decide(standing: Standing, snapshot: Snapshot): Decided | null {
    if (snapshot.departed) return null;
    const { id, recipient, organization } = this.requester;
    const question: Question = {
      recipient,
      organization,
      requesterId: id,
      formerly: snapshot.formerly,
      legalKinds: snapshot.legalKinds,
      purpose: this.purpose,
    };
    const decisions = decideAll(question, standing.bases, WASHINGTON, snapshot.at);
    return decisions.get(DataCategory.PROG)?.effect === 'PERMIT'
      ? { standing, question, decisions, at: snapshot.at }
      : null;
  }
}

/** An id nobody has. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

/** What one agency is told of one participant: its reference and its proof, which belong together. */
export interface AgencyProof {
  readonly reference: string;
  readonly proof: string;
}

/**
 * Seals the permitted categories of one agency. Where all of them are denied the reference is thrown away
 * after use: an owner learns nothing of a question it may not answer. Never throws: what can't be decided is a denial.
 */
export function proofFor(agency: RecordAgency, decided: Decided, context: SubgraphContext): AgencyProof {
  const ring = context.config.proofKeys[agency.name]!;
  const grants = grantsFor(agency, decided, ring);
  const permitted = Object.keys(grants).length > 0;
  const reference = (permitted && decided.standing.references[agency.name]) || randomUUID();
  const { recipient, organization, role, id } = context.requester!;
  const claims: ProofClaims = {
    reference,
    operation: context.call.operations?.[agency.name] ?? '',
    purpose: decided.question.purpose,
    requester: { recipient, organization, role, id: recipient === Recipient.SELF ? null : id },
    issuedAt: Math.floor(Date.now() / 1000),
    grants,
    implications: permitted ? implicationsOf(decided) : [],
  };
  return { reference, proof: sealProof(claims, ring) };
}

function grantsFor(agency: RecordAgency, { decisions }: Decided, ring: Keyring): Partial<Record<DataCategory, Grant>> {
  const permits = agency.categories
    .map((category) => decisions.get(category))
    .filter((decision): decision is Permit => decision?.effect === 'PERMIT');
  return Object.fromEntries(permits.map((permit) => [permit.category, grantOf(permit, ring)]));
}

function grantOf({ rule, grounds, obligations, scopes }: Permit, ring: Keyring): Grant {
  const bases = grounds.flatMap((ground) => (ground.id === null ? [] : [basisName(ground.id, ring)]));
  return { rule: rule.id, bases, obligations, scopes };
}

/** An agency's own name for a basis, so that two agencies cannot join by it. */
export function basisName(id: string, ring: Keyring): string {
  return createHmac('sha256', ring[0].secret).update(`basis ${id}`).digest('base64url').slice(0, 22);
}

function implicationsOf(decided: Decided): Implication[] {
  return Object.values(Implication).filter((implication) => permits(decided, ...CATEGORIES_BEHIND[implication]));
}
