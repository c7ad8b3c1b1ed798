import { DataCategory, Purpose } from '@lead-graph/schema';
import type { Consent, ConsentType, Provision } from '@lead-graph/participants/engine';
import { BadStory } from './badStory';
import type { WrittenConsent } from './format';

const DAY_MILLISECONDS = 86_400_000;
const BEGINNING = Date.parse('2026-01-01T00:00:00Z');

const { TREAT, HPAYMT, HOPERAT, DIVOPS, HLEGAL, HRESCH } = Purpose;

interface Usual {
  readonly purposes: readonly Purpose[];
  /** Absent: the story has to say it. */
  readonly categories?: readonly DataCategory[];
  readonly days?: number;
}

/** What a form of each kind says where the story does not. */
const USUAL: Readonly<Record<ConsentType, Usual>> = {
  ROI_MULTIPARTY: { purposes: [DIVOPS] },
  TPO_SINGLE: { purposes: [TREAT, HPAYMT, HOPERAT] },
  SUD_COUNSELING_NOTES: { purposes: [TREAT], categories: [DataCategory.SUD_CN] },
  PSYCHOTHERAPY_NOTES: { purposes: [TREAT], categories: [DataCategory.MH_PN] },
  LEGAL_PROCEEDINGS: { purposes: [HLEGAL] },
  CJ_MONITORING_235: { purposes: [DIVOPS] },
  VSP_RELEASE: { purposes: [DIVOPS], categories: [DataCategory.VSP], days: 14 },
  HMIS_ROI: { purposes: [DIVOPS], categories: [DataCategory.HMIS, DataCategory.IDENT] },
  RESEARCH: { purposes: [HRESCH] },
  STI_EXPRESS: { purposes: [TREAT], categories: [DataCategory.STI] },
};

/** A consent as the story tells it, with what a valid form of its kind would say where the story is silent. */
export function consentFrom(written: WrittenConsent, everybody: readonly string[], file: string): Consent {
  const { id, type, status, signedBy, revoked, matter, concerns, reaffirmed, survivesDeath } = written;
  const startsAt = written.from ?? written.signed ?? BEGINNING;
  return {
    id,
    type,
    status,
    signedAt: written.unsigned ? null : (written.signed ?? startsAt),
    signedBy,
    representativeId: written.representative,
    startsAt,
    ...endOf(written, startsAt, file),
    revokedAt: revoked,
    withdrawals: written.withdrawals.map(({ at, line, to, categories }) => ({
      at,
      provisionId: line,
      recipients: to,
      categories,
    })),
    disclosers: written.disclosers ?? everybody,
    statements: written.statements,
    matter: matter ?? (type === 'LEGAL_PROCEEDINGS' ? 'State v. Doe' : null),
    conditionBy: written.conditionBy,
    concerns,
    reaffirmedAt: reaffirmed,
    survivesDeath,
    provisions: provisionsOf(written, file),
  };
}

function endOf(
  { id, type, until, expires, atLine }: WrittenConsent,
  startsAt: number,
  file: string,
): Pick<Consent, 'expiry' | 'expiryEvent' | 'endsAt'> {
  if (expires && until !== undefined)
    throw new BadStory(file, atLine, `consent \`${id}\` ends twice; expected \`expires\` or \`until\``);
  if (expires) return { expiry: 'EVENT', expiryEvent: expires.event, endsAt: expires.recorded };
  if (until === 'none') return { expiry: 'NONE', expiryEvent: null, endsAt: null };
  return { expiry: 'AT', expiryEvent: null, endsAt: until ?? startsAt + (USUAL[type].days ?? 365) * DAY_MILLISECONDS };
}

function provisionsOf(written: WrittenConsent, file: string): Provision[] {
  const { id, type, lines, atLine } = written;
  if (lines && (written.categories || written.to))
    throw new BadStory(
      file,
      atLine,
      `consent \`${id}\` says what is shared twice; expected \`lines\` or one line's keys`,
    );
  return (lines ?? [{ ...written, id: null }]).map((line, index) => {
    const categories = line.categories ?? USUAL[type].categories;
    if (!categories || !line.to)
      throw new BadStory(
        file,
        line.atLine,
        `a line of consent \`${id}\` lacks \`${categories ? 'to' : 'categories'}\``,
      );
    return {
      id: line.id ?? `${id}.${index + 1}`,
      effect: line.effect,
      recipients: line.to,
      categories,
      purposes: line.purposes ?? USUAL[type].purposes,
      sources: line.sources,
      from: line.serviced?.from ?? null,
      until: line.serviced?.until ?? null,
    };
  });
}
