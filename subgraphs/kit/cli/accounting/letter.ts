import { type Html, html, REPORT_WORDS } from '@lead-graph/schema';
import type { Account, AgencyAccount } from './account';
import { STYLE } from './letterStyle';
import { dayOf, nameOfAgency, noteOn, ON_STUDIES, periodOf, studyLines, toldIn } from './words';

/**
 * An account as one page that prints. INVARIANT: pure, and every text in it is escaped; the page asks for nothing from
 * anywhere.
 */
export function letterHtml(account: Account): string {
  const { title } = REPORT_WORDS[account.report];
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style></head>
<body><header class="from"><strong>LEAD program</strong><br>Law Enforcement Assisted Diversion, for the agencies named below</header>
<p>${dayOf(account.madeAt)}</p>
<h1>${title}</h1>
${account.synthetic ? html`<p class="synthetic">Everybody in this graph is synthetic: people, agencies' staff and records are invented.</p>` : ''}
${aboutWhom(account)}
<p>${opening(account)}</p>
${silent(account)}
${account.agencies.map((agency) => section(agency, account))}
${studies(account)}
<footer><p>Times are those of Seattle. Each agency tells of its own records, from a ledger that it can add to and not change. Records of a
kind that whoever asked may not read are left out with every trace of them. Who asked the program itself, for your name or whether you
take part, is not told here: ask your case manager for it. Studies are told to the participant alone.</p>
<p>Something wrong or not understood? Ask your case manager, or the privacy officer of the agency.</p></footer></body></html>
`.text;
}

function aboutWhom({ name, participantId, receivedOn, report, ...account }: Account): Html {
  const { citation } = REPORT_WORDS[report];
  const rows: readonly (readonly [string, string])[] = [
    ['About', name ?? 'the participant named by the number below'],
    ['Participant number', participantId],
    ['Asked for on', dayOf(`${receivedOn}T20:00:00Z`)],
    ['Period', periodOf({ name, participantId, receivedOn, report, ...account })],
    ['Under', citation === '' ? 'no law asks for it; the program tells it all the same' : citation],
  ];
  return html`<dl>${rows.map(([term, value]) => html`<dt>${term}</dt><dd>${value}</dd>`)}</dl>`;
}

function opening({ report, agencies }: Account): string {
  const count = agencies.reduce((sum, { disclosures }) => sum + disclosures.length, 0);
  const number = count === 0 ? 'no entry' : count === 1 ? 'one entry' : `${count} entries`;
  return `This account holds ${REPORT_WORDS[report].holds}. It has ${number}.`;
}

function silent({ agencies }: Account): Html | string {
  const names = agencies.flatMap(({ agency, answered }) => (answered === 'SILENT' ? nameOfAgency(agency) : []));
  if (names.length === 0) return '';
  return html`<p class="silent">Did not report: ${names.join(', ')}. This account is not complete.</p>`;
}

function section(agency: AgencyAccount, account: Account): Html {
  const note = noteOn(agency);
  return html`<section><h2>${nameOfAgency(agency.agency)}</h2>${note === '' ? '' : html`<p>${note}</p>`}${table(agency, account)}</section>
`;
}

function studies(account: Account): Html | string {
  const lines = studyLines(account);
  if (lines.length === 0) return '';
  return html`<section><h2>Studies</h2><p>${ON_STUDIES}</p><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul></section>`;
}

function table({ disclosures }: AgencyAccount, account: Account): Html | string {
  if (disclosures.length === 0) return '';
  const rows = disclosures.map((each) => toldIn(each, account));
  return html`<table><thead><tr><th class="when">When</th><th class="who">Who</th><th class="what">What</th><th>Why</th><th>On which ground</th><th class="records">Records</th></tr></thead>
<tbody>${rows.map(
    ({
      when,
      who,
      what,
      why,
      ground,
      records,
    }) => html`<tr><td>${when}</td><td>${who}</td><td>${what}</td><td>${why}</td><td>${ground}</td><td class="records">${records}</td></tr>
`,
  )}</tbody></table>`;
}
