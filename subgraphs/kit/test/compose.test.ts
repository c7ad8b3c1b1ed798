import { changedLines } from '../cli/changedLines';
import { composeFromCode } from '../cli/compose';

describe('leadgraph compose', () => {
  it('builds from the packages the schemas that are committed', async () => {
    const { findings, stale, upToDate } = await composeFromCode({ write: false });
    expect(findings).toEqual([]);
    expect(stale).toEqual([]);
    expect(upToDate).toBe(6);
  });
});

describe('changedLines', () => {
  it('shows what only one of two texts has', () => {
    expect(changedLines('a\nb\nc', 'a\n  d\nc')).toEqual(['- b', '+ d']);
  });

  it('counts a line that stands twice', () => {
    expect(changedLines('a\na\nb', 'a\nb')).toEqual(['- a']);
  });

  it('shows nothing of a line that moved', () => {
    expect(changedLines('a\nb', 'b\na\n')).toEqual([]);
  });
});
