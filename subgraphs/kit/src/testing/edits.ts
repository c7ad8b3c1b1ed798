import { randomInt } from 'node:crypto';

/** What can be done to a ledger of so many entries, as statements; drawn anew each time. */
type Edit = (entries: number) => readonly string[];

const id = (entry: number) => `(SELECT entry FROM ledger.place WHERE position = ${entry})`;
const moved = (from: number, to: number) => `UPDATE ledger.place SET position = ${to} WHERE position = ${from}`;

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

const remove: Edit = (entries) => {
  const entry = randomInt(entries);
  return [
    `DELETE FROM ledger.place WHERE position = ${entry}`,
    `UPDATE ledger.place SET position = -position WHERE position > ${entry}`,
    'UPDATE ledger.place SET position = -position - 1 WHERE position < 0',
    `DELETE FROM ledger.entry e WHERE NOT EXISTS (SELECT FROM ledger.place p WHERE p.entry = e.id)`,
  ];
};

/** The entry alone: its place stays. */
const takeOut: Edit = (entries) => [`DELETE FROM ledger.entry WHERE id = ${id(randomInt(entries))}`];

const cutOff: Edit = (entries) => {
  const left = randomInt(entries);
  return [
    'DELETE FROM ledger.cosignature',
    `DELETE FROM ledger.checkpoint WHERE size > ${left}`,
    `DELETE FROM ledger.place WHERE position >= ${left}`,
    `DELETE FROM ledger.entry e WHERE NOT EXISTS (SELECT FROM ledger.place p WHERE p.entry = e.id)`,
  ];
};

const swap: Edit = (entries) => {
  const first = randomInt(entries);
  const second = (first + 1 + randomInt(entries - 1)) % entries;
  return [moved(first, -1), moved(second, first), moved(-1, second)];
};

const insert: Edit = (entries) => {
  const place = randomInt(entries);
  return [
    `UPDATE ledger.place SET position = -position - 1 WHERE position >= ${place}`,
    'UPDATE ledger.place SET position = -position WHERE position < 0',
    `WITH copied AS (INSERT INTO ledger.entry (operation, subject, category, entry)
       SELECT operation || 'x', subject, category, replace(entry, operation, operation || 'x') FROM ledger.entry WHERE id = ${id(place === 0 ? 1 : place - 1)} RETURNING id)
     INSERT INTO ledger.place (position, entry) SELECT ${place}, id FROM copied`,
  ];
};

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
  takeOut,
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
