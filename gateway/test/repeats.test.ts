import { parse, specifiedRules, validate, buildSchema } from 'graphql';
import { assertFewRepeats, MOST_REPEATS } from '../src/repeats';

const times = (count: number, text: string) => Array.from({ length: count }, () => text).join(' ');
const refusal = (text: string): string | undefined => {
  try {
    assertFewRepeats(parse(text));
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('one name selected over and over', () => {
  it.each([
    ['fields', `{ a { ${times(MOST_REPEATS + 1, 'b')} } }`],
    ['objects', `{ a { ${times(MOST_REPEATS + 1, 'b { c }')} } }`],
    ['an alias', `{ a { ${times(MOST_REPEATS + 1, 'x: b')} } }`],
    ['fields of an operation that is not executed', `query A { a } query B { ${times(MOST_REPEATS + 1, 'b')} }`],
    ['fields of a fragment', `{ ...f } fragment f on T { ${times(MOST_REPEATS + 1, 'b')} }`],
    ['fragments', `{ ${times(MOST_REPEATS + 1, '...f')} } fragment f on T { b }`],
    ['inline fragments', `{ ${times(MOST_REPEATS + 1, '... on T { b }')} }`],
  ])('is refused before validation: %s', (_, text) => {
    expect(refusal(text)).toBe('OPERATION_TOO_LARGE');
  });

  it('passes where it is honest, and where it is for validation to refuse', () => {
    expect(refusal(`{ a { ${times(MOST_REPEATS, 'b { c }')} } }`)).toBeUndefined();
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
