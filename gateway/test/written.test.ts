import { parse, specifiedRules, validate, buildSchema } from 'graphql';
import { LIMITS } from '../src/limits';
import { assertWrittenWithinLimits, MOST_NESTED, MOST_REPEATS } from '../src/written';

const times = (count: number, text: string) => Array.from({ length: count }, () => text).join(' ');
const numbered = (count: number, one: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => one(n)).join(' ');
const refusal = (text: string): string | undefined => {
  try {
    assertWrittenWithinLimits(parse(text));
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a document that is too large as it is written', () => {
  it.each([
    ['fields', `{ a { ${times(MOST_REPEATS + 1, 'b')} } }`],
    ['objects', `{ a { ${times(MOST_REPEATS + 1, 'b { c }')} } }`],
    ['an alias', `{ a { ${times(MOST_REPEATS + 1, 'x: b')} } }`],
    ['fields of an operation that is not executed', `query A { a } query B { ${times(MOST_REPEATS + 1, 'b')} }`],
    ['fields of a fragment', `{ ...f } fragment f on T { ${times(MOST_REPEATS + 1, 'b')} }`],
    ['aliases', `{ ${numbered(LIMITS.aliases + 1, (n) => `a${n}: b`)} }`],
    ['fields', `{ ${numbered(LIMITS.fields + 1, (n) => `b${n}`)} }`],
    [
      'fields of many operations',
      numbered(LIMITS.fields / 10 + 1, (n) => `query Q${n} { ${numbered(10, (m) => `b${m}`)} }`),
    ],
    ['selections within each other', `${'{ a '.repeat(MOST_NESTED + 1)}${'}'.repeat(MOST_NESTED + 1)}`],
    ['fragments within each other', `${'{ ... '.repeat(MOST_NESTED)}{ b }${'}'.repeat(MOST_NESTED)}`],
    ['fragments', `{ ${times(MOST_REPEATS + 1, '...f')} } fragment f on T { b }`],
    ['inline fragments', `{ ${times(MOST_REPEATS + 1, '... on T { b }')} }`],
  ])('is refused before validation: %s', (_, text) => {
    expect(refusal(text)).toBe('OPERATION_TOO_LARGE');
  });

  it('passes where it is honest, and where it is for validation to refuse', () => {
    expect(refusal(`{ a { ${times(MOST_REPEATS, 'b { c }')} } }`)).toBeUndefined();
    expect(refusal(`{ ${numbered(LIMITS.aliases, (n) => `a${n}: b`)} }`)).toBeUndefined();
    expect(refusal('{ ...f } fragment f on T { ...f }')).toBeUndefined();
  });

  it('would keep validation busy (so that the tests above matter)', () => {
    const schema = buildSchema('type Query { a: T } type T { b: T c: ID }');
    const cost = (count: number) => {
      const document = parse(`{ a { ${times(count, 'b { c }')} } }`);
      const began = process.cpuUsage();
      validate(schema, document, specifiedRules);
      return process.cpuUsage(began).user;
    };
    cost(MOST_REPEATS);
    expect(cost(700)).toBeGreaterThan(10 * cost(MOST_REPEATS));
  });
});
