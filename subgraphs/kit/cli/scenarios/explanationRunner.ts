import { NOTICE_TEXT, REDISCLOSURE_WORDS, STANDING, type DataCategory } from '@lead-graph/schema';
import type { Decision } from '@lead-graph/participants/engine';
import type { Answer, Runner } from './answer';
import { decisionsFor, type Engine } from './engineRunner';
import type { StoryQuestion } from './story';

/** Asks what the caller is told, and what those are told who may know the reasons. */
export function explanationRunner(engine: Engine): Runner {
  return async (story, question) => {
    const decisions = decisionsFor(engine, story, question);
    return new Map(
      question.categories.map((category) => [category, answerOf(category, decisions.get(category)!, engine, question)]),
    );
  };
}

function answerOf(category: DataCategory, decision: Decision, engine: Engine, question: StoryQuestion): Answer {
  const told = engine.explain(decision);
  const { reason, bases, rule } = engine.explainInFull(decision);
  const cell = `${category}-${STANDING[question.asker.role].recipient}-${question.purpose}`;
  return {
    effect: told.permitted ? 'PERMIT' : 'DENY',
    reason,
    bases,
    visible: null,
    complaints: [
      ...(rule === cell ? [] : [`rule ${rule}, not ${cell}`]),
      ...(told.permitted ? permittedComplaints(told, question) : refusedComplaints(told, engine)),
    ],
  };
}

type Told = ReturnType<Engine['explain']>;

function permittedComplaints(told: Told, { expected }: StoryQuestion): string[] {
  const { ground, notice, afterwards, obligations } = told;
  const text = expected.notice === null ? null : NOTICE_TEXT[expected.notice];
  const after = expected.redisclosure === null ? null : REDISCLOSURE_WORDS[expected.redisclosure];
  return [
    ...(ground ? [] : ['names no ground']),
    ...(expected.stale && !ground?.includes('ask whether it still holds') ? ['does not say that it is stale'] : []),
    ...(text !== null && !notice?.includes(text ?? '') ? [`lacks the notice ${expected.notice}`] : []),
    ...(after !== null && after !== afterwards ? [`afterwards: ${afterwards}`] : []),
    ...expected.obligations.filter((each) => !obligations.includes(each)).map((each) => `without ${each}`),
    ...expected.without.filter((each) => obligations.includes(each)).map((each) => `owes ${each}`),
  ];
}

/** INVARIANT: every refusal says the same to the caller, whatever the reason. */
function refusedComplaints(told: Told, engine: Engine): string[] {
  const same = JSON.stringify(told) === JSON.stringify(engine.explain(SOME_REFUSAL));
  return same ? [] : ['a refusal that says why'];
}

const SOME_REFUSAL = { effect: 'DENY', reason: 'NEVER', basisId: null } as Decision;
