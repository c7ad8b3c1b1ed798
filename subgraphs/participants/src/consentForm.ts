import { ConsentNotValid, type FormDefect, type ProgramPolicy, WASHINGTON } from '@lead-graph/schema';
import type { RecordConsentInput } from './consentInput';
import { ANYONE, TREATING_PROVIDERS } from './engine/bases';
import { defectsOf, type FormOf } from './engine/forms';

/**
 * Refuses a form with a defect, naming each with its paragraph. `partners`: codes of all organisations.
 * What makes a form defective on its face says the engine, which asks again at every decision.
 */
export function checkForm(input: RecordConsentInput, now: Date, partners: ReadonlySet<string>): void {
  const form = formOf(input);
  const { policy } = WASHINGTON;
  const defects = [
    ...defectsOf(form, policy),
    ...namingDefects(form, partners),
    ...eventDefects(form, policy),
    ...(input.signedAt > now ? [{ element: 'signedAt', paragraph: '2.31(a)(9)', message: 'lies in the future' }] : []),
  ];
  if (defects.length > 0) throw new ConsentNotValid(defects);
}

/** What was filled in, as the engine reads a form. */
export function formOf(input: RecordConsentInput): FormOf {
  const at = (date: Date | undefined): number | null => date?.getTime() ?? null;
  return {
    type: input.type,
    signedAt: input.signedAt.getTime(),
    signedBy: input.signedBy,
    representativeId: input.representativeId ?? null,
    startsAt: at(input.startsAt) ?? input.signedAt.getTime(),
    expiry: input.expiry,
    expiryEvent: input.expiryEvent ?? null,
    endsAt: at(input.endsAt),
    disclosers: input.disclosers,
    statements: input.statements,
    matter: input.matter ?? null,
    conditionBy: input.conditionBy,
    provisions: input.lines.map(({ sources = null, from = null, until = null, ...line }) => ({
      ...line,
      sources,
      from,
      until,
    })),
  };
}

const CLASSES: readonly string[] = [TREATING_PROVIDERS, ANYONE];

/** Nothing is guessed: a form names partners by their codes. */
function namingDefects({ disclosers, conditionBy, provisions }: FormOf, partners: ReadonlySet<string>): FormDefect[] {
  const unknown = 'names no partner; `organizations` lists their codes';
  const check = (codes: readonly string[], element: string, paragraph: string): FormDefect[] =>
    codes.every((code) => partners.has(code)) ? [] : [{ element, paragraph, message: unknown }];
  return [
    ...check(disclosers, 'disclosers', '2.31(a)(2)'),
    ...check(conditionBy, 'conditionBy', '2.35(a)(1)'),
    ...provisions.flatMap(({ recipients }, index) => {
      const named = recipients.filter((each) => !CLASSES.includes(each));
      return check(named, `lines[${index}].recipients`, '2.31(a)(4)');
    }),
  ];
}

/** An event ends a consent only where somebody can say that it came: the program's policy lists them. */
function eventDefects({ expiryEvent }: FormOf, { expiryEvents }: ProgramPolicy): FormDefect[] {
  if (!expiryEvent || Object.hasOwn(expiryEvents, expiryEvent)) return [];
  const defined = Object.keys(expiryEvents).join(', ');
  return [
    { element: 'expiryEvent', paragraph: '2.31(a)(7)', message: `is no event of the program; one of ${defined}` },
  ];
}
