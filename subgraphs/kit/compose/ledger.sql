-- The ledger of one owner, in a schema of the database's administrator: the role that serves may read and append, and
-- nothing else. Run as that administrator, in the owner's database, with `serving` set to the owner's role; again at will.
CREATE SCHEMA IF NOT EXISTS ledger;

-- One line for each operation, person and category, and marks beside them, of nobody. `entry` is the text that the tree is built
-- over, in the order of `xid` and `id`: numbers are not given in the order of commits, so what has its place in the tree is only
-- what transactions wrote before which none still runs.
CREATE TABLE IF NOT EXISTS ledger.entry (
  id bigint GENERATED ALWAYS AS IDENTITY,
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  operation text NOT NULL,
  subject uuid NOT NULL,
  category text NOT NULL,
  entry text NOT NULL,
  UNIQUE (operation, subject, category)
);
CREATE INDEX IF NOT EXISTS entry_order ON ledger.entry (xid, id);
-- Never by person alone: entries of categories that a reader may not see must not be touched.
CREATE INDEX IF NOT EXISTS entry_person ON ledger.entry (subject, category, id);

-- What entries name by its digest, kept once: bases as they stood, bodies of law.
CREATE TABLE IF NOT EXISTS ledger.attachment (
  digest text PRIMARY KEY,
  body text NOT NULL
);

-- What the owner signed of its tree. `frontier`: of the whole tree; `run`: of the entries since the checkpoint before;
-- `horizon`: every transaction before it is placed.
CREATE TABLE IF NOT EXISTS ledger.checkpoint (
  size bigint PRIMARY KEY,
  root text NOT NULL,
  at timestamptz NOT NULL,
  signature text NOT NULL,
  frontier text[] NOT NULL,
  run text[],
  horizon xid8 NOT NULL
);
ALTER TABLE ledger.checkpoint ADD COLUMN IF NOT EXISTS run text[];

-- What other owners signed of it, having seen that it only grew.
CREATE TABLE IF NOT EXISTS ledger.cosignature (
  size bigint NOT NULL REFERENCES ledger.checkpoint,
  witness text NOT NULL,
  signature text NOT NULL,
  PRIMARY KEY (size, witness)
);

-- What this owner has seen of others' ledgers, as their witness.
CREATE TABLE IF NOT EXISTS ledger.witnessed (
  origin text NOT NULL,
  size bigint NOT NULL,
  root text NOT NULL,
  frontier text[] NOT NULL,
  checkpoint jsonb,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (origin, size)
);

-- Ledgers of before kept neither what the owner had signed, nor marks as entries: their witnesses begin anew.
ALTER TABLE ledger.witnessed ADD COLUMN IF NOT EXISTS checkpoint jsonb;
DELETE FROM ledger.witnessed WHERE checkpoint IS NULL;
DROP TABLE IF EXISTS ledger.withheld;

-- Ledgers of before wrote each entry's place down, in the order in which the entries stand anyway.
DROP TABLE IF EXISTS ledger.place;
DROP INDEX IF EXISTS ledger.entry_subject, ledger.entry_xid;
ALTER TABLE ledger.entry DROP CONSTRAINT IF EXISTS entry_pkey;

-- Calls that recorded something, for as long as one could be repeated: a repeat is refused by every process, after a
-- restart too. The one table here that the serving role may clear.
CREATE TABLE IF NOT EXISTS ledger.call (
  call text PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX IF NOT EXISTS call_at ON ledger.call (at);

REVOKE ALL ON SCHEMA ledger FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA ledger FROM PUBLIC, :"serving";
GRANT USAGE ON SCHEMA ledger TO :"serving";
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA ledger TO :"serving";
-- By which an entry's place is found is for the database alone to give.
REVOKE INSERT ON ledger.entry FROM :"serving";
GRANT INSERT (operation, subject, category, entry) ON ledger.entry TO :"serving";
GRANT DELETE ON ledger.call TO :"serving";
