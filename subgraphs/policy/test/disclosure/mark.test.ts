import { shareOf } from '../../src/disclosure/mark';

describe('a share', () => {
  it.each([
    [30, 60, 0.5],
    ['ZERO', 60, 0],
    ['HIDDEN', 60, 'HIDDEN'],
    [30, 'HIDDEN', 'HIDDEN'],
    ['ZERO', 'HIDDEN', 'HIDDEN'],
    ['ZERO', 'ZERO', null],
    ['DID_NOT_REPORT', 'DID_NOT_REPORT', 'DID_NOT_REPORT'],
    ['NOT_COLLECTED', 60, 'NOT_COLLECTED'],
    [63, 60, 1],
  ] as const)('of %s in %s is %s', (part, all, share) => {
    expect(shareOf(part, all)).toBe(share);
  });
});
