import { ConsentNotValid, type FormDefect } from '@lead-graph/schema';
import type { ConsentLineInput, RecordConsentInput } from './consentInput';
import { ANYONE, TREATING_PROVIDERS } from '../engine/bases';
import { defectsOf, type FormOf } from '../engine/forms';
import { LAW } from '../decision/law';

type Unfilled<T> = { readonly [element in keyof T]?: T[element] | null };

/** A form as far as it is filled in; its kind is known from the start. */
export type FilledForm = Pick<RecordConsentInput, 'type'> &
  Unfilled<Omit<RecordConsentInput, 'participantId' | 'attested' | 'type' | 'lines'>> & {
    readonly lines?: readonly Unfilled<ConsentLineInput>[] | null;
  };

/** Refuses a form with a defect, naming each with its paragraph. `partners`: codes of all organisations. */
export function checkForm(form: FilledForm, now: Date, partners: ReadonlySet<string>): void {
  const defects = defectsIn(form, now, partners);
  if (defects.length > 0) throw new ConsentNotValid(defects);
}

/**
 * Everything that is missing or wrong. What makes a form defective on its face says the engine, which asks again at
 * every decision.
 */
export function defectsIn(filled: FilledForm, now: Date, partners: ReadonlySet<string>): FormDefect[] {
  const form = formOf(filled, now);
  const onItsFace = defectsOf(form, LAW.policy);
  return [
    ...(filled.expiry ? onItsFace : [...onItsFace.filter(({ paragraph }) => paragraph !== BY_ITS_END), NO_END]),
    ...namingDefects(form, partners),
    ...(form.signedAt !== null && form.signedAt > now.getTime() ? [IN_THE_FUTURE] : []),
  ];
}

const BY_ITS_END = '2.31(a)(7)';

const NO_END: FormDefect = { element: 'expiry', paragraph: BY_ITS_END, message: 'does not say how it ends' };

const IN_THE_FUTURE: FormDefect = { element: 'signedAt', paragraph: '2.31(a)(9)', message: 'lies in the future' };

/** What was filled in, as the engine reads a form. One that is not signed yet is read as if it began now. */
function formOf(filled: FilledForm, now: Date): FormOf {
  const at = (date: Date | null | undefined): number | null => date?.getTime() ?? null;
  const signedAt = at(filled.signedAt);
  return {
    type: filled.type,
    signedAt,
    signedBy: filled.signedBy ?? 'PARTICIPANT',
    representativeId: filled.representativeId ?? null,
    startsAt: at(filled.startsAt) ?? signedAt ?? now.getTime(),
    expiry: filled.expiry ?? 'AT',
    expiryEvent: filled.expiryEvent ?? null,
    endsAt: at(filled.endsAt),
    disclosers: filled.disclosers ?? [],
    statements: filled.statements ?? [],
    matter: filled.matter ?? null,
    conditionBy: filled.conditionBy ?? [],
    provisions: (filled.lines ?? []).map((line) => ({
      effect: line.effect ?? 'PERMIT',
      recipients: line.recipients ?? [],
      categories: line.categories ?? [],
      purposes: line.purposes ?? [],
      sources: line.sources ?? null,
      from: line.from ?? null,
      until: line.until ?? null,
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
