import { buildSchema, parse } from 'graphql';
import { assertWithinLimits, LIMITS, pageSizesOf } from '../src/limits';

const many = (count: number, one: (n: number) => string) => Array.from({ length: count }, (_, n) => one(n)).join(' ');
const refusal = (text: string, variables = {}): string | undefined => {
  try {
    assertWithinLimits(parse(text), undefined, variables);
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('limits of an operation', () => {
  it('let an honest operation through', () => {
    expect(refusal('{ participant(id: "x") { id charges { id } } }')).toBeUndefined();
  });

  it.each([
    ['too deep', `{ ${'a { '.repeat(LIMITS.depth)} b ${'}'.repeat(LIMITS.depth)} }`],
    ['too many fields', `{ a { ${many(LIMITS.fields + 1, () => 'b')} } }`],
    ['too many aliases', `{ a { ${many(LIMITS.aliases + 1, (n) => `a${n}: b`)} } }`],
    ['too many at the root', `{ ${many(LIMITS.rootFields + 1, () => 'a')} }`],
    ['too many directives', `{ a ${many(LIMITS.directives + 1, () => '@skip(if: false)')} }`],
    [
      'many fields behind one fragment spread often',
      `{ ${many(15, () => 'a { ...f }')} } fragment f on T { ${many(200, () => 'b')} }`,
    ],
    [
      'aliases hidden in nested fragments',
      `{ a { ...f } } fragment f on T { ${many(LIMITS.aliases + 1, (n) => `a${n}: b`)} }`,
    ],
  ])('refuse %s', (_, text) => {
    expect(refusal(text)).toBe('OPERATION_TOO_LARGE');
  });

  it('count pages over all aliases, written out or in variables', () => {
    expect(
      refusal('query ($n: Int) { a: caseload(first: $n) { id } b: caseload(first: 300) { id } }', { n: 300 }),
    ).toBe('COST_LIMIT');
    expect(
      refusal('query ($n: Int) { a: caseload(first: $n) { id } b: caseload(first: 100) { id } }', { n: 100 }),
    ).toBeUndefined();
  });

  it.each([
    ['a root field as one', '{ participant(id: "x") { id } }', {}, 1],
    ['a page as it is written', '{ caseload(first: 5) { id } }', {}, 6],
    ['a page of a variable', 'query ($n: Int) { caseload(first: $n) { id } }', { n: 7 }, 8],
    ['a page of a variable that is left out', 'query ($n: Int = 90) { caseload(first: $n) { id } }', {}, 91],
    ['a page that nobody sizes as the schema does', '{ caseload { id } }', {}, 21],
    ['a page whose variable nobody sizes so too', 'query ($n: Int) { caseload(first: $n) { id } }', {}, 21],
    ['pages inside pages', '{ caseload { id { consents { id } } } }', {}, 121],
  ])('count %s', (_, text, variables, cost) => {
    const pages = pageSizesOf(
      buildSchema(
        'type Query { caseload(first: Int! = 20): P participant: P } type P { id: ID consents(first: Int = 100): P }',
      ),
    );
    expect(assertWithinLimits(parse(text), undefined, variables, pages)).toBe(cost);
  });

  it('are not passed by pages that nobody sizes', () => {
    const pages = new Map([['consents', 100]]);
    const text = `{ ${many(6, (n) => `a${n}: consents { id }`)} }`;
    expect(() => assertWithinLimits(parse(text), undefined, {}, pages)).toThrow(/more than 500 records/);
    expect(() => assertWithinLimits(parse(text), undefined, {})).not.toThrow();
  });
});
