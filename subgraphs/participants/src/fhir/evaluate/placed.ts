import { Fault } from './fault';
import { isObject, type Json, listOf, objectAt } from './json';

/** A resource of the question, and where it stands. */
export interface Placed {
  readonly resource: Json;
  /** Where the bundle says it stands. */
  readonly fullUrl: string | null;
  readonly path: string;
}

/** The resources one by one: a bundle stands for what is in it. */
export function placedIn(value: unknown, path: string): readonly Placed[] {
  return listOf(value).flatMap((each, index) => {
    const here = Array.isArray(value) ? `${path}[${index}]` : path;
    const resource = objectAt(each, here);
    if (resource.resourceType === undefined && isObject(resource.resource)) return placedInEntry(resource, here);
    if (resource.resourceType !== 'Bundle') return [{ resource, fullUrl: null, path: here }];
    return listOf(resource.entry).flatMap((entry, at) => placedInEntry(entry, `${here}.entry[${at}]`));
  });
}

function placedInEntry(entry: unknown, path: string): readonly Placed[] {
  const { resource, fullUrl } = objectAt(entry, path);
  if (!isObject(resource)) throw new Fault(`${path}.resource`, 'expected a resource');
  if (resource.resourceType === 'Bundle') return placedIn(resource, `${path}.resource`);
  return [{ resource, fullUrl: typeof fullUrl === 'string' ? fullUrl : null, path: `${path}.resource` }];
}
