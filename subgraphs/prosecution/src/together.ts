import type { SubgraphContext } from '@lead-graph/kit';

/** What `write` writes stands together or not at all. It must use the context it is given, and none of its loaders. */
export function together<T>(context: SubgraphContext, write: (within: SubgraphContext) => Promise<T>): Promise<T> {
  return context.db.transaction((manager) =>
    write(Object.create(context, { db: { value: manager } }) as SubgraphContext),
  );
}
