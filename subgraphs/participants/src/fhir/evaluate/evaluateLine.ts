import { type Answer, evaluate } from './evaluate';
import { Fault } from './fault';
import { objectAt } from './json';

interface Refusal {
  readonly error: { readonly line: number; readonly path: string; readonly message: string };
}

/** Decides the question of one line of JSON. `line` counts from one; `now` is an ISO instant. */
export function evaluateLine(text: string, line: number, now: string): Answer | Refusal {
  try {
    return evaluate(objectAt(parsed(text), ''), now);
  } catch (error) {
    if (error instanceof Fault) return { error: { line, path: error.path, message: error.message } };
    const message = error instanceof RangeError ? 'expected less nesting' : 'cannot be evaluated';
    return { error: { line, path: '', message } };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Fault('', 'expected one JSON object');
  }
}
