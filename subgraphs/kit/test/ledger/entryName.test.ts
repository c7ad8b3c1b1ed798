import { generateKeyPairSync } from 'node:crypto';
import { entryNames } from '../../src/ledger/entryName';

const key = () => generateKeyPairSync('ed25519').privateKey;
const owner = key();
const names = entryNames(owner, 'person');

describe('the name of an entry', () => {
  it.each(['0', '1', '2', '4096', '9223372036854775807'])('leads back to number %s, for whom it was given', (id) => {
    expect(names.idOf(names.nameOf(id))).toBe(id);
    expect(entryNames(owner, 'person').nameOf(id)).toBe(names.nameOf(id));
  });

  it('leads nowhere for another person, or at another owner', () => {
    expect(entryNames(owner, 'another').idOf(names.nameOf('7'))).toBeNull();
    expect(entryNames(key(), 'person').idOf(names.nameOf('7'))).toBeNull();
  });

  it.each(['', '7', '9223372036854775807', 'x'.repeat(22), '__proto__', '\u0000'])('is not `%s`', (name) => {
    expect(names.idOf(name)).toBeNull();
  });

  it('says nothing of how many came between: near numbers have names far apart', () => {
    const bytes = ['1', '2', '3'].map((id) => Buffer.from(names.nameOf(id), 'base64url'));
    const differing = (one: Buffer, two: Buffer) => one.filter((byte, index) => byte !== two[index]).length;
    expect(differing(bytes[0]!, bytes[1]!)).toBeGreaterThan(10);
    expect(differing(bytes[1]!, bytes[2]!)).toBeGreaterThan(10);
  });
});
