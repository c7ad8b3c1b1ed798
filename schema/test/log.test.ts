import { log, type LogLine } from '../src/log';

let written: string;
beforeEach(() => {
  written = '';
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written += text;
    return true;
  });
});
afterEach(() => jest.restoreAllMocks());

describe('a line of the log', () => {
  it('holds what may be in it (so that the tests below can fail)', () => {
    log({
      event: 'request failed',
      subgraph: 'housing',
      code: 'TypeError',
      client: 'case-app',
      port: 4000,
      requestId: 'r',
      milliseconds: 7,
    });
    expect(JSON.parse(written)).toEqual({
      at: expect.any(String),
      ...{
        event: 'request failed',
        subgraph: 'housing',
        code: 'TypeError',
        client: 'case-app',
        port: 4000,
        requestId: 'r',
        milliseconds: 7,
      },
    });
  });

  it('drops every other field', () => {
    log({ event: 'x', query: '{ a }', token: 't', authorization: 'Bearer t', name: 'Rosa' } as LogLine);
    expect(Object.keys(JSON.parse(written))).toEqual(['at', 'event']);
  });

  it('is one line, whatever a client calls itself', () => {
    log({ event: 'x', client: 'app\n{"event":"forged"}\u2028\u001b[31m<script>' });
    expect(written.trimEnd().split(/[\n\u2028]/)).toHaveLength(1);
    expect(JSON.parse(written).client).toBe('app???event?:?forged?????31m?script?');
  });

  it('has no room for a token', () => {
    log({ event: 'x', client: 'a'.repeat(900) });
    expect(JSON.parse(written).client).toHaveLength(80);
  });
});
