import { randomUUID } from 'node:crypto';
import { hashOf, isAgreementId, LEAST_IN_EXTRACT, markOf, signRelease, type SubgraphContext } from '@lead-graph/kit';
import { BadUserInput, NOTICE_TEXT, type Obligation } from '@lead-graph/schema';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Evaluation, membersFor } from '../count';
import { codesOf } from '../count/plan';
import { descriptionOf } from '../dimensions';
import { FACTS } from '../facts';
import { askerOf } from '../question/asker';
import { CountKind } from '../question/questionInput';
import { today } from '../question/today';
import { dateOf, understood, understoodEvents } from '../question/understood';
import { countingOf } from '../releases/counter';
import { Drawing, type Outcome } from './drawing';
import { type StudyColumn, StudyExtract } from './studyExtract';
import { StudyExtractInput, type StudyOutcomeInput } from './studyExtractInput';

const BREADTH = { dimensions: 8, cells: Number.POSITIVE_INFINITY };
const MOST_OUTCOMES = 12;

/** The fact whose day is that of birth. */
const BIRTH = 'person';

const NOTES = [
  'For this study alone, under the agreements named here; not to be handed on, and to be deleted when it ends.',
  'Not to be joined with anything that could tell who somebody is.',
];

/** Of a graph in development. */
const SYNTHETIC = 'Everybody in this graph is synthetic.';

@Resolver()
export class ExtractForStudy {
  @Mutation(() => StudyExtract, {
    nullable: true,
    description:
      'Draws rows for a study, of participants whom law and agreements let have one. It is on record with each of them before a row leaves.',
  })
  async extractForStudy(
    @Arg('extract', () => StudyExtractInput) input: StudyExtractInput,
    @Ctx() context: SubgraphContext,
  ): Promise<StudyExtract> {
    askerOf(context, input.agreements);
    if (input.agreements.length === 0)
      throw new BadUserInput('agreements', 'rows leave for a study under an agreement: give its id');
    const wrong = input.agreements.findIndex((each) => !isAgreementId(each));
    if (wrong >= 0) throw new BadUserInput(`agreements[${wrong}]`, 'expected an id as `recordAgreement` gave it');
    if (input.index.fact === BIRTH)
      throw new BadUserInput(
        'index.fact',
        'nobody is followed from birth: extracts by period would tell the day of it',
      );
    assertWholeQuarters(input.index);
    assertOne(context);
    const [id, asOf] = [randomUUID(), today()];
    const question = understood({ ...input, count: { kind: CountKind.PEOPLE, of: [], until: [] } }, FACTS, BREADTH);
    const evaluation = new Evaluation(question, FACTS, asOf);
    const codes = question.by.map((each) => codesOf(each, question, FACTS));
    const drawing = new Drawing(evaluation, codes, outcomesIn(input.outcomes), asOf);
    const members = await drawnFrom(evaluation, id, input, context);
    const { rows, people } = drawing.rowsOf(members);
    if (people < LEAST_IN_EXTRACT)
      throw new BadUserInput(
        'extract',
        `fewer than ${LEAST_IN_EXTRACT} people would have a row: widen the period or the cohort`,
      );
    return released({ id, input, rows, people, asOf, obligations: members.obligations }, context);
  }
}

/** INVARIANT: two extracts of one study differ by whole quarters, so that nobody is found to be of one day. */
function assertWholeQuarters({ from, to }: StudyExtractInput['index']): void {
  if (!/-(01|04|07|10)-01$/.test(from)) throw new BadUserInput('index.from', 'expected the first day of a quarter');
  if (!/-(03-31|06-30|09-30|12-31)$/.test(to)) throw new BadUserInput('index.to', 'expected the last day of a quarter');
}

/** Operations that draw. */
const drawn = new WeakSet<SubgraphContext>();

/** Each puts an entry on record of everybody it draws from. */
function assertOne(context: SubgraphContext): void {
  if (drawn.has(context)) throw new BadUserInput('extractForStudy', 'one extract in an operation');
  drawn.add(context);
}

function drawnFrom(
  evaluation: Evaluation,
  id: string,
  input: StudyExtractInput,
  { call, config, authorization }: SubgraphContext,
) {
  const { study: code, agreements } = input;
  const study = { code, criteria: JSON.stringify(input), operation: id };
  const asker = { authorization: authorization!, purpose: call.purpose!, agreements, measure: null, study };
  return membersFor(evaluation.plan, asker, countingOf(config));
}

function outcomesIn(given: readonly StudyOutcomeInput[]): Outcome[] {
  if (given.length > MOST_OUTCOMES) throw new BadUserInput('outcomes', `at most ${MOST_OUTCOMES} outcomes`);
  return given.map(({ name, ...events }, at) => {
    if (!/^[\w -]{1,40}$/.test(name))
      throw new BadUserInput(`outcomes[${at}].name`, 'expected 1 to 40 letters, digits, dashes and blanks');
    if (given.findIndex((each) => each.name === name) !== at)
      throw new BadUserInput(`outcomes[${at}].name`, 'this name is there twice');
    return { name, ...understoodEvents(events, `outcomes[${at}]`, FACTS) };
  });
}

interface Drawn {
  /** Its name on record, and its own: an operation has another. */
  readonly id: string;
  readonly input: StudyExtractInput;
  readonly rows: (string | null)[][];
  readonly people: number;
  readonly obligations: readonly Obligation[];
  readonly asOf: number;
}

/** INVARIANT: what left is on record, by its digest, before it leaves. */
async function released(
  { id, input, rows, people, obligations, asOf }: Drawn,
  context: SubgraphContext,
): Promise<StudyExtract> {
  const { config, call } = context;
  const { study, agreements } = input;
  const extract = {
    ...{
      id,
      study,
      agreements,
      question: JSON.stringify(input),
      asOf: dateOf(asOf),
      drawnAt: new Date(),
    },
    ...{
      obligations,
      notes: [...NOTES, ...(config.production ? [] : [SYNTHETIC]), ...noticesOf(obligations)],
      columns: columnsOf(input),
      rows,
    },
  };
  const sha256 = hashOf(JSON.parse(JSON.stringify(extract)));
  const told = { operation: call.operation, study, agreements, people, rows: rows.length, sha256 };
  await context.record([markOf('EXTRACTED', config.agency.name, id, told)]);
  const { question } = extract;
  const method = { version: 'study-extract 1', pseudonyms: 'of this study alone' };
  const signed = signRelease({ id, question, asOf: extract.asOf, method, sha256 }, config.ledgerKey);
  return Object.assign(new StudyExtract(), extract, { record: { ...signed, signedBy: config.agency.name } });
}

/** Texts that have to go with the rows. */
function noticesOf(obligations: readonly Obligation[]): string[] {
  return obligations.flatMap((each) => NOTICE_TEXT[each] ?? []);
}

function columnsOf({ by, outcomes }: StudyExtractInput): StudyColumn[] {
  return [
    { name: 'person', description: 'Pseudonym in this study.' },
    { name: 'year', description: 'Of the index event.' },
    ...by.map(({ dimension, at }) => ({
      name: at == null ? dimension : `${dimension} at ${at}`,
      description: descriptionOf(dimension),
    })),
    ...outcomes.flatMap(({ name, from, to }) => [
      { name: `${name}: events`, description: `How many from day ${from} to day ${to} after the index event.` },
      { name: `${name}: first day`, description: 'Days from the index event to the first of them.' },
      { name: `${name}: whole`, description: 'NO where records end before the last of these days.' },
    ]),
  ];
}
