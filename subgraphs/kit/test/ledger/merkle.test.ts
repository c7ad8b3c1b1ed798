import {
  consistencyProof,
  Frontier,
  type Hash,
  inclusionProof,
  leafHash,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from '../../src/ledger/merkle';

/** The entries and roots by which implementations of certificate transparency are compared. */
const ENTRIES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const known = ENTRIES.map((hex) => leafHash(Buffer.from(hex, 'hex')));
const many = Array.from({ length: 37 }, (_, index) => leafHash(`entry ${index}`));

/** The definition itself, without any shortcut. */
function definedRoot(leaves: readonly Hash[]): string {
  const tree = (from: number, to: number): Hash => {
    if (to - from === 1) return leaves[from]!;
    let split = 1;
    while (split * 2 < to - from) split *= 2;
    const [left, right] = [tree(from, from + split), tree(from + split, to)];
    return require('node:crypto').createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest();
  };
  return tree(0, leaves.length).toString('hex');
}

describe('the tree', () => {
  it.each(ROOTS.map((root, index) => [index + 1, root] as const))(
    'of %i known entries has the known root',
    (size, root) => {
      expect(rootOf(known.slice(0, size)).toString('hex')).toBe(root);
    },
  );

  it('of none has the hash of nothing', () => {
    expect(rootOf([]).toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('grows entry by entry into what it is defined to be, and goes on from what was kept of it', () => {
    let frontier = Frontier.empty();
    many.forEach((leaf, index) => {
      frontier.append(leaf);
      expect(frontier.root().toString('hex')).toBe(definedRoot(many.slice(0, index + 1)));
      expect(frontier.kept.length).toBeLessThanOrEqual(6);
      frontier = Frontier.from(frontier.size, frontier.kept);
    });
  });

  const runBetween = (begin: number, end: number): Frontier => {
    const run = Frontier.empty(begin);
    for (const leaf of many.slice(begin, end)) run.append(leaf);
    return run;
  };

  it('grows by runs into the same, wherever they begin and end, and runs grow by runs', () => {
    for (let begin = 0; begin < many.length; begin += 1)
      for (let end = begin; end <= many.length; end += 1) {
        const middle = begin + Math.floor((end - begin) / 3);
        const run = runBetween(begin, middle);
        expect(run.extend(runBetween(middle, end).kept, end)).toBe(true);
        expect(run.kept).toEqual(runBetween(begin, end).kept);
        const frontier = runBetween(0, begin);
        expect(frontier.extend(run.kept, end)).toBe(true);
        expect(frontier.kept).toEqual(runBetween(0, end).kept);
      }
  });

  it('grows by no run that is another: too short, too long, of another length, backwards, with half a hash', () => {
    const run = runBetween(5, 20).kept;
    for (const [kept, end] of [
      [run.slice(1), 20],
      [[...run, run[0]!], 20],
      [run, 21],
      [run, 19.5],
      [run, Number.NaN],
      [[], 4],
      [[run[0]!.subarray(16), ...run.slice(1)], 20],
    ] as const) {
      const frontier = runBetween(0, 5);
      expect(frontier.extend(kept, end)).toBe(false);
      expect(frontier.kept).toEqual(runBetween(0, 5).kept);
    }
    const other = runBetween(0, 5);
    other.extend([leafHash('another'), ...run.slice(1)], 20);
    expect(other.root()).not.toEqual(runBetween(0, 20).root());
  });
});

describe('proofs', () => {
  it('show every entry of every tree at its place, and at no other', () => {
    for (let size = 1; size <= many.length; size++) {
      const leaves = many.slice(0, size);
      const root = rootOf(leaves);
      for (let index = 0; index < size; index++) {
        const proof = inclusionProof(leaves, index);
        expect(verifyInclusion(leaves[index]!, index, size, proof, root)).toBe(true);
        expect(verifyInclusion(leaves[index]!, (index + 1) % size, size, proof, root)).toBe(size === 1);
        expect(verifyInclusion(leafHash('another'), index, size, proof, root)).toBe(false);
        expect(verifyInclusion(leaves[index]!, index, size, [...proof, root], root)).toBe(false);
      }
    }
  });

  it('show every tree to be the beginning of every later one, and of none that was forked', () => {
    for (let size = 1; size <= many.length; size++) {
      const leaves = many.slice(0, size);
      const root = rootOf(leaves);
      for (let earlier = 1; earlier <= size; earlier++) {
        const proof = consistencyProof(leaves, earlier);
        const before = rootOf(leaves.slice(0, earlier));
        expect(verifyConsistency(earlier, size, before, root, proof)).toBe(true);
        const forked = rootOf([...leaves.slice(0, earlier - 1), leafHash('forged')]);
        expect(verifyConsistency(earlier, size, forked, root, proof)).toBe(false);
        if (proof.length > 0) expect(verifyConsistency(earlier, size, before, root, proof.slice(1))).toBe(false);
      }
    }
  });
});
