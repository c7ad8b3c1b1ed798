import { intersectAll, type Scope, unionOf } from '@lead-graph/schema';

const ofEts: Scope = { sources: ['ets'] };
const sinceJanuary: Scope = { from: '2026-01-01', sources: ['ets', 'desc'] };
const times = (count: number, scope: Scope) => Array.from({ length: count }, () => structuredClone(scope));

describe('a union of scopes', () => {
  it('is the unlimited one, where there is one', () => {
    expect(unionOf([ofEts, {}, sinceJanuary])).toEqual([{}]);
  });

  it('holds one of those that are equal, in the order in which they first come', () => {
    expect(unionOf([...times(3, sinceJanuary), ofEts, sinceJanuary])).toEqual([sinceJanuary, ofEts]);
  });
});

describe('scopes that hold together', () => {
  it('are no more because a form was signed again and again', () => {
    const both = intersectAll(times(200, sinceJanuary), times(200, ofEts));
    expect(both).toEqual([{ from: '2026-01-01', sources: ['ets'] }]);
  });

  it('are those of every pair that reaches something', () => {
    expect(intersectAll([ofEts, sinceJanuary], [{ sources: ['desc'] }])).toEqual([
      { from: '2026-01-01', sources: ['desc'] },
    ]);
  });
});
