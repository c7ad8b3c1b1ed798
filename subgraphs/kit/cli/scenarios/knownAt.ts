import type { Bases, Consent } from '@lead-graph/participants/engine';
import { localMidnight, yearsAfter } from './instants';
import type { Facts, Person, Story } from './story';

/** The bases, with the beginning of each restriction, which the database keeps beside them. */
export interface Known extends Bases {
  readonly restrictions: Facts['restrictions'];
}

/**
 * What the core knows of one person at an instant: what was signed, declared, ordered or recorded by then. What
 * comes later has not happened yet; an end that was agreed beforehand is known from the beginning.
 */
export function knownAt({ facts }: Pick<Story, 'facts'>, person: Person, at: number): Known {
  const mine = <T extends { readonly person: string }>(each: T): boolean => each.person === person.name;
  const begun = ({ startsAt }: { readonly startsAt: number }): boolean => startsAt <= at;
  const diedAt = person.died === null ? null : localMidnight(person.died);
  return {
    account: person.account,
    thirteenAt: birthday(person, 13),
    eighteenAt: birthday(person, 18),
    diedAt: diedAt !== null && diedAt <= at ? diedAt : null,
    representatives: facts.representatives.filter(mine).filter(begun),
    consents: facts.consents
      .filter(mine)
      .filter(({ signedAt }) => signedAt === null || signedAt <= at)
      .map((consent) => consentAt(consent, at))
      .sort((a, b) => (a.signedAt ?? Number.POSITIVE_INFINITY) - (b.signedAt ?? Number.POSITIVE_INFINITY)),
    assignments: facts.assignments.filter(mine).filter(begun),
    referrals: facts.referrals.filter(mine).filter(begun),
    agreements: facts.agreements.filter(begun),
    representations: facts.representations.filter(mine).filter(begun),
    orders: facts.orders
      .filter(mine)
      .filter(begun)
      .map(({ vacatedAt, ...order }) =>
        vacatedAt !== null && vacatedAt <= at ? { ...order, endsAt: vacatedAt } : order,
      ),
    emergencies: facts.emergencies.filter(mine).filter(begun),
    restrictions: facts.restrictions.filter(mine).filter(begun),
  };
}

function consentAt(consent: Consent, at: number): Consent {
  const { revokedAt, withdrawals, reaffirmedAt, expiry, endsAt } = consent;
  const known = (instant: number | null): number | null => (instant !== null && instant <= at ? instant : null);
  return {
    ...consent,
    revokedAt: known(revokedAt),
    withdrawals: withdrawals.filter((part) => part.at <= at),
    reaffirmedAt: known(reaffirmedAt),
    endsAt: expiry === 'EVENT' ? known(endsAt) : endsAt,
  };
}

function birthday({ born }: Person, years: number): number | null {
  return born === null ? null : localMidnight(yearsAfter(born, years));
}
