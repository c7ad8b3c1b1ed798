import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { verifyTable } from '../../cli/policy/verifyTable';
import { hashOf, signRelease } from '../../src/releaseRecord';
import { number, table } from './tables';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const released = { ...table() };
const { id, question, asOf, method } = released;
const record = signRelease({ id, question, asOf, method, sha256: hashOf(released) }, privateKey);

describe('a copy of a table', () => {
  it('is held against what was signed, whatever the order of its members and with its record or without', () => {
    const other = Object.fromEntries(Object.entries({ ...released, record, later: null }).reverse());
    expect(verifyTable(record, other, publicKey)).toEqual({ ok: true, table: id, faults: [] });
  });

  it('is refused where a number of it was changed', () => {
    const [first, ...rest] = released.cells;
    const changed = { ...released, cells: [{ ...first!, all: number(1201) }, ...rest] };
    expect(verifyTable(record, changed, publicKey).faults).toEqual([
      'the table is not as it was released: something in it was changed',
    ]);
  });

  it('is refused under the record of another table', () => {
    expect(verifyTable(record, { ...released, id: 'another' }, publicKey).ok).toBe(false);
  });

  it('is refused under a statement that was changed to fit, or that another key signed', () => {
    const changed = { ...released, title: 'another' };
    const statement = record.statement.replace(hashOf(released), hashOf(changed));
    expect(verifyTable({ ...record, statement }, changed, publicKey).ok).toBe(false);
    const stranger = createPublicKey(generateKeyPairSync('ed25519').privateKey);
    expect(verifyTable(record, released, stranger).ok).toBe(false);
  });

  it('is refused under what the key signed for another end', () => {
    const { statement } = record;
    const signature = sign(null, Buffer.from(statement), privateKey).toString('base64');
    expect(verifyTable({ statement, signature }, released, publicKey).ok).toBe(false);
  });

  it('would pass with any number if the hash were of the id alone (sabotaged)', () => {
    const changed = { ...released, title: 'another' };
    expect(hashOf({ id: changed.id })).toBe(hashOf({ id: released.id }));
    expect(hashOf(changed)).not.toBe(hashOf(released));
  });
});
