import { hiddenSums } from '../../src/disclosure/hiddenSums';
import { linesOf } from '../../src/disclosure/line';
import type { TrueCell } from '../../src/disclosure/trueCell';
import { cell, people } from './people';

const counting = (codes: TrueCell['codes'], total: number, largest: number): TrueCell => ({
  ...cell(codes, people(40)),
  sums: [{ name: 'events', total, largest }],
});

describe('a sum that is mostly one person’s', () => {
  const cells = [
    counting(['west', 'young'], 90, 60),
    counting(['west', 'old'], 90, 5),
    counting(['west', null], 180, 60),
    counting(['east', 'young'], 80, 5),
    counting(['east', 'old'], 0, 0),
    counting(['east', null], 80, 5),
    counting([null, null], 260, 60),
  ];

  it('is hidden, and every total above it', () => {
    expect([...hiddenSums('events', cells, linesOf(cells))].map((place) => cells[place]!.codes)).toEqual([
      ['west', 'young'],
      ['west', null],
      [null, null],
    ]);
  });

  it('hides nothing of another name', () => {
    expect(hiddenSums('personDays', cells, linesOf(cells)).size).toBe(0);
  });
});
