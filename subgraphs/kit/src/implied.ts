import { Implication, LEAD_LINE, Recipient } from '@lead-graph/schema';
import { type ResolverData, UseMiddleware } from 'type-graphql';
import type { SubgraphContext } from './context';

/** Recipients who read the LEAD line in place of an organisation's name, in all records. */
const READ_THE_LEAD_LINE: readonly Recipient[] = [Recipient.LE, Recipient.PROS, Recipient.CT];

/**
 * For a field whose value could tell more than its row's category. A reader without the categories behind it
 * gets the mask, decided for the field and never for its value: `mask(value)` must give the same for every
 * value that could tell.
 */
export function Implies<V>(implication: Implication, mask: (value: V) => V): MethodDecorator & PropertyDecorator {
  return UseMiddleware(async ({ root, context }: ResolverData<SubgraphContext>, next) => {
    const value = (await next()) as V;
    return context.readingOf(root).mayLearn(implication) ? value : mask(value);
  }) as MethodDecorator & PropertyDecorator;
}

/** For the name of an organisation or provider: shown to a recipient in all records or in none. */
export function ProviderName(): MethodDecorator & PropertyDecorator {
  return UseMiddleware(async ({ root, context }: ResolverData<SubgraphContext>, next) => {
    const reading = context.readingOf(root);
    if (READ_THE_LEAD_LINE.includes(reading.recipient) && !reading.own) return LEAD_LINE;
    return reading.mayLearn(Implication.PROVIDER_NAME) ? next() : null;
  }) as MethodDecorator & PropertyDecorator;
}
