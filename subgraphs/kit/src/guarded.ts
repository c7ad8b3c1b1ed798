import { Directive, Extensions, type MiddlewareFn, UseMiddleware } from 'type-graphql';
import { type Noun, labelsOf } from './categories';
import type { SubgraphContext } from './context';

/** Name of the extension by which the contract test finds every guard that reached the schema. */
export const GUARD = 'leadGuard';

/**
 * Guards a field of `Participant`: null, before anything is loaded, unless the proof permits a category of this
 * noun. Adds what composition demands of the field: `@category`, and `@requires` of this agency's own proof.
 */
export function Guarded(noun: Noun): MethodDecorator {
  const guard: MiddlewareFn<SubgraphContext> = ({ root, context }, next) => {
    return context.readingOf(root).lines(noun).length > 0 ? next() : Promise.resolve(null);
  };
  return (target, key, descriptor) => {
    const labels = labelsOf(noun).map((label) => `[${label.map((category) => `"${category}"`).join(', ')}]`);
    Directive(`@category(anyOf: [${labels.join(', ')}])`)(target, key, descriptor as TypedPropertyDescriptor<unknown>);
    Extensions({ [GUARD]: true })(target, key, descriptor as TypedPropertyDescriptor<unknown>);
    UseMiddleware(guard)(target, key, descriptor as TypedPropertyDescriptor<unknown>);
  };
}
