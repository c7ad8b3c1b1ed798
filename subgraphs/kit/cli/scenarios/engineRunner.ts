import { STANDING, WASHINGTON, withinScopes, type DataCategory, type RuleTable } from '@lead-graph/schema';
import type { Decision, Permit, Question } from '@lead-graph/participants/engine';
import type { Answer, Runner } from './answer';
import { knownAt } from './knownAt';
import { type AgencyRow, labelAt, type Organization, type Story, type StoryQuestion } from './story';

export type Engine = Pick<
  typeof import('@lead-graph/participants/engine'),
  'decide' | 'decideAll' | 'explain' | 'explainInFull'
>;

type Decisions = ReadonlyMap<DataCategory, Decision>;

/** Asks the engine itself. */
export function engineRunner(engine: Engine): Runner {
  return async (story, question) => {
    const decisions = decisionsFor(engine, story, question);
    return new Map(question.categories.map((category) => [category, answerOf(category, decisions, story, question)]));
  };
}

/** What is decided of every category asked; on the road through the participant, of all. */
export function decisionsFor(engine: Engine, story: Story, question: StoryQuestion): Decisions {
  const { person, at, categories, road } = question;
  const bases = knownAt(story, person, at);
  const asked = questionOf(story, question);
  const rules = rulesOf(story);
  if (road === 'participant') return engine.decideAll(asked, bases, rules, at);
  return new Map(categories.map((category) => [category, engine.decide(category, asked, bases, rules, at)]));
}

function questionOf({ organizations }: Story, { asker, purpose }: StoryQuestion): Question {
  const { organization, role, account } = asker;
  return {
    recipient: STANDING[role].recipient,
    organization,
    formerly: organization === null ? [] : formerly(organization, organizations),
    legalKinds: organizations.get(organization ?? '')?.legalKinds ?? [],
    requesterId: account,
    purpose,
  };
}

/** Whose place it took, however far back. */
function formerly(code: string, organizations: ReadonlyMap<string, Organization>): string[] {
  const before = [...organizations.values()].filter(({ succeededBy }) => succeededBy === code);
  return before.flatMap((each) => [each.code, ...formerly(each.code, organizations)]);
}

function rulesOf({ policy }: Story): RuleTable {
  return policy ? { ...WASHINGTON, policy: { ...WASHINGTON.policy, ...policy } } : WASHINGTON;
}

function answerOf(category: DataCategory, decisions: Decisions, story: Story, question: StoryQuestion): Answer {
  const decision = decisions.get(category)!;
  const visible = story.facts.records
    .filter((row) => row.person === question.person.name && labelAt(row, question.at).includes(category))
    .filter((row) => isShown(row, decisions, question.at))
    .map(({ id }) => id);
  if (decision.effect === 'DENY') {
    const { reason, basisId } = decision;
    return { effect: 'DENY', reason, bases: basisId === null ? [] : [basisId], visible, complaints: [] };
  }
  const bases = decision.grounds.flatMap(({ id }) => id ?? []);
  return { effect: 'PERMIT', reason: null, bases, visible, complaints: complaintsAbout(decision, question) };
}

/** Each of its categories has to be permitted, as far as the row. */
function isShown(row: AgencyRow, decisions: Decisions, at: number): boolean {
  const { servicedOn, route, obtainedVia, organization, sourceProgram } = row;
  const keepers = sourceProgram === null ? [organization] : [organization, sourceProgram];
  return labelAt(row, at).every((category) => {
    const decision = decisions.get(category);
    return decision?.effect === 'PERMIT' && withinScopes(decision.scopes, { servicedOn, route, obtainedVia, keepers });
  });
}

function complaintsAbout({ grounds, obligations, redisclosure }: Permit, { expected }: StoryQuestion): string[] {
  const kinds = grounds.map(({ kind }) => kind);
  const stale = grounds.some((ground) => ground.stale === true);
  const missing = expected.obligations.filter((each) => !obligations.includes(each));
  return [
    ...(expected.ground !== null && !kinds.includes(expected.ground) ? [`ground ${kinds.join(', ')}`] : []),
    ...(expected.stale !== null && expected.stale !== stale ? [stale ? 'stale' : 'not stale'] : []),
    ...missing.map((each) => `without ${each}`),
    ...expected.without.filter((each) => obligations.includes(each)).map((each) => `owes ${each}`),
    ...(expected.redisclosure !== null && expected.redisclosure !== redisclosure
      ? [`redisclosure ${redisclosure}`]
      : []),
  ];
}
