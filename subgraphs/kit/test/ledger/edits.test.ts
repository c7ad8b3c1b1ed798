import { type EditFigure, editLedger } from '../../src/testing/ledgerEdits';

let figure: EditFigure;

beforeAll(async () => {
  figure = await editLedger(220);
});

describe('edits of a ledger by the administrator of its database', () => {
  it('are all found by whoever holds one signed checkpoint, those that the owner signed again too', () => {
    for (const [kind, { edits, found }] of Object.entries(figure.kinds))
      expect({ kind, edits, found }).toEqual({ kind, edits: 20, found: 20 });
  });

  it('are not found by whoever holds none, where the owner signed them', () => {
    expect(figure.missedWithoutCheckpoint).toBeGreaterThan(40);
  });

  it('are none where nobody touched it', () => {
    expect(figure.untouchedIsSound).toBe(true);
  });
});
