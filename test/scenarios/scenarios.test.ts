import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  askAll,
  type Engine,
  engineRunner,
  explanationRunner,
  type GraphRunner,
  openGraphRunner,
  partners,
  readStory,
  STORY,
  storyIn,
  type Runner,
  type Story,
  type Told,
} from '@lead-graph/kit/scenarios';
import * as engine from '@lead-graph/participants/engine';
import { Obligation } from '@lead-graph/schema';
import { SABOTAGES, sabotaged } from './sabotagedEngines';

const FILES = readdirSync(__dirname).filter((name) => name.endsWith('.yaml'));
const STORIES = FILES.map((name) => readStory(join(__dirname, name), partners()));
const named = (name: string): Story => STORIES.find(({ file }) => file.endsWith(`/${name}.yaml`))!;

let graph: GraphRunner;

beforeAll(async () => {
  graph = await openGraphRunner(STORIES, engine);
}, 120_000);
afterAll(() => graph?.stop());

const runners = (by: Engine): Record<string, Runner> => ({
  engine: engineRunner(by),
  explanation: explanationRunner(by),
});

const faultsIn = (told: readonly Told[]): string[] =>
  told.flatMap(({ line, question, verdicts }) =>
    verdicts.flatMap(({ category, faults }) => faults.map((fault) => `${line}: ${question}: ${category}: ${fault}`)),
  );

/** Stories in which something is not as told, by their names. */
const found = (told: readonly Told[]): string[] => [
  ...new Set(
    told.filter((each) => faultsIn([each]).length > 0).map(({ file }) => file.split('/').at(-1)!.slice(0, -5)),
  ),
];

const cases = (letter: string, last: number): string[] =>
  Array.from({ length: last }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`);

describe('the stories', () => {
  it('tell every case of consent, redisclosure and special situation, and the ten that are got wrong', () => {
    const told = new Set(STORIES.flatMap(({ ids }) => ids));
    const wanted = [...cases('C', 25), ...cases('R', 10), ...cases('X', 24), ...cases('S', 10)];
    expect(wanted.filter((id) => !told.has(id))).toEqual([]);
  });

  it('each ask on either side of a boundary', () => {
    const sides = ({ questions }: Story) =>
      new Set(questions.map(({ expected: { effect, visible, stale } }) => `${effect} ${visible} ${stale}`)).size;
    expect(STORIES.filter((story) => sides(story) < 2).map(({ file }) => file)).toEqual([]);
  });

  it('cost engine and explanation less than three seconds of CPU', async () => {
    const before = process.cpuUsage();
    await askAll(STORIES, runners(engine));
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(3);
  });
});

describe('the example of test/README.md', () => {
  const text = /```yaml\n([\s\S]*?)```/.exec(readFileSync(join(__dirname, '../README.md'), 'utf8'))![1]!;

  it('is read, and answered as it says', async () => {
    const told = await askAll([storyIn(text, 'README.md', partners())], runners(engine));
    expect(told).toHaveLength(5);
    expect(faultsIn(told)).toEqual([]);
  });

  it('says every key there is', () => {
    expect([...new Set(STORY.keys)].filter((key) => !new RegExp(`\\b${key}:`).test(text))).toEqual([]);
  });
});

describe('engine, explanation and the whole graph', () => {
  let told: Told[];

  beforeAll(async () => {
    told = await askAll(STORIES, { ...runners(engine), graph: graph.runner });
  }, 300_000);

  it.each(FILES.map((name) => [name.slice(0, -5)]))('give the same account of %s, as told', (name) => {
    const of = told.filter(({ file }) => file === named(name).file);
    expect(of.length).toBeGreaterThan(1);
    expect(faultsIn(of)).toEqual([]);
  });

  it('answer nearly all of it, and say why not where one cannot be asked', () => {
    const answers = told.flatMap(({ verdicts }) => verdicts.map(({ answers }) => answers.graph!));
    const refused = answers.filter(({ effect }) => effect === 'NOT_ASKABLE');
    expect(refused.filter(({ reason }) => !REASONS.some((each) => each.test(reason!)))).toEqual([]);
    expect(refused.length / answers.length).toBeLessThan(0.12);
  });
});

const REASONS = [
  /^the graph has no road but the participant$/,
  /^the graph runs on the policy of this installation$/,
  /^no field of the graph carries (CJI|PD_PRIV)$/,
  /^no database keeps such a row: emergency_check/,
];

describe('a runner in which a rule is broken', () => {
  it.each(SABOTAGES)('is found out: an engine that forgets %s (sabotaged)', async (_forgotten, sabotage, by) => {
    expect(found(await askAll([named(by)], runners(sabotaged(engine, sabotage))))).toEqual([by]);
  });

  it('is found out: an engine that says of somebody withheld what it would say of anybody (sabotaged)', async () => {
    const open: Engine = {
      ...engine,
      decideAll: (asked, bases, rules, at) =>
        new Map(
          [...engine.decideAll(asked, bases, rules, at)].map(([category]) => [
            category,
            engine.decide(category, asked, bases, rules, at),
          ]),
        ),
    };
    expect(found(await askAll([named('police-saw-it-themselves')], runners(open)))).toEqual([
      'police-saw-it-themselves',
    ]);
  });

  it('is found out: an explanation that tells the caller why not (sabotaged)', async () => {
    const telling: Engine = {
      ...engine,
      explain: (decision) => ({
        ...engine.explain(decision),
        ...(decision.effect === 'DENY' ? { howToAsk: decision.reason } : {}),
      }),
    };
    expect(found(await askAll([named('revoked-mid-month')], runners(telling)))).toEqual(['revoked-mid-month']);
  });

  it('is found out: an engine that sends every notice along with everything (sabotaged)', async () => {
    const eager: Engine = {
      ...engine,
      decideAll: (asked, bases, rules, at) =>
        new Map(
          [...engine.decideAll(asked, bases, rules, at)].map(([category, decision]) => [
            category,
            decision.effect === 'DENY'
              ? decision
              : { ...decision, obligations: [...decision.obligations, Obligation.NOTICE_70_02_300] },
          ]),
        ),
    };
    expect(found(await askAll([named('what-is-not-owed')], runners(eager)))).toEqual(['what-is-not-owed']);
  });

  it('is found out: an explanation that names another rule (sabotaged)', async () => {
    const wrong: Engine = {
      ...engine,
      explainInFull: (decision) => ({ ...engine.explainInFull(decision), rule: 'HMIS-CM-TREAT' }),
    };
    expect(found(await askAll([named('revoked-mid-month')], runners(wrong)))).toEqual(['revoked-mid-month']);
  });

  it.each([
    ['a core that forgets revocations', 'participants', 'consent', 'revokedAt', 'NULL', 'revoked-mid-month'],
    [
      'an agency that dates every row alike',
      'housing',
      'housing_service',
      'servicedOn',
      `'2025-06-01'`,
      'one-year-of-service',
    ],
  ])('is found out: %s (sabotaged)', async (_what, agency, table, column, value, by) => {
    const { db } = graph.graph.subgraphs[agency]!;
    await db.query(`CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN NEW."${column}" := ${value}; RETURN NEW; END $$`);
    await db.query(`CREATE TRIGGER spoil BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION spoil()`);
    try {
      expect(found(await askAll([named(by)], { graph: graph.runner }))).toEqual([by]);
    } finally {
      await db.query(`DROP TRIGGER spoil ON ${table}`);
      await db.query('DROP FUNCTION spoil()');
    }
  });
});
