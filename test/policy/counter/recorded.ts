import { CALL_HEADER, type Counting, type CountRequest, openedAnswer, readFrame } from '@lead-graph/kit';
import type { Question } from '@lead-graph/policy';
import { Evaluation, membersFor } from '@lead-graph/policy/count';
import { AGENCIES, type CallClaims, Purpose, unseal } from '@lead-graph/schema';
import { AS_OF } from '../../bench/policy/questions';
import { SYNTHETIC_FACTS } from './syntheticOwners';

export const CORE = AGENCIES.find(({ core }) => core)!.name;

/** One call of the counter, with what came of it. */
export interface Recorded {
  readonly owner: string;
  readonly headers: CountRequest['headers'];
  readonly asked: Buffer;
  /** As it was on the line. */
  readonly answered: Buffer;
  /** As the counter reads it. */
  readonly opened: Buffer;
}

type Send = Counting['send'];

/** All calls that one question makes, by synthetic owners. `through` may change what is sent. */
export async function recorded(
  counting: Counting,
  question: Question,
  through: (send: Send) => Send = (send) => send,
): Promise<Recorded[]> {
  const letters: Recorded[] = [];
  const sending = through(counting.send);
  const send: Send = async (owner, request) => {
    const { status, body } = await sending(owner, request);
    const line = Buffer.from(body);
    letters.push({ owner, ...asSent(request), answered: line, opened: opened(owner, request, body, counting) });
    return { status, body };
  };
  const { plan } = new Evaluation(question, SYNTHETIC_FACTS, AS_OF);
  await membersFor(
    plan,
    { authorization: 'token', purpose: Purpose.HRESCH, agreements: [], measure: null },
    { ...counting, send },
  );
  return letters.sort((a, b) => a.owner.localeCompare(b.owner));
}

function asSent({ headers, body }: CountRequest): Pick<Recorded, 'headers' | 'asked'> {
  return { headers, asked: body };
}

function opened(owner: string, { headers }: CountRequest, body: Buffer, { keys }: Counting): Buffer {
  return openedAnswer(Buffer.from(body), keys[owner]![0].secret, claimsOf(headers, keys[owner]!).call);
}

export function claimsOf(headers: CountRequest['headers'], ring: Parameters<typeof unseal>[1]): CallClaims {
  return unseal(headers[CALL_HEADER], ring) as CallClaims;
}

export interface Word {
  readonly issuedAt: number;
  readonly epoch: string;
  readonly nonce: string;
  readonly count: number;
  readonly width: number;
  readonly categories: readonly string[];
  readonly order: string | null;
}

/** What anybody can read of a sealed word, who can write none. */
export function readableWord(word: string): Word {
  return JSON.parse(Buffer.from(word.split('.')[1]!, 'base64url').toString());
}

/** The masked rows, the slots and the order of an owner's answer, or the secrets, rows, slots, places and masks of the core's. */
export function partsOf(frame: Buffer): Buffer[] {
  return readFrame<object>(frame).parts;
}
