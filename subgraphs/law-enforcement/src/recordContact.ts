import { type Label, OwnStaff, personNumbered, recordOwn, type SubgraphContext } from '@lead-graph/kit';
import { ObtainedVia } from '@lead-graph/schema';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Arrest } from './arrest';
import { routeOf } from './codes/diversionRoute';
import { checkContact, type ContactOffenseInput, RecordContactInput } from './contactInput';
import { ContactOffense } from './contactOffense';
import type { ContactRecord } from './contactRecord';
import { standingOf, tellsOfArrest } from './criminalHistory';
import { DrugQuantity } from './drugQuantity';
import { localDay } from './localDay';
import { PoliceContact } from './policeContact';

/** What every row of one contact says alike. */
type Shared = Pick<
  ContactRecord,
  'personRef' | 'servicedOn' | 'obtainedVia' | 'route' | 'categoryUntil' | 'categoryThen'
>;

@Resolver()
export class RecordContact {
  @OwnStaff()
  @Mutation(() => PoliceContact, {
    description: 'Writes down one contact with its offenses and, where there was one, the arrest.',
  })
  async recordContact(
    @Arg('input', () => RecordContactInput) input: RecordContactInput,
    @Ctx() context: SubgraphContext,
  ): Promise<PoliceContact> {
    checkContact(input, new Date());
    const { label, shared } = await sharedBy(input, context);
    const contact = await recordOwn(PoliceContact, label, contactFrom(input, shared), context);
    const ofContact = { ...shared, contactId: contact.id };
    for (const offense of input.offenses) await recordOffense(offense, label, ofContact, context);
    if (input.arrest) {
      const arrest = { ...input.arrest, arrestedAt: input.arrest.arrestedAt ?? input.occurredAt };
      await recordOwn(Arrest, label, { ...ofContact, ...arrest }, context);
    }
    return contact;
  }
}

async function sharedBy(
  { person, juvenile, type, occurredAt, disposition, obtainedVia, arrest }: RecordContactInput,
  context: SubgraphContext,
): Promise<{ label: Label; shared: Shared }> {
  const { label, ...dates } = standingOf({
    at: occurredAt,
    arrest: Boolean(arrest) || tellsOfArrest(type, disposition ?? null),
    juvenile,
  });
  const shared = {
    personRef: await personNumbered(person, context),
    servicedOn: localDay(occurredAt),
    obtainedVia: ObtainedVia[obtainedVia],
    route: routeOf(type),
    ...dates,
  };
  return { label, shared };
}

function contactFrom({ type, occurredAt, catchment, disposition, driver }: RecordContactInput, shared: Shared) {
  return { ...shared, type, occurredAt, driver, catchment: catchment ?? null, disposition: disposition ?? null };
}

async function recordOffense(
  { drugs, ...offense }: ContactOffenseInput,
  label: Label,
  ofContact: Shared & { contactId: string },
  context: SubgraphContext,
): Promise<void> {
  const { id: offenseId } = await recordOwn(ContactOffense, label, { ...ofContact, ...offense }, context);
  for (const drug of drugs) await recordOwn(DrugQuantity, label, { ...ofContact, offenseId, ...drug }, context);
}
