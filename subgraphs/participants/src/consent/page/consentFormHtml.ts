import { DataCategory, html } from '@lead-graph/schema';
import type { FormLanguage } from '../../codes/consent';
import type { FilledForm } from '../consentForm';
import { categoriesIn, linesOf, meaningsOf } from './lines';
import { type Names, namesFrom } from './names';
import { signatureOf } from './signature';
import { STYLE } from './style';
import { type FormWords, WORDS } from './words';

/**
 * A form as one page that prints: what was filled in, and where nothing was, what is to be marked or written by hand.
 * INVARIANT: pure, and every text in it is escaped; the page asks for nothing from anywhere.
 */
export function consentFormHtml(
  form: FilledForm,
  language: FormLanguage,
  organizationNames: ReadonlyMap<string, string>,
  participantName: string | null,
): string {
  const words = WORDS[language];
  const names = namesFrom(words, organizationNames);
  const { headings, titles, about } = words;
  const title = titles[form.type];
  const section = (heading: keyof FormWords['headings'], ...content: Parameters<typeof html>[1][]) =>
    html`<section><h2>${headings[heading]}</h2>${content}</section>`;
  const guarded = categoriesIn(form).some((each) => UNDER_PART_2.includes(each));
  const body = html`<h1>${title}</h1>
<p>${about[form.type]}</p><p><strong>${words.yourChoice}</strong></p>
${section('who', field(words.name, participantName), participantName === null ? field(words.birth, null) : '')}
${section('givers', paragraphs([words.givers]), listOrBlank((form.disclosers ?? []).map(names.organization)), more(form, words, names))}
${section('lines', linesOf(form, words, names))}
${section('meanings', meaningsOf(form, words))}
${section('end', endOf(form, words, names))}
${section('revoke', paragraphs(words.revoke))}
${section('refuse', paragraphs([...words.refuse, words.refuseMore[form.type] ?? '']))}
${section('again', paragraphs(form.type === 'TPO_SINGLE' ? [...words.again, words.againForTreatment] : words.again))}
${guarded ? section('treatment', paragraphs(words.treatment)) : ''}
${section('sign', signatureOf(form, words, names))}
<p>${words.page}</p>`;
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style></head>
<body><table class="page"><thead><tr><td>${title}<span>${words.name}: ${participantName ?? '______________________'}</span></td></tr></thead>
<tbody><tr><td>${body}</td></tr></tbody></table></body></html>
`.text;
}

const UNDER_PART_2: readonly DataCategory[] = [DataCategory.SUD_P2, DataCategory.SUD_CN];

function field(label: string, value: string | null) {
  return html`<p>${label}: ${value === null ? html`<span class="blank"></span>` : html`<strong>${value}</strong>`}</p>`;
}

function paragraphs(texts: readonly string[]) {
  return texts.filter((text) => text !== '').map((text) => html`<p>${text}</p>`);
}

function listOrBlank(items: readonly string[]) {
  if (items.length === 0) return [1, 2, 3].map(() => html`<p><span class="blank"></span></p>`);
  return html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

/** What only some kinds of form say. */
function more({ type, conditionBy, matter }: FilledForm, words: FormWords, names: Names) {
  if (type === 'LEGAL_PROCEEDINGS') return field(words.matter.replace(/:$/, ''), matter ?? null);
  if (type !== 'CJ_MONITORING_235') return '';
  return [...paragraphs([words.conditionBy]), listOrBlank((conditionBy ?? []).map(names.organization))];
}

function endOf(form: FilledForm, words: FormWords, names: Names) {
  const starts = form.startsAt ? [`${words.startsAt} ${names.instant(form.startsAt)}.`] : [];
  const after = form.survivesDeath ? [words.afterDeath] : [];
  if (form.expiry === 'NONE') return paragraphs([...starts, words.endsNever, ...after]);
  if (form.expiry === 'EVENT' && form.expiryEvent)
    return paragraphs([...starts, `${words.endsWhen} ${names.event(form.expiryEvent)}.`, ...after]);
  if (form.endsAt) return paragraphs([...starts, `${words.endsAt} ${names.instant(form.endsAt)}.`, ...after]);
  return [
    ...paragraphs([...starts, words.endsAtBlank]),
    html`<p><span class="blank"></span></p>`,
    ...paragraphs(after),
  ];
}
