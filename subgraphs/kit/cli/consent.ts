import { once } from 'node:events';

const DONE = 0;
const SOME_WERE_BAD = 4;

/** Answers a question about FHIR consents for each line of JSON that comes in, in order; a bad line gets an error in its place. */
export async function consentEvaluateCommand(): Promise<number> {
  const door: typeof import('@lead-graph/participants/fhir') = require('@lead-graph/participants/fhir');
  let line = 0;
  let ended = DONE;
  for await (const text of linesOf(process.stdin)) {
    const answer = door.evaluateLine(text, ++line, new Date().toISOString());
    if ('error' in answer) ended = SOME_WERE_BAD;
    if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) await once(process.stdout, 'drain');
  }
  return ended;
}

/** By line feeds alone: within a text of JSON other line ends may stand unescaped. Never holds more than one line. */
async function* linesOf(stream: NodeJS.ReadStream): AsyncGenerator<string> {
  stream.setEncoding('utf8');
  let parts: string[] = [];
  for await (const chunk of stream) {
    const [first, ...others] = String(chunk).split('\n');
    parts.push(first!);
    for (const next of others) {
      yield parts.join('');
      parts = [next];
    }
  }
  const last = parts.join('');
  if (last !== '') yield last;
}
