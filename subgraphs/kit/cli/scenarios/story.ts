import type {
  DataCategory,
  LegalKind,
  Obligation,
  ObtainedVia,
  ProgramPolicy,
  Purpose,
  Redisclosure,
  Role,
} from '@lead-graph/schema';
import type {
  Agreement,
  AgreedReferral,
  Assignment,
  Consent,
  CourtOrder,
  Emergency,
  GroundKind,
  Representation,
  Representative,
  Restriction,
} from '@lead-graph/participants/engine';
import type { ORGANIZATION_KINDS } from './words';

export interface Organization {
  readonly code: string;
  readonly kind: (typeof ORGANIZATION_KINDS)[number];
  readonly legalKinds: readonly LegalKind[];
  readonly succeededBy: string | null;
}

export interface Person {
  readonly name: string;
  /** Days where the program is. */
  readonly born: string | null;
  readonly died: string | null;
  readonly account: string;
}

/** Whoever asks, as a token would say it. */
export interface Asker {
  readonly account: string;
  readonly role: Role;
  readonly organization: string | null;
}

type Of<T> = T & { readonly person: string };

/** Everything that happened in a story, whenever it did. */
export interface Facts {
  readonly consents: readonly Of<Consent>[];
  readonly orders: readonly Of<CourtOrder & { readonly vacatedAt: number | null }>[];
  readonly agreements: readonly Agreement[];
  readonly emergencies: readonly Of<Emergency>[];
  readonly restrictions: readonly Of<Restriction & { readonly startsAt: number }>[];
  readonly assignments: readonly Of<Assignment>[];
  readonly referrals: readonly Of<AgreedReferral>[];
  readonly representatives: readonly Of<Representative>[];
  readonly representations: readonly Of<Representation>[];
  readonly records: readonly AgencyRow[];
}

/** A row that an agency keeps of a person. */
export interface AgencyRow {
  readonly id: string;
  readonly person: string;
  /** All of which a reader needs, in order of the alphabet. */
  readonly label: readonly DataCategory[];
  /** Field of a participant it is read by. */
  readonly field: string;
  readonly servicedOn: string | null;
  readonly organization: string;
  readonly sourceProgram: string | null;
  readonly obtainedVia: ObtainedVia;
  readonly route: string | null;
  /** What the calendar makes of it. */
  readonly becomes: { readonly label: readonly DataCategory[]; readonly at: number } | null;
}

/** What a row counts as at an instant. */
export function labelAt({ label, becomes }: AgencyRow, at: number): readonly DataCategory[] {
  return becomes && becomes.at <= at ? becomes.label : label;
}

export interface Expected {
  readonly effect: 'PERMIT' | 'DENY';
  /** Why not; null: whatever the reason. */
  readonly reason: string | null;
  /** A basis it rests on, or that the reason is about. */
  readonly basis: string | null;
  readonly ground: GroundKind | null;
  readonly stale: boolean | null;
  readonly obligations: readonly Obligation[];
  /** What must not come along. */
  readonly without: readonly Obligation[];
  readonly notice: Obligation | null;
  readonly redisclosure: Redisclosure | null;
  /** Ids of the records of the categories asked that are shown; null: not said. */
  readonly visible: readonly string[] | null;
}

/** One question about one person. */
export interface StoryQuestion {
  readonly line: number;
  readonly categories: readonly DataCategory[];
  readonly person: Person;
  readonly asker: Asker;
  readonly purpose: Purpose;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Through the participant, or the category by itself. */
  readonly road: 'participant' | 'alone';
  readonly expected: Expected;
}

/** One story: what happened, and what may be known of it. */
export interface Story {
  readonly file: string;
  readonly ids: readonly string[];
  readonly text: string;
  /** Elements of the program's policy that differ; null: none. */
  readonly policy: Partial<ProgramPolicy> | null;
  readonly organizations: ReadonlyMap<string, Organization>;
  readonly people: ReadonlyMap<string, Person>;
  readonly facts: Facts;
  readonly questions: readonly StoryQuestion[];
}
