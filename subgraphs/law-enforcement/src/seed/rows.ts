import { type Label, labelText } from '@lead-graph/kit';
import { ObtainedVia } from '@lead-graph/schema';
import type { ContactCaseOutcome } from '../codes/caseOutcome';
import { type DiversionRoute, routeOf } from '../codes/diversionRoute';
import type { ContactDisposition } from '../codes/contactDisposition';
import type { ContactType } from '../codes/contactType';
import { standingAfter, standingOf, tellsOfArrest } from '../criminalHistory';
import { localDay } from '../localDay';
import type { ContactStory, WarrantStory } from './story';

/** Every seeded row says by its source that it is synthetic. */
export const SEED = 'seed';

/** Columns of one row. */
export type Row = Readonly<Record<string, unknown>>;

/** Of one story, by table; contacts come before what hangs on them. */
export interface ContactRows {
  readonly contact: Row;
  readonly offenses: readonly Row[];
  readonly drugs: readonly Row[];
  readonly arrests: readonly Row[];
  readonly referrals: readonly Row[];
}

/** `nextId` gives uuids in a fixed order, so that a second seeding finds its own rows. */
export function contactRows(story: ContactStory, personRef: string, nextId: () => string): ContactRows {
  const at = new Date(story.at);
  const shared = sharedOf(story, personRef, at);
  const contact = {
    ...identified(nextId()),
    ...shared,
    type: story.type,
    occurredAt: at,
    catchment: story.catchment,
    disposition: story.disposition,
    driver: story.driver,
    outcomeAt: story.outcome ? new Date(at.getTime() + OUTCOME_AFTER_MILLISECONDS) : null,
  };
  const hanging = () => ({ ...identified(nextId()), ...shared, contactId: contact.id });
  const offenses = (story.offenses ?? []).map(({ code, citation, group }) => ({
    ...hanging(),
    nibrsCode: code,
    citation,
    offenseGroup: group,
    degree: null,
    attempted: false,
  }));
  const drugs = (story.offenses ?? []).flatMap(({ drug }, index) => {
    if (!drug) return [];
    const [substance, milligrams] = drug;
    return [{ ...hanging(), offenseId: offenses[index]!.id, substance, milligrams, estimated: true }];
  });
  const [arrests, referrals] = [arrestsOf(story, at, hanging), referralsOf(story, at, hanging)];
  return { contact, offenses, drugs, arrests, referrals };
}

const OUTCOME_AFTER_MILLISECONDS = 9 * 86_400_000;
const MINUTE_MILLISECONDS = 60_000;

function arrestsOf({ arrest, disposition }: ContactStory, at: Date, hanging: () => Row): Row[] {
  if (!arrest) return [];
  const diverted = disposition === 'DIVERTED_IN_LIEU_OF_BOOKING';
  return [{ ...hanging(), arrestedAt: at, arrestType: arrest, diverted, booked: disposition === 'BOOKED' }];
}

function referralsOf({ handOff }: ContactStory, at: Date, hanging: () => Row): Row[] {
  if (!handOff) return [];
  const { outcome, minutes } = handOff;
  const metAt = minutes === undefined ? null : new Date(at.getTime() + minutes * MINUTE_MILLISECONDS);
  const agreed = outcome === 'MISSED' ? null : outcome !== 'DECLINED';
  return [{ ...hanging(), requestedAt: at, metAt, outcome, agreed }];
}

function sharedOf(story: ContactStory, personRef: string, at: Date) {
  const { label, ...dates } = standingIn(story, at);
  return {
    ...common(story.by, personRef, label),
    ...dates,
    servicedOn: localDay(at),
    obtainedVia: story.learnedThroughLead ? ObtainedVia.LEAD_COORDINATION : ObtainedVia.OWN_WORK,
    route: (story.handOff?.route as DiversionRoute | undefined) ?? routeOf(story.type as ContactType),
    caseOutcome: story.outcome ?? null,
  };
}

function standingIn({ type, disposition, arrest, outcome }: ContactStory, at: Date) {
  if (outcome) return standingAfter(outcome as ContactCaseOutcome, false);
  const tells = arrest !== undefined || tellsOfArrest(type as ContactType, disposition as ContactDisposition);
  return standingOf({ at, arrest: tells, juvenile: false });
}

export function warrantRow(story: WarrantStory, personRef: string, id: string): Row {
  const { by, court, citation, bailCents, issuedOn, status, endedOn = null, showingAgreed = false } = story;
  const held = status === 'ACTIVE' && !showingAgreed;
  return {
    ...identified(id),
    ...common(by, personRef, ['LE_CONTACT' as Label[number]]),
    servicedOn: issuedOn,
    obtainedVia: held ? ObtainedVia.UNSERVED_WARRANT : ObtainedVia.COURT,
    issuingCourt: court,
    citation,
    bailCents,
    issuedOn,
    status,
    endedOn,
    showingAgreed,
  };
}

function identified(id: string) {
  return { id, source: SEED, localId: id, contentHash: '' };
}

function common(organization: string, personRef: string, label: Label) {
  return { organization, personRef, category: labelText(label), sourceProgram: null };
}
