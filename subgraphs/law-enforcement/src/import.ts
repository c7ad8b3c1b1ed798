import {
  checkMapping,
  type Importer,
  type ImportRow,
  labelText,
  mappedImporter,
  type RejectSink,
} from '@lead-graph/kit';
import document from '../mappings/seattle-terry-stops.json';
import { Arrest } from './arrest';
import { ContactType } from './codes/contactType';
import { standingOf } from './criminalHistory';

const mapping = checkMapping('mappings/seattle-terry-stops.json', document);
const stops = mappedImporter([mapping]);

/** Held back until that many have come, so that contacts are written together, and then arrests. */
const HELD = 1_000;

/** Seattle's Terry stops: each is a contact and, where the subject was arrested, an arrest. */
export const importer: Importer = {
  ...stops,
  async *rows(files, rejects) {
    let arrests: ImportRow[] = [];
    for await (const stop of stops.rows(files, rejects)) {
      if (isStillToCome(stop, rejects)) continue;
      yield contactOf(stop);
      arrests.push(arrestOf(stop));
      if (arrests.length < HELD) continue;
      yield* keptFirst(arrests);
      arrests = [];
    }
    yield* keptFirst(arrests);
  },
};

/** Fields that the mapping gives beside the columns of the noun: what the label follows from. */
interface Facts {
  readonly arrested: boolean;
  readonly juvenile: boolean;
  readonly occurredAt: string;
}

function factsOf({ values }: ImportRow): Facts {
  return values as unknown as Facts;
}

/** A stop dated ahead would keep its arrest current for too long. */
function isStillToCome(stop: ImportRow, rejects: RejectSink): boolean {
  const future = Date.parse(factsOf(stop).occurredAt) > Date.now();
  const remedy = 'correct the date: it lies in the future';
  if (future) rejects.add({ ...stop.record, field: mapping.columns.occurredAt!.from, rule: 'DATE', remedy });
  return future;
}

function contactOf(stop: ImportRow): ImportRow {
  const { arrested, juvenile, ...values } = stop.values;
  const type = arrested ? ContactType.CUSTODY_ARREST : ContactType.FIELD_CONTACT;
  return { ...stop, values: { ...values, type, ...labelOf(stop) } };
}

/** Of a stop without an arrest, the word that there is none: an earlier file may have had one. */
function arrestOf({ localId, person, values, record, noun }: ImportRow): ImportRow {
  const { organization, servicedOn, occurredAt, arrested } = values;
  return {
    noun: Arrest,
    localId,
    person,
    values: { organization, servicedOn, arrestedAt: occurredAt, ...labelOf({ values } as ImportRow) },
    references: { contactId: { noun, localId, field: 'TERRY_STOP_ID' } },
    deleted: !arrested,
    record,
  };
}

function labelOf(stop: ImportRow) {
  const { occurredAt, arrested: arrest, juvenile } = factsOf(stop);
  const { label, ...dates } = standingOf({ at: new Date(occurredAt), arrest, juvenile });
  return { category: labelText(label), ...dates };
}

/** Rows taken back come last, so that either kind is written by one statement. */
function keptFirst(rows: readonly ImportRow[]): ImportRow[] {
  return [...rows.filter((row) => !row.deleted), ...rows.filter((row) => row.deleted)];
}
