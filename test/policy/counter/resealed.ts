import { type CountAnswer, type Counting, type CountRequest, openedAnswer, sealedAnswer } from '@lead-graph/kit';
import { claimsOf } from './recorded';

/** An owner's answer with something else in it, sealed as the owner seals it. */
export async function resealed(
  { keys, send }: Pick<Counting, 'keys' | 'send'>,
  owner: string,
  request: CountRequest,
  change: (frame: Buffer) => Buffer,
): Promise<CountAnswer> {
  const { status, body } = await send(owner, request);
  const ring = keys[owner]!;
  const { call } = claimsOf(request.headers, ring);
  const [{ secret }] = ring;
  return { status, body: sealedAnswer(change(openedAnswer(body, secret, call)), secret, call) };
}
