import { parse } from 'graphql';
import { assertWithinLimits, LIMITS } from '../src/limits';

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
});
