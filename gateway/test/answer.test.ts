import type { GraphQLFormattedError } from 'graphql';
import { answerBody } from '../src/answer';
import { Operation } from '../src/operation';

const OF_THE_CORE = error('r0', 'why something was decided is for privacy officers');
const OF_COUNTING = error('r1', 'tables are for policy staff and evaluators');

describe('errors of several agencies', () => {
  it('stand in one order, whichever agency answered first', () => {
    expect(answered([OF_COUNTING, OF_THE_CORE])).toBe(answered([OF_THE_CORE, OF_COUNTING]));
  });

  it('stand in the order of the operation where nothing was asked of an agency', () => {
    const errors = ['no such field "b"', 'no such field "a"'].map((message) => error(null, message));
    const body = JSON.parse(answerBody({ errors }, operation()));
    expect(body.errors.map(({ message }: GraphQLFormattedError) => message)).toEqual([
      'no such field "b"',
      'no such field "a"',
    ]);
  });
});

function answered(errors: GraphQLFormattedError[]): string {
  return answerBody({ data: { r0: null, r1: null }, errors }, operation());
}

function operation(): Operation {
  return new Operation('one request', 0, null, null, null);
}

function error(root: string | null, message: string): GraphQLFormattedError {
  return { message, ...(root ? { path: [root] } : {}), extensions: { code: 'FORBIDDEN' } };
}
