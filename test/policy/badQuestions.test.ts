import { openTestGraph, type TestGraph } from '../graph/openGraph';

let graph: TestGraph;

beforeAll(async () => {
  graph = await openTestGraph();
}, 120_000);
afterAll(() => graph.stop());

const TABLE = 'query ($question: PolicyQuestionInput!) { policyTable(question: $question) { id } }';
const AGAIN = 'query ($id: ID!) { releasedPolicyTable(id: $id) { id title } }';
const PERIOD = { from: '2018-01-01', to: '2026-12-31' };
const INTAKE = { measure: 'intake-within-30-days', period: PERIOD };
const REFERRED = { fact: 'referral', ...PERIOD };

async function refusalOf(question: object, as = 'analyst-penn', purpose = 'HRESCH'): Promise<[string, string]> {
  const { body } = await graph.ask(as, purpose, TABLE, { question });
  expect(body.data?.policyTable ?? null).toBeNull();
  expect(body.errors).toHaveLength(1);
  const [{ message, extensions }] = body.errors as [{ message: string; extensions: { code: string } }];
  return [extensions.code, message];
}

describe('a question that makes no sense', () => {
  it.each<[string, object, RegExp]>([
    ['an unknown measure', { ...INTAKE, measure: 'intake-within-30-day' }, /perhaps `intake-within-30-days`/],
    ['a measure that is like none', { ...INTAKE, measure: 'xq' }, /`policyMeasures` lists them/],
    ['a measure without a period', { measure: INTAKE.measure }, /^`period`: .* give `from` and `to`$/],
    ['a measure with an index of its own', { ...INTAKE, index: REFERRED }, /^`measure`: /],
    ['neither a measure nor an index', {}, /^`question`: give a `measure` with its `period`/],
    ['an unknown dimension', { ...INTAKE, by: [{ dimension: 'rase' }] }, /^`by\[0\].dimension`: .*perhaps `race`/],
    ['an attribute of another fact', { ...INTAKE, by: [{ dimension: 'index.basis' }] }, /^`by\[0\].dimension`/],
    [
      'an unknown code of a filter',
      { ...INTAKE, filters: [{ dimension: 'catchment', codes: ['spd-wst'] }] },
      /^`filters\[0\].codes`: .*perhaps `spd-west`/,
    ],
    [
      'an unknown code of an event',
      { index: { ...REFERRED, where: [{ attribute: 'route', codes: ['ARREST'] }] }, count: { kind: 'PEOPLE' } },
      /^`index.where\[0\].codes`: .*perhaps `ARREST_DIVERSION`/,
    ],
    ['an unknown fact', { index: { ...REFERRED, fact: 'referal' }, count: { kind: 'PEOPLE' } }, /perhaps `referral`/],
    [
      'a period that ends before it begins',
      { ...INTAKE, period: { from: '2026-01-02', to: '2026-01-01' } },
      /^`index.to`: the period ends before it begins$/,
    ],
    [
      'a window that ends before it begins',
      { index: REFERRED, count: { kind: 'SHARE', of: [{ fact: 'arrest', from: 10, to: 1 }] } },
      /^`count.of\[0\].to`: the window ends before it begins$/,
    ],
    [
      'a share of nothing',
      { index: REFERRED, count: { kind: 'SHARE' } },
      /^`count.of`: a share is of those for whom something holds/,
    ],
    ['a rate without a window', { index: REFERRED, count: { kind: 'RATE', events: { fact: 'arrest' } } }, /is missing/],
    [
      'more cells than are allowed',
      { ...INTAKE, by: [{ dimension: 'race' }, { dimension: 'age-band' }, { dimension: 'quarter' }] },
      /^`by`: this table has \d+ cells and at most 600 are allowed: leave out a dimension or shorten the period$/,
    ],
    ['the same dimension twice', { ...INTAKE, by: [{ dimension: 'race' }, { dimension: 'race' }] }, /there twice/],
    [
      'a dimension some days later that has no later',
      { ...INTAKE, by: [{ dimension: 'race', at: 30 }] },
      /^`by\[0\].at`: `race` is not looked at some time after$/,
    ],
  ])('with %s is told which part, and why', async (_, question, said) => {
    const [code, message] = await refusalOf(question);
    expect(code).toBe('BAD_USER_INPUT');
    expect(message).toMatch(said);
  });

  it('does not come back in an error that carries what it was sent', async () => {
    const hostile = '<script>alert(1)</script>';
    const [, message] = await refusalOf({ ...INTAKE, measure: hostile });
    expect(message).not.toContain('script');
  });
});

describe('whoever may not count', () => {
  it.each([
    ['case-manager-ito', 'DIVOPS'],
    ['officer-reyes', 'DIVOPS'],
    ['rosa-quinn', 'PATRQT'],
    ['administrator-kaur', 'DIVOPS'],
  ])('%s is told so', async (as, purpose) => {
    expect((await refusalOf(INTAKE, as, purpose))[0]).toBe('FORBIDDEN');
  });

  it('is told so before the question is read', async () => {
    expect(await refusalOf({ measure: 'unknown' }, 'case-manager-ito', 'DIVOPS')).toEqual(
      await refusalOf(INTAKE, 'case-manager-ito', 'DIVOPS'),
    );
  });

  it('may not claim a purpose of another role', async () => {
    expect(['FORBIDDEN', 'PURPOSE_NOT_ALLOWED']).toContain((await refusalOf(INTAKE, 'analyst-penn', 'TREAT'))[0]);
  });

  it('needs an agreement for an audit', async () => {
    const [code, message] = await refusalOf(INTAKE, 'analyst-penn', 'AUDIT');
    expect(code).toBe('BAD_USER_INPUT');
    expect(message).toMatch(/^`agreement`: an audit counts under an agreement/);
  });
});

describe('a released table', () => {
  const again = async (as: string, id: string, purpose = 'HRESCH') => {
    const { body } = await graph.ask(as, purpose, AGAIN, { id });
    return body.errors ? [body.errors[0]!.extensions.code, body.errors[0]!.message] : body.data.releasedPolicyTable;
  };

  it('is shown to its organization again, and to another it is as if it were not there', async () => {
    const { body } = await graph.ask('analyst-penn', 'HRESCH', TABLE, { question: INTAKE });
    const { id } = body.data.policyTable;
    expect(await again('analyst-penn', id)).toMatchObject({ id });
    const unknown = await again('evaluator-chen', '5eed0000-0000-4000-8000-00000000dead');
    expect(unknown).toEqual(['NOT_FOUND', 'no such table']);
    expect(await again('evaluator-chen', id)).toEqual(unknown);
    expect(await again('case-manager-ito', id, 'DIVOPS')).toEqual(unknown);
    expect(await again('analyst-penn', "' OR 1=1")).toEqual(unknown);
  });
});
