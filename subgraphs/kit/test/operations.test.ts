import { buildSchema, execute, type ExecutionResult, type GraphQLObjectType, parse } from 'graphql';
import fc from 'fast-check';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import type { SubgraphContext } from '../src/context';
import { mayBeCompiled, Operations } from '../src/operations';

const schema = buildSchema(`
  type Query {
    people(first: Int = 4, each: [Int!]): [Person]
    person(id: ID): Person
    owed: Person!
    any: [Any]
    echo(text: String, of: Of, kinds: [Kind!], n: Int, f: Float, b: Boolean): String
  }
  type Mutation { slow: String quick: String }
  input Of { id: ID name: String = "none" inner: Of list: [String] }
  enum Kind { A B }
  union Any = Person | Dog
  type Person { id: ID! name: String owed: String! friends: [Person!] maybe: [Person] kind: Kind late: String bad: String }
  type Dog { name: String }
`);

const late = (value: unknown) => new Promise((resolve) => setTimeout(resolve, 2, value));
const person = (id: string, more: object = {}) => ({
  ...{ __typename: 'Person', id, name: `n${id}`, owed: 'o', kind: 'A', friends: [], maybe: [] },
  ...more,
});
type Resolve = (root: unknown, args: Record<string, unknown>) => unknown;
const RESOLVERS: Record<string, Record<string, Resolve>> = {
  Query: {
    people: async (_, { first }) =>
      [
        person('1', { friends: [person('2'), person('3', { owed: null })] }),
        null,
        person('4', { maybe: [person('5', { owed: null }), person('6')] }),
        person('7', { kind: 'C' }),
      ].slice(0, first as number),
    person: (_, { id }) => person((id as string | undefined) ?? 'x'),
    owed: () => late(null),
    any: () => [person('1'), { __typename: 'Dog', name: 'rex' }],
    echo: (_, { of, ...args }) => JSON.stringify({ of, ...args }, (_, value) => inOrder(value)),
  },
  Mutation: { slow: () => late('slow'), quick: () => 'quick' },
  Person: {
    late: () => late('late'),
    bad: () => {
      throw new Error('bad');
    },
  },
};
for (const [type, fields] of Object.entries(RESOLVERS))
  for (const [name, resolve] of Object.entries(fields))
    (schema.getType(type) as GraphQLObjectType).getFields()[name]!.resolve = resolve;

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

const ECHO = 'query ($t: String = "d", $of: Of, $k: [Kind!], $n: Int) { echo(text: $t, of: $of, kinds: $k, n: $n) }';
const LEFT_OUT = 'query ($id: ID) { echo(of: { id: $id, name: "n" }) }';
const FIRST = 'query ($first: Int) { people(first: $first) { id } }';
/** Of what is left out, the same field is asked for beside it. */
const LEFT_OUT_BESIDE =
  'query ($b: Boolean!) { people(first: 1) { ... @include(if: $b) { friends { ... { id } } } friends { friends { id } } } }';
const SKIPPED =
  'query ($s: Boolean!) { person { id name @skip(if: $s) owed @include(if: $s) ... @include(if: $s) { kind } } }';

const ran = jest.fn();
Object.assign(globalThis, { ran });
afterEach(() => ran.mockClear());

/** What `graphql-jit` writes where a day stands, and code behind it. */
const CODE = '"__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74d1),text:(ran(),7"';
const RUN = `{ echo(text: ${CODE}) }`;

/** Operation and variables. */
const CASES: [string, Record<string, unknown>][] = [
  ['{ people { id name kind } }', {}],
  ['{ people { id friends { id owed } maybe { id owed } late bad } }', {}],
  ['{ people { friends { owed late } } owed { id } }', {}],
  ['{ person(id: "1") { id bad owed late } echo(text: "a") }', {}],
  ['{ constructor: person { toString: id } __proto__: person { id } }', {}],
  [String.raw`{ a: echo(text: "\"); process.exit(1); //") b: echo(text: "${'`$'}{1}${'`'}\n\\ \u2028 '") }`, {}],
  ['{ echo(text: """block " quote \\""" x""") }', {}],
  ['{ echo(of: { id: 3, inner: { name: null }, list: ["a", null] }, kinds: [A, B], n: -0, f: 1e3, b: true) }', {}],
  [ECHO, {}],
  [ECHO, { t: null, of: { id: 'x', inner: {} }, k: ['A'], n: 3 }],
  [ECHO, { k: 'A', of: { id: 12 } }],
  [FIRST, {}],
  [FIRST, { first: 1 }],
  [LEFT_OUT, {}],
  [LEFT_OUT, { id: 'given' }],
  ['query ($id: ID!, $n: Int!) { person(id: $id) { id } echo(n: $n) }', { id: 7, n: 2 }],
  ['query ($each: [Int!]!) { people(each: $each) { id } }', { each: [1, 2] }],
  [SKIPPED, { s: true }],
  [SKIPPED, { s: false }],
  [LEFT_OUT_BESIDE, { b: false }],
  ['{ any { __typename ... on Person { id x: name } ... on Dog { x: name } } __typename }', {}],
  ['fragment P on Person { id ...Q } fragment Q on Person { name kind } { person { ...P ...Q } }', {}],
  ['mutation { slow quick again: slow }', {}],
  ['{ __schema { queryType { name } } __type(name: "Person") { fields { name } } }', {}],
];

const NOBODY = {} as SubgraphContext;

async function asGiven(query: string, variables?: Record<string, unknown>): Promise<ExecutionResult> {
  return new Operations(schema).prepared(query)(NOBODY, variables);
}

async function asGraphql(query: string, variables?: Record<string, unknown>): Promise<ExecutionResult> {
  return execute({ schema, document: parse(query), variableValues: variables });
}

async function compiled(query: string, variables: object = {}): Promise<ExecutionResult> {
  const made = compileQuery(schema, parse(query));
  if (!isCompiledQuery(made)) throw new Error('not compiled');
  return made.query(undefined, {}, variables);
}

const plain = ({ data }: ExecutionResult) => JSON.parse(JSON.stringify(data, (_, value) => inOrder(value)) ?? 'null');
/** Where they are; what they say stays at the subgraph. */
const failures = ({ errors = [] }: ExecutionResult) => errors.map(({ path }) => path?.join('.') ?? '').sort();

const leaf = fc.constantFrom('id', 'name', 'owed', 'kind', 'late', 'bad', '__typename');
const lists = fc.constantFrom('friends', 'maybe');
const { person: ofPerson } = fc.letrec<{ person: string; part: string }>((tie) => ({
  person: fc.array(tie('part'), { minLength: 1, maxLength: 4 }).map((parts) => `{ ${parts.join(' ')} }`),
  part: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.tuple(lists, tie('person')).map(([list, of]) => `${list} ${of}`),
    tie('person').map((of) => `... ${of}`),
    tie('person').map((of) => `... on Person ${of}`),
  ),
}));
/** Operations of nothing but names, variables that must be given, and whole numbers. */
const plainOperations = fc
  .tuple(fc.integer({ min: 0, max: 4 }), ofPerson, ofPerson, ofPerson, fc.constantFrom('', 'owed { id }'))
  .map(
    ([first, one, two, three, owed]) => `query ($id: ID!) { people(first: ${first}) ${one} person(id: $id) ${two}
      any { ... on Dog { name } ... on Person ${three} } ${owed} }`,
  );

describe('an operation', () => {
  it.each(CASES)('gives what `graphql` gives: %s %j', async (query, variables) => {
    const given = await asGiven(query, variables);
    const meant = await asGraphql(query, variables);
    expect(plain(given)).toEqual(plain(meant));
    expect(failures(given)).toEqual(expect.arrayContaining(failures(meant)));
  });

  it('gives what `graphql` gives, whatever is asked', async () => {
    await fc.assert(
      fc.asyncProperty(plainOperations, async (query) => {
        expect(mayBeCompiled(schema, parse(query))).toBe(true);
        const given = await asGiven(query, { id: 'i' });
        const meant = await asGraphql(query, { id: 'i' });
        expect(plain(given)).toEqual(plain(meant));
        expect(failures(given)).toEqual(expect.arrayContaining(failures(meant)));
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['a number that is none', 'query ($n: Int!) { echo(n: $n) }', { n: 'x' }],
    ['nothing where something must be', 'query ($n: Int!) { echo(n: $n) }', {}],
    ['a code there is not', ECHO, { k: ['C'] }],
    ['a field there is not', ECHO, { of: { nope: 1 } }],
    ['a prototype', ECHO, { of: JSON.parse('{ "__proto__": { "id": 1 } }') }],
  ])('is refused %s, by the name of the variable', async (_, query, variables) => {
    const { data, errors } = await asGiven(query, variables);
    expect(data ?? null).toBeNull();
    expect(errors?.map(({ message }) => /^Variable "\$\w+"/.test(message))).toEqual([true]);
  });

  it.each([
    ['an alias', '{ a: echo }'],
    ['a text', '{ echo(text: "t") }'],
    ['a fraction', '{ echo(f: 1.5) }'],
    ['a code', '{ echo(kinds: A) }'],
    ['a list', '{ echo(kinds: []) }'],
    ['an input', '{ echo(of: {}) }'],
    ['a directive', '{ echo @skip(if: true) }'],
    ['a variable that may be left out', 'query ($n: Int) { echo(n: $n) }'],
    ['a variable that is an input', 'query ($of: Of!) { echo(of: $of) }'],
    ['a variable that is a code', 'query ($kinds: [Kind!]!) { echo(kinds: $kinds) }'],
  ])('is not compiled where it holds %s', (_, query) => {
    expect(mayBeCompiled(schema, parse(query))).toBe(false);
  });

  it('is prepared once, and each of those in one text by itself', async () => {
    const operations = new Operations(schema);
    const two = 'query One { a: echo } query Two { b: echo }';
    expect(operations.prepared(two, 'One')).toBe(operations.prepared(two, 'One'));
    expect(plain(await operations.prepared(two, 'Two')(NOBODY))).toEqual({ b: '{}' });
    const { errors } = await operations.prepared(two, 'Three')(NOBODY);
    expect(errors?.[0]?.message).toContain('Three');
  });

  it.each([
    ['a value', RUN],
    ['a member of an input', `{ echo(of: { inner: { name: ${CODE} } }) }`],
    ['one of a list', `{ echo(of: { list: [${CODE}] }) }`],
    ['what a variable is without a value', `query ($text: String = ${CODE}) { echo(text: $text) }`],
  ])('runs nothing of a text that is %s', async (_, query) => {
    expect(plain(await asGiven(query))).toEqual(plain(await asGraphql(query)));
    expect(ran).not.toHaveBeenCalled();
  });

  it('would run some texts, compiled (so that the test above can fail)', async () => {
    await compiled(RUN);
    expect(ran).toHaveBeenCalled();
  });

  it.each([
    ['null for what an input leaves out', LEFT_OUT, {}],
    ['what a directive leaves out', LEFT_OUT_BESIDE, { b: false }],
  ])('would give %s, compiled (so that the tests above can fail)', async (_, query, variables) => {
    expect(plain(await compiled(query, variables))).not.toEqual(plain(await asGraphql(query, variables)));
  });
});
