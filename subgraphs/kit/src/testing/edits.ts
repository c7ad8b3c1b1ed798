import { randomInt } from 'node:crypto';

/** What can be done to a ledger of so many entries, as statements; drawn anew each time. */
type Edit = (entries: number) => readonly string[];

const id = (entry: number) => `(SELECT id FROM ledger.entry ORDER BY xid, id OFFSET ${entry} LIMIT 1)`;

/** One bit of one letter; what that makes of the text need not be JSON any more. */
const flip: Edit = (entries) => {
  const [entry, bit, place] = [randomInt(entries), randomInt(6), Math.random()];
  const at = `1 + floor(${place} * length(entry))::int`;
  return [
    `UPDATE ledger.entry SET entry = overlay(entry placing chr(ascii(substr(entry, ${at}, 1)) # ${1 << bit}) from ${at} for 1) WHERE id = ${id(entry)}`,
  ];
};

const change: Edit = (entries) => [
  `UPDATE ledger.entry SET entry = regexp_replace(entry, '"rows":\\d+', '"rows":' || ${randomInt(1_000, 2_000)}) WHERE id = ${id(randomInt(entries))}`,
];

const remove: Edit = (entries) => [`DELETE FROM ledger.entry WHERE id = ${id(randomInt(entries))}`];

const cutOff: Edit = (entries) => {
  const left = randomInt(entries);
  return [
    'DELETE FROM ledger.cosignature',
    `DELETE FROM ledger.checkpoint WHERE size > ${left}`,
    `DELETE FROM ledger.entry WHERE id IN (SELECT id FROM ledger.entry ORDER BY xid, id OFFSET ${left})`,
  ];
};

/** Each stands where the other stood. */
const swap: Edit = (entries) => {
  const first = randomInt(entries);
  const second = (first + 1 + randomInt(entries - 1)) % entries;
  return [
    `CREATE TEMP TABLE two ON COMMIT DROP AS SELECT * FROM ledger.entry WHERE id IN (${id(first)}, ${id(second)})`,
    'DELETE FROM ledger.entry WHERE id IN (SELECT id FROM two)',
    `INSERT INTO ledger.entry (xid, id, operation, subject, category, entry) OVERRIDING SYSTEM VALUE
       SELECT other.xid, other.id, two.operation, two.subject, two.category, two.entry FROM two JOIN two other ON other.id <> two.id`,
  ];
};

/** Another one before all that some transaction wrote. */
const insert: Edit = (entries) => [
  `INSERT INTO ledger.entry (xid, id, operation, subject, category, entry) OVERRIDING SYSTEM VALUE
     SELECT xid, -1, operation || 'x', subject, category, replace(entry, operation, operation || 'x') FROM ledger.entry WHERE id = ${id(randomInt(entries))}`,
];

/** The tree holds the text alone: what an entry is found by must be what it says. */
const refile: Edit = (entries) => {
  const column = [`subject = gen_random_uuid()`, `operation = 'another'`, `category = 'LOCATION'`][randomInt(3)];
  return [`UPDATE ledger.entry SET ${column} WHERE id = ${id(randomInt(entries))}`];
};

const changeAttachment: Edit = (entries) => [
  `UPDATE ledger.attachment SET body = body || ' ' WHERE digest = (SELECT digest FROM ledger.attachment ORDER BY digest OFFSET ${randomInt(entries)} LIMIT 1)`,
];

const removeAttachment: Edit = (entries) => [
  `DELETE FROM ledger.attachment WHERE digest = (SELECT digest FROM ledger.attachment ORDER BY digest OFFSET ${randomInt(entries)} LIMIT 1)`,
];

const forgeCheckpoint: Edit = () => [
  `UPDATE ledger.checkpoint SET root = encode(sha256(root::bytea), 'base64') WHERE size = (SELECT max(size) FROM ledger.checkpoint)`,
];

/** Another past of the same length: every entry after a point is another one. */
const fork: Edit = (entries) => [
  `UPDATE ledger.entry SET entry = regexp_replace(entry, '"purpose":"\\w+"', '"purpose":"TREAT"') WHERE id >= ${id(randomInt(entries))}`,
];

export const EDITS = {
  flip,
  change,
  remove,
  cutOff,
  swap,
  insert,
  refile,
  changeAttachment,
  removeAttachment,
  forgeCheckpoint,
  fork,
} satisfies Record<string, Edit>;

export type EditKind = keyof typeof EDITS;
