import { DataCategory } from '@lead-graph/schema';
import { Directive, type MiddlewareFn, UseMiddleware } from 'type-graphql';
import type { SubgraphContext } from '@lead-graph/kit';
import type { Participant } from '../participant';

/** Guards a field that the core itself holds: null, before anything is loaded, unless its category is permitted. */
export function Permitted(category: DataCategory): MethodDecorator {
  const guard: MiddlewareFn<SubgraphContext> = ({ root }, next) => {
    const permitted = (root as Participant).decided.decisions.get(category)?.effect === 'PERMIT';
    return permitted ? next() : Promise.resolve(null);
  };
  return (target, key, descriptor) => {
    Directive(`@category(anyOf: [["${category}"]])`)(target, key, descriptor as TypedPropertyDescriptor<unknown>);
    UseMiddleware(guard)(target, key, descriptor as TypedPropertyDescriptor<unknown>);
  };
}
