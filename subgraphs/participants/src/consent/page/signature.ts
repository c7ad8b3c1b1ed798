import type { FilledForm } from '../consentForm';
import { type Html, html } from '@lead-graph/schema';
import type { Names } from './names';
import type { FormWords } from './words';

/** Where it is signed; once it is, when. The signature itself stays on the paper. */
export function signatureOf({ signedAt }: FilledForm, words: FormWords, names: Names): Html {
  const { blanks } = words;
  const row = (wide: string, short: string) =>
    html`<div class="row"><div>${wide}</div><div class="short">${short}</div></div>`;
  const signed = signedAt
    ? html`<p><strong>${words.signedOn} ${names.instant(signedAt)}</strong></p>`
    : html`${row(blanks.signature, blanks.date)}${row(blanks.representative, blanks.date)}${row(blanks.relation, '')}${row(blanks.witness, blanks.date)}${row(blanks.interpreter, blanks.date)}<ul class="boxes"><li>${blanks.copy}</li></ul>`;
  return html`<div class="sign"><p>${words.sign}</p>${signed}</div>`;
}
