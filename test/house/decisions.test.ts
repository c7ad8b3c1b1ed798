import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const FOLDER = join(ROOT, 'docs/decisions');

const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const installed = Object.keys({ ...dependencies, ...devDependencies });

/** Package, licence and reason of each row of the table. */
const rows = [
  ...readFileSync(join(FOLDER, '0001-dependencies.md'), 'utf8').matchAll(/^\| `(.+?)` \| (.+?) \| (.+?) \|$/gm),
].map(([, name, licence, reason]) => ({ name: name!, licence: licence!, reason: reason! }));

describe('docs/decisions', () => {
  it('gives every dependency a reason, and no reason to what is not one', () => {
    expect(rows.map(({ name }) => name).sort()).toEqual([...installed].sort());
  });

  it.each(rows.map(({ name, licence }) => [name, licence]))('states the licence of %s', (name, licence) => {
    const { license } = JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8'));
    expect(licence).toBe(String(license).replace(/\s+/g, ' '));
  });

  it.each(readdirSync(FOLDER))('%s says context, decision and consequence', (file) => {
    const text = readFileSync(join(FOLDER, file), 'utf8');
    expect(file).toMatch(/^\d{4}-[a-z-]+\.md$/);
    expect(text).toMatch(new RegExp(`^# ${Number(file.slice(0, 4))}\\. .*\n\n\\*\\*Context\\.\\*\\* `));
    expect(text).toContain('\n\n**Decision.** ');
    expect(text).toContain('\n\n**Consequence.** ');
  });
});
