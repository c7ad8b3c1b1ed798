import { DataCategory, type Html, html, type Outcome, Purpose, Recipient, WASHINGTON } from '@lead-graph/schema';
import type { ConsentType } from '../../codes/consent';
import type { FilledForm } from '../consentForm';
import { defectsOf } from '../../engine/forms';
import type { Names } from './names';
import type { FormWords } from './words';

type Line = NonNullable<FilledForm['lines']>[number];

/** What is shared, with whom and why; what is not filled in is marked by hand, among what this form may carry. */
export function linesOf({ type, lines }: FilledForm, words: FormWords, names: Names): Html {
  const choices: readonly Line[] = filled(lines) ?? (type === 'ROI_MULTIPARTY' ? [{}, {}] : [{}]);
  return html`<p>${words.lines}</p>${choices.map((line, index) => choiceOf(line, index + 1, type, words, names))}`;
}

function choiceOf(line: Line, place: number, type: ConsentType, words: FormWords, names: Names): Html {
  const denies = line.effect === 'DENY';
  const [recipients, categories, purposes] = [filled(line.recipients), filled(line.categories), filled(line.purposes)];
  const what = (categories: readonly DataCategory[]) => categories.map((each) => words.categories[each].name);
  const why = (purposes: readonly Purpose[]) => purposes.map((each) => words.purposes[each]);
  const row = (term: string, content: Html) => html`<dt>${term}</dt><dd>${content}</dd>\n`;
  return html`<div class="choice${denies ? ' no' : ''}">
<h3>${words.line} ${String(place)}: ${denies ? words.denies : words.permits}</h3>
<dl>${row(words.receivers, recipients ? listOf(recipients.map(names.organization)) : BLANK)}
${row(words.what, categories ? listOf(what(categories)) : boxes(what(categoriesOn(type))))}
${row(words.why, purposes ? listOf(why(purposes)) : boxes(why(purposesOn(type))))}
${limitsOf(line, words, names)}</dl></div>`;
}

function filled<T>(values: readonly T[] | null | undefined): readonly T[] | null {
  return values && values.length > 0 ? values : null;
}

function limitsOf({ sources, from, until }: Line, words: FormWords, names: Names): Html[] {
  const dates = [from ? `${words.since} ${names.day(from)}` : '', until ? `${words.upTo} ${names.day(until)}` : ''];
  return [
    ...(sources ? [html`<dt>${words.from}</dt><dd>${listOf(sources.map(names.organization))}</dd>`] : []),
    ...(from || until ? [html`<dt>${words.dates}</dt><dd>${dates.filter((each) => each !== '').join(' ')}</dd>`] : []),
  ];
}

const BLANK = html`<span class="blank"></span>`;

function listOf(items: readonly string[]): Html {
  return items.length === 1 ? html`${items[0]!}` : html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

function boxes(items: readonly string[]): Html {
  return html`<ul class="boxes">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

/** What each category on the form means; on a blank one, each that it may carry. */
export function meaningsOf(form: FilledForm, words: FormWords): Html {
  const meanings = categoriesIn(form).map((each) => words.categories[each]);
  return html`<p>${words.meanings}</p><dl>${meanings.map(({ name, means }) => html`<div><dt>${name}</dt><dd>${means}</dd></div>`)}</dl>`;
}

/** Categories that a form speaks of: those it names, or those that may be marked on it. */
export function categoriesIn({ type, lines }: FilledForm): DataCategory[] {
  const open = !lines || lines.length === 0 || lines.some(({ categories }) => !categories || categories.length === 0);
  const named = new Set((lines ?? []).flatMap(({ categories }) => categories ?? []));
  const markable = open ? categoriesOn(type) : [];
  return Object.values(DataCategory).filter((each) => named.has(each) || markable.includes(each));
}

/** What may stand on this form and, for a purpose on it, could depend on a consent by the law's table. */
function categoriesOn(type: ConsentType): DataCategory[] {
  const openable = (category: DataCategory) =>
    purposesOn(type).some((purpose) =>
      Object.values(Recipient).some((each) => OPENED.includes(WASHINGTON.rule(category, each, purpose).outcome)),
    );
  return Object.values(DataCategory).filter(
    (each) => !NEVER_BY_CONSENT.includes(each) && openable(each) && mayCarry(type, 'categories', [each], []),
  );
}

const OPENED: readonly Outcome[] = [
  ...(['PERMIT_IF_GENERAL_CONSENT', 'PERMIT_IF_EXPRESS_LINE'] as const),
  ...(['PERMIT_IF_SEPARATE_CONSENT', 'PERMIT_IF_CONDITION'] as const),
];

/** Their conditions are never a consent. */
const NEVER_BY_CONSENT: readonly DataCategory[] = [DataCategory.CJI, DataCategory.PROS_WP];

const OFFERED: readonly Purpose[] = [Purpose.TREAT, Purpose.HPAYMT, Purpose.HOPERAT, Purpose.DIVOPS];

/** Proceedings and research have forms of their own, which offer nothing else. */
function purposesOn(type: ConsentType): Purpose[] {
  if (type === 'LEGAL_PROCEEDINGS') return [Purpose.HLEGAL];
  if (type === 'RESEARCH') return [Purpose.HRESCH];
  return OFFERED.filter((each) => mayCarry(type, 'purposes', [], [each]));
}

/** By the engine's own word for what may stand on a form: an element that is filled in is wrong only where it may not. */
function mayCarry(type: ConsentType, element: string, categories: DataCategory[], purposes: Purpose[]): boolean {
  const limits = { sources: null, from: null, until: null };
  const line = { effect: 'PERMIT' as const, recipients: [], categories, purposes, ...limits };
  const unsigned = { signedAt: null, signedBy: 'PARTICIPANT' as const, representativeId: null, startsAt: 0 };
  const end = { expiry: 'NONE' as const, expiryEvent: null, endsAt: null };
  const rest = { disclosers: [], statements: [], matter: null, conditionBy: [], provisions: [line] };
  const defects = defectsOf({ type, ...unsigned, ...end, ...rest }, WASHINGTON.policy);
  return !defects.some((defect) => defect.element === `lines[0].${element}`);
}
