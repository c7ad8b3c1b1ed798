import { type DataCategory, intersectAll } from '@lead-graph/schema';
import { type Decision, DenyReason, type Permit } from './decision';
import { strictest } from './redisclosure';

type Decisions = ReadonlyMap<DataCategory, Decision>;

/**
 * What everybody who looks on may see (DOMAIN 3.2): a category is permitted if it is to each of them, its rows are
 * those that each of them may read, and what binds one of them binds all. Of one, it is what was decided.
 */
export function together(ofEach: readonly Decisions[]): Decisions {
  return ofEach.reduce((left, right) => {
    return new Map([...left].map(([category, decision]) => [category, both(decision, right.get(category)!)]));
  });
}

function both(left: Decision, right: Decision): Decision {
  if (left.effect === 'DENY') return left;
  if (right.effect === 'DENY') return right;
  const scopes = intersectAll(left.scopes, right.scopes);
  if (scopes.length === 0)
    return { effect: 'DENY', category: left.category, rule: left.rule, reason: DenyReason.NO_BASIS, basisId: null };
  return joint(left, right, scopes);
}

function joint(left: Permit, right: Permit, scopes: Permit['scopes']): Permit {
  return {
    ...left,
    grounds: [...left.grounds, ...right.grounds],
    scopes,
    obligations: [...new Set([...left.obligations, ...right.obligations])],
    redisclosure: strictest([left.redisclosure, right.redisclosure]),
  };
}
