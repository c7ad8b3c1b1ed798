import type { ConsentType } from './bases';
import type { CaseOf } from './case';
import { type DenyReason, type Found, type Ground, NO_BASIS, noGround } from './decision';
import { type Line, whyLineFails } from './lines';
import { deniedTo, lessDenials, scopeOf } from './refusals';
import { isStale } from './standing';

export interface ConsentSearch {
  readonly types: readonly ConsentType[];
  /** True where a class such as "my treating providers" is not enough. */
  readonly express: boolean;
}

export const GENERAL: ConsentSearch = {
  types: ['ROI_MULTIPARTY', 'HMIS_ROI', 'TPO_SINGLE', 'CJ_MONITORING_235', 'LEGAL_PROCEEDINGS'],
  express: false,
};
export const EXPRESS: ConsentSearch = {
  types: ['ROI_MULTIPARTY', 'HMIS_ROI', 'CJ_MONITORING_235', 'LEGAL_PROCEEDINGS'],
  express: true,
};

/** The grounds that consents give, less what the participant denied; or the reason of the newest that fits. */
export function consentGrounds(search: ConsentSearch, asked: CaseOf): Found {
  const fitting = asked.lines.filter((line) => fits(line, search, asked));
  if (fitting.length === 0) return NO_BASIS;
  const standing = fitting.filter((line) => whyNot(line, asked) === null);
  const grounds = standing.flatMap((line) => groundsOf(line, asked));
  if (grounds.length > 0) return grounds;
  if (standing.length > 0) return deniedTo(standing.at(-1)!, asked);
  const latest = fitting.at(-1)!;
  return noGround(whyNot(latest, asked)!, latest.consent.id);
}

function fits({ consent, provision, named }: Line, search: ConsentSearch, { category }: CaseOf): boolean {
  if (provision.effect !== 'PERMIT' || !provision.categories.includes(category)) return false;
  return search.types.includes(consent.type) && (!search.express || named === 'EXPRESS');
}

function whyNot(line: Line, { category, question, bases, rules, at }: CaseOf): DenyReason | null {
  return whyLineFails(line, category, question, bases, rules.policy, at);
}

function groundsOf(line: Line, asked: CaseOf): Ground[] {
  const { consent } = line;
  const ground: Ground = {
    kind: 'CONSENT',
    id: consent.id,
    scope: scopeOf(line),
    type: consent.type,
    ...(line.named === 'CLASS' ? { byClass: true } : {}),
    ...(consent.endsAt === null ? {} : { endsAt: consent.endsAt }),
    ...(isStale(consent, asked.rules.policy, asked.at) ? { stale: true } : {}),
  };
  return lessDenials(line, ground, asked);
}
