import { AccountingReport, DataCategory, DisclosureGround, Purpose } from '@lead-graph/schema';
import type { Account, AgencyAccount, ToldDisclosure } from '../../cli/accounting/account';
import { letterHtml } from '../../cli/accounting/letter';
import { accountTable } from '../../cli/accounting/table';
import { nearest } from '../../src/nearest';

const HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>';

const told = (change: Partial<ToldDisclosure> = {}): ToldDisclosure => ({
  id: 'a',
  recordedAt: '2026-06-10T16:05:00.000Z',
  kind: 'DISCLOSURE',
  state: 'HANDED_ON',
  category: DataCategory.HMIS,
  records: 4,
  account: 'prosecutor-lee',
  role: 'PROSECUTOR',
  organization: 'kcpao',
  purpose: Purpose.DIVOPS,
  grounds: [DisclosureGround.CONSENT],
  ...change,
});

const account = (change: Partial<Account> = {}, ...housing: ToldDisclosure[]): Account => ({
  participantId: '5eed0000-0000-4000-8000-000000000001',
  name: 'Rosa Quinn',
  report: AccountingReport.HIPAA_ACCOUNTING,
  receivedOn: '2026-06-11',
  since: '2020-06-10T00:00:00.000Z',
  madeAt: '2026-06-20T20:00:00.000Z',
  organizations: {
    kcpao: { name: 'King County Prosecuting Attorney', contact: null },
    uw: { name: 'University of Washington', contact: '1 Synthetic Way, 206-555-0100' },
  },
  synthetic: true,
  studies: null,
  agencies: [{ agency: 'housing', answered: 'WHOLE', disclosures: housing }],
  ...change,
});

const SILENT: AgencyAccount = { agency: 'behavioral-health', answered: 'SILENT', disclosures: [] };

describe('a letter of disclosures', () => {
  it('tells of studies that may have a row about the participant', () => {
    const study = {
      id: 'a',
      at: '2026-06-10T16:05:00.000Z',
      study: HOSTILE,
      organization: 'uw',
      purpose: Purpose.HRESCH,
    };
    const page = letterHtml(account({ studies: [{ ...study, categories: [DataCategory.HMIS], criteria: '{}' }] }));
    expect(page).toMatch(
      /9:05.AM PDT: University of Washington \(1 Synthetic Way, 206-555-0100\), study &#34;&#62;&#60;script.*, of housing and homeless-service records/,
    );
    const unreached = letterHtml(
      account({ organizations: {}, studies: [{ ...study, categories: [], criteria: '{}' }] }),
    );
    expect(unreached).toContain('uw (no address is on record; ask the program), study');
    expect(page).toContain('not known to the program (45 CFR 164.528(b)(4))');
    expect(letterHtml(account({ studies: [] }))).not.toContain('Studies</h2>');
  });

  it('says about whom, under which law, for which period, and who saw what, why, on which ground and how many', () => {
    const page = letterHtml(account({}, told()));
    for (const text of [
      'Rosa Quinn',
      'Accounting of disclosures of your health records',
      '45 CFR 164.528; RCW 70.02.020(2)',
      'June 11, 2026',
      'from June 10, 2020 to June 20, 2026',
      'Jun 10, 2026, 9:05 AM PDT',
      'prosecutor-lee (prosecutor), King County Prosecuting Attorney',
      'housing and homeless-service records',
      'for the work of the diversion program',
      'on the participant&#39;s consent',
      '<td class="records">4</td>',
      'Everybody in this graph is synthetic',
    ])
      expect(page).toContain(text);
  });

  it('says of an entry that tells no ground, of use, and of what was kept back, that it is so', () => {
    const page = letterHtml(account({}, told({ grounds: [] }), told({ kind: 'USE' }), told({ state: 'WITHHELD' })));
    for (const text of ['not written down', 'own staff of the agency', 'nobody received it'])
      expect(page).toContain(text);
  });

  it('tells a participant from who acts for them', () => {
    expect(letterHtml(account({}, told({ account: null, role: 'PARTICIPANT' })))).toContain('<td>the participant</td>');
    expect(letterHtml(account({}, told({ account: null, role: 'REPRESENTATIVE' })))).toContain('who acts for');
  });

  it('names who did not report, and shows no empty table for them', () => {
    for (const written of [letterHtml, accountTable]) {
      const text = written(account({ agencies: [SILENT] }));
      expect(text).toContain('did not report');
      expect(text).not.toContain('reported no such disclosure');
      expect(text).not.toContain('<table');
    }
    expect(letterHtml(account({ agencies: [SILENT] }))).toContain('This account is not complete');
  });

  it('would be taken for whole where silence is taken for nothing (sabotaged)', () => {
    const page = letterHtml(account({ agencies: [{ ...SILENT, answered: 'WHOLE' }] }));
    expect(page).toContain('reported no such disclosure');
    expect(page).not.toContain('not complete');
  });

  it('asks for nothing from anywhere', () => {
    expect(letterHtml(account({}, told()))).not.toMatch(/\b(src|href|action)=|url\(|@import|https?:|<script/);
  });

  it('says nothing of synthetic people where the graph does not', () => {
    expect(letterHtml(account({ synthetic: false }))).not.toContain('is synthetic');
  });
});

const hostile = (written: typeof letterHtml) =>
  written(
    account(
      { name: HOSTILE, participantId: HOSTILE, organizations: { kcpao: { name: HOSTILE, contact: HOSTILE } } },
      told({ account: HOSTILE, role: HOSTILE, organization: 'kcpao' }),
    ),
  );

describe('what somebody wrote into a name', () => {
  it('is text on the page', () => {
    expect(hostile(letterHtml)).not.toMatch(/<script|<img/);
    expect(hostile(letterHtml)).toContain('&#60;script&#62;');
  });

  it('would run without escaping (sabotaged)', () => {
    jest.isolateModules(() => {
      jest.doMock('@lead-graph/schema', () => {
        const schema = jest.requireActual('@lead-graph/schema');
        const plain = (part: any): string =>
          Array.isArray(part) ? part.map(plain).join('') : (part.text ?? String(part));
        const html = (literals: TemplateStringsArray, ...values: unknown[]) =>
          new schema.Html(literals.map((literal, index) => literal + plain(values[index] ?? '')).join(''));
        return { ...schema, html };
      });
      const { letterHtml: unsafe } = require('../../cli/accounting/letter');
      jest.dontMock('@lead-graph/schema');
      expect(hostile(unsafe)).toContain('<script');
    });
  });

  it('does not steer a terminal', () => {
    expect(accountTable(account({}, told({ account: '\u001b[2Jx' })))).not.toContain('\u001b');
  });
});

describe('a report that is not known', () => {
  const known = Object.values(AccountingReport);
  it.each([
    ['hipaa', 'HIPAA_ACCOUNTING'],
    ['part2-acounting', 'PART2_ACCOUNTING'],
    ['INTERMEDIARY', 'INTERMEDIARY_LIST'],
    ['EVERYTHIN', 'EVERYTHING'],
  ])('%s is taken for a slip of %s', (given, meant) => {
    expect(nearest(given, known)[0]).toBe(meant);
  });

  it('is not guessed at where it is like none', () => {
    expect(nearest('xyz', known)).toEqual([]);
  });
});
