import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';
import { askersOf } from './askers';
import { BadStory } from './badStory';
import { factsFrom } from './facts';
import { STORY, type Written, type WrittenQuestion } from './format';
import { type Names, namesIn } from './names';
import { peopleOf } from './people';
import {
  type Expected,
  type Facts,
  labelAt,
  type Organization,
  type Person,
  type Story,
  type StoryQuestion,
} from './story';
import { REASONS } from './words';

/** Reads one story, or refuses it by file and line. */
export function readStory(file: string, partners: readonly Organization[]): Story {
  return storyIn(readFileSync(file, 'utf8'), file, partners);
}

export function storyIn(text: string, file: string, partners: readonly Organization[]): Story {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [fault] = document.errors;
  if (fault) throw new BadStory(file, lines.linePos(fault.pos[0]).line, `is not YAML: ${fault.message.split('\n')[0]}`);
  if (!document.contents) throw new BadStory(file, 1, 'is empty; expected a story');
  return storyFrom(STORY(document.contents, { file, lines, path: '', line: 1 }), file, partners);
}

function storyFrom(written: Written, file: string, partners: readonly Organization[]): Story {
  const people = peopleOf(written, file);
  const organizations = organizationsOf(written, partners, file);
  const names = namesIn(people, organizations, askersOf(written, people, organizations, file), file);
  const facts = factsFrom(written, [...organizations.keys()], names, file);
  if (written.questions.length === 0) names.refuse(written.atLine, '`questions` is empty; expected at least one');
  const questions = written.questions.map((question) => questionFrom(question, written, people, facts, names));
  const policy = written.policy && withoutAbsent(written.policy);
  return { file, ids: written.ids, text: written.story, policy, organizations, people, facts, questions };
}

function questionFrom(
  question: WrittenQuestion,
  { now }: Written,
  people: Story['people'],
  facts: Facts,
  names: Names,
): StoryQuestion {
  const { ask, of, by, atLine, road } = question;
  if (ask.length === 0) names.refuse(atLine, '`ask` is empty; expected at least one category');
  const at = question.at ?? now ?? names.refuse(atLine, '`at` is missing, and the story has no `now`');
  const person =
    personNamed(of, people) ??
    names.refuse(atLine, `\`of\` is missing: ${[...people.keys()].join(', ')} are told of here`);
  for (const id of question.visible ?? []) {
    const row = facts.records.find((each) => each.id === id && each.person === person.name);
    if (!row || !labelAt(row, at).some((each) => ask.includes(each)))
      names.refuse(atLine, `\`${id}\` is no record of \`${person.name}\` of a category asked`);
  }
  return {
    line: atLine,
    categories: ask,
    person,
    asker: names.asker(by, atLine, question.role),
    purpose: question.for,
    at,
    road,
    expected: expectedOf(question, facts, names),
  };
}

function personNamed(name: string | null, people: ReadonlyMap<string, Person>): Person | null {
  if (name !== null) return people.get(name) ?? null;
  const [only, ...others] = people.values();
  return only && others.length === 0 ? only : null;
}

function organizationsOf({ organizations }: Written, partners: readonly Organization[], file: string) {
  const known = new Map(partners.map((each) => [each.code, each]));
  for (const { code, kind, legalKinds, succeededBy, atLine } of organizations) {
    const before = known.get(code);
    const now = kind ?? before?.kind;
    if (!now) throw new BadStory(file, atLine, `organization \`${code}\` is new: expected its \`kind\``);
    known.set(code, { code, kind: now, legalKinds: legalKinds ?? before?.legalKinds ?? [], succeededBy });
  }
  for (const { succeededBy, atLine } of organizations)
    if (succeededBy !== null && !known.has(succeededBy))
      throw new BadStory(file, atLine, `no organization \`${succeededBy}\``);
  return known;
}

/** `permit`, `permit c1`, `deny`, `deny REVOKED`, `deny REVOKED c1`. */
function expectedOf(question: WrittenQuestion, facts: Facts, { refuse }: Names): Expected {
  const { expect, atLine, ground, stale, visible, obligations, without, notice, redisclosure } = question;
  const [effect, ...rest] = expect.split(' ');
  const denied = effect === 'deny';
  if (!denied && effect !== 'permit')
    refuse(atLine, `\`expect\`: expected \`permit\`, \`permit ID\`, \`deny\` or \`deny REASON\`, not \`${expect}\``);
  const reason = denied ? (rest.shift() ?? null) : null;
  if (reason !== null && !REASONS.some((each) => each === reason))
    refuse(atLine, `\`expect\`: \`${reason}\` is no reason; expected one of ${REASONS.join(', ')}`);
  const [basis = null, extra] = rest;
  if (extra !== undefined || (basis !== null && !isBasis(basis, facts)))
    refuse(atLine, `\`expect\`: no basis \`${extra ?? basis}\` in this story`);
  if (denied && (ground || stale !== null || obligations.length + without.length > 0 || notice || redisclosure))
    refuse(atLine, 'a denial has no ground, obligations, notice or redisclosure');
  return {
    effect: denied ? 'DENY' : 'PERMIT',
    reason,
    basis,
    ground,
    stale,
    visible,
    obligations,
    without,
    notice,
    redisclosure,
  };
}

function isBasis(id: string, { records: _, ...bases }: Facts): boolean {
  return Object.values(bases).some((list: readonly { id: string }[]) => list.some((each) => each.id === id));
}

function withoutAbsent({ atLine: _, ...policy }: NonNullable<Written['policy']>): NonNullable<Story['policy']> {
  return Object.fromEntries(Object.entries(policy).filter(([, value]) => value !== undefined));
}
