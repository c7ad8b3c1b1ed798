import { type KeyObject, randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { DataCategory, Purpose, Recipient, Role } from '@lead-graph/schema';
import { Client } from 'pg';
import { signingKeyFrom } from '../ledger/checkpoint';
import { Ledger } from '../ledger/ledger';
import { Sequencer } from '../ledger/sequencer';
import { type Build, LEDGER_CONNECTION } from './writer';

/** Disclosures under way at once. */
const AT_ONCE = 40;

/** From one checkpoint to the next, in milliseconds: often, so that faults come upon it. */
const PLACE_EVERY_MS = 100;

/** A build that records what it has handed out does so when it comes to it, within so many milliseconds. */
const HASTY_MS = 10;

/**
 * A program that discloses and signs its ledger until it is killed, or told to finish (SIGTERM). On standard output, a
 * line each: `+ operation`, handed out; `- operation`, refused; `= checkpoint`, signed.
 */
async function disclose(url: string, build: Build, key: KeyObject): Promise<void> {
  if (build === 'unsynced') leaveOutSync();
  const ledger = new Ledger(`${url}?application_name=${LEDGER_CONNECTION}`);
  const sequencer = new Sequencer(url, 'housing', key);
  let open = true;
  process.once('SIGTERM', () => (open = false));
  const asLongAsOpen = async (step: () => Promise<void>) => {
    while (open) await step();
  };
  await Promise.all([
    asLongAsOpen(() => signNext(sequencer)),
    ...Array.from({ length: AT_ONCE }, () => asLongAsOpen(() => discloseOne(ledger, build === 'hasty'))),
  ]);
  await Promise.all([ledger.close(), sequencer.stop()]);
}

async function discloseOne(ledger: Ledger, hasty: boolean): Promise<void> {
  const entry = disclosure();
  if (hasty) {
    say('+', entry.operation);
    await pause(Math.random() * HASTY_MS);
  }
  try {
    await ledger.record({ entries: [entry], call: entry.operation });
    if (!hasty) say('+', entry.operation);
  } catch {
    say('-', entry.operation);
    await pause(20);
  }
}

async function signNext(sequencer: Sequencer): Promise<void> {
  const checkpoint = await sequencer.place();
  if (checkpoint) say('=', JSON.stringify(checkpoint));
  await pause(PLACE_EVERY_MS);
}

/** At once, and by the kernel: what was said is said, whatever becomes of this program. */
function say(what: '+' | '-' | '=', of: string): void {
  writeSync(1, `${what} ${of}\n`);
}

function disclosure() {
  const requester = { id: 'case-manager-ito', role: Role.CASE_MANAGER, recipient: Recipient.CM, organization: 'reach' };
  return {
    ...{ kind: 'DISCLOSURE' as const, agency: 'housing', operation: randomUUID(), subject: randomUUID() },
    ...{ category: DataCategory.HMIS, rows: 1, requester, purpose: Purpose.DIVOPS, rule: 'HMIS-CM-DIVOPS' },
    ...{ bases: [], obligations: [], at: new Date().toISOString() },
  };
}

/** What connections are told of how commits are written does not arrive there. */
function leaveOutSync(): void {
  Client.prototype.query = new Proxy(Client.prototype.query, {
    apply: (query, client, [text, ...rest]) => Reflect.apply(query, client, [withoutSync(text), ...rest]),
  });
}

const withoutSync = (text: unknown) =>
  typeof text === 'string' ? text.replace(/SET (LOCAL )?synchronous_commit = 'on'/, '') : text;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const [url, build, key] = process.argv.slice(2);
void disclose(url!, build as Build, signingKeyFrom(key!, 'the third argument'));
