import { DataCategory, Purpose, WASHINGTON } from '@lead-graph/schema';
import { ConsentEffect, ConsentExpiry, ConsentType, FormLanguage } from '../src/codes/consent';
import type { FilledForm } from '../src/consent/consentForm';
import { consentFormHtml } from '../src/consent/page/consentFormHtml';
import { WORDS } from '../src/consent/page/words';

const { en, es } = FormLanguage;
const NAMES = new Map([
  ['spd', 'Seattle Police Department'],
  ['reach', 'REACH'],
]);

const textOf = (html: string) =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
const blank = (type: ConsentType, language: FormLanguage) => consentFormHtml({ type }, language, NAMES, null);

/** Every text of the words, by its place. */
function textsOf(words: object, place = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] => {
    const at = `${place}${key}`;
    return typeof value === 'string' ? [[at, value]] : textsOf(value, `${at}.`);
  });
}

const FILLED: FilledForm = {
  type: ConsentType.ROI_MULTIPARTY,
  disclosers: ['reach'],
  lines: [
    {
      effect: ConsentEffect.PERMIT,
      recipients: ['spd', 'class:treating-providers'],
      categories: [DataCategory.PROG, DataCategory.SUD_P2],
      purposes: [Purpose.DIVOPS],
      sources: ['reach'],
      from: '2026-01-31',
    },
    {
      effect: ConsentEffect.DENY,
      recipients: ['class:anyone'],
      categories: [DataCategory.MH],
      purposes: [Purpose.TREAT],
    },
  ],
  expiry: ConsentExpiry.EVENT,
  expiryEvent: 'FINAL_DISPOSITION',
};

describe('the words of a form', () => {
  it('are the same elements in both languages, and none is empty', () => {
    const [english, spanish] = [textsOf(WORDS.en), textsOf(WORDS.es)];
    expect(spanish.map(([at]) => at).sort()).toEqual(english.map(([at]) => at).sort());
    for (const [at, text] of [...english, ...spanish]) expect([at, text.trim().length > 1]).toEqual([at, true]);
  });

  it('name every event at which a consent may end', () => {
    for (const { events } of [WORDS.en, WORDS.es])
      expect(Object.keys(events).sort()).toEqual(Object.keys(WASHINGTON.policy.expiryEvents).sort());
  });

  it('are translated, all of them', () => {
    const english = new Map(textsOf(WORDS.en));
    for (const [at, text] of textsOf(WORDS.es)) expect([at, text]).not.toEqual([at, english.get(at)]);
  });

  const ENGLISH =
    /\b(the|and|your|you|with|for|this|that|records?|share|sign|from|what|who|may|will|not|is|are|of|to)\b/gi;

  it('have no English left over in Spanish', () => {
    for (const type of Object.values(ConsentType)) expect(textOf(blank(type, es)).match(ENGLISH)).toBeNull();
    expect(textOf(blank(ConsentType.ROI_MULTIPARTY, en)).match(ENGLISH)!.length).toBeGreaterThan(100);
  });

  it('can be read after eight years of school, in English (Flesch-Kincaid)', () => {
    for (const type of Object.values(ConsentType)) {
      const words = WORDS.en;
      const running = [words.about[type], words.yourChoice, ...words.revoke, ...words.refuse, ...words.again];
      expect([type, gradeOf([...running, ...words.treatment, words.sign].join(' ')) <= 8]).toEqual([type, true]);
    }
  });

  it('can be read as easily in Spanish (Fernández Huerta, 70 is fairly easy)', () => {
    for (const type of Object.values(ConsentType)) {
      const words = WORDS.es;
      const running = [words.about[type], words.yourChoice, ...words.revoke, ...words.refuse, ...words.again];
      expect([type, easeOf([...running, ...words.treatment, words.sign].join(' ')) >= 70]).toEqual([type, true]);
    }
  });
});

function countsOf(text: string, vowels: RegExp) {
  const words = text.match(/[\p{L}']+/gu)!;
  const syllables = words.reduce((sum, word) => sum + Math.max(1, (word.match(vowels) ?? []).length), 0);
  const sentences = text.match(/[.?!:](\s|$)/g)!.length;
  return { perSentence: words.length / sentences, perWord: syllables / words.length };
}

function gradeOf(text: string): number {
  const { perSentence, perWord } = countsOf(text.toLowerCase(), /[aeiouy]+(?!\b(?<=[^l]e))/g);
  return 0.39 * perSentence + 11.8 * perWord - 15.59;
}

function easeOf(text: string): number {
  const { perSentence, perWord } = countsOf(text.toLowerCase(), /[aeoáéóíú]|[iu](?![aeoáéó])(?<![aeoáéó]\p{L})/gu);
  return 206.84 - 60 * perWord - 1.02 * perSentence;
}

it('is measured: the law itself would be too hard', () => {
  const law =
    'Authorization for redisclosure of confidential substance use disorder information is prohibited unless expressly permitted by applicable regulations.';
  expect(gradeOf(law)).toBeGreaterThan(12);
  const ley =
    'La autorización para la redivulgación de información confidencial queda terminantemente prohibida salvo disposición reglamentaria expresa en contrario.';
  expect(easeOf(ley)).toBeLessThan(40);
});

describe('a form', () => {
  it.each([en, es])('says in %s who gives, who receives, what, why and until when', (language) => {
    const text = textOf(consentFormHtml(FILLED, language, NAMES, 'Rosa Quinn'));
    const words = WORDS[language];
    for (const said of [
      'Rosa Quinn',
      'Seattle Police Department',
      'REACH',
      words.treatingProviders,
      words.anyone,
      words.categories.SUD_P2.name,
      words.categories.SUD_P2.means,
      words.purposes.DIVOPS,
      words.permits,
      words.denies,
      words.events.FINAL_DISPOSITION!,
      words.titles.ROI_MULTIPARTY,
      ...words.revoke,
      ...words.refuse,
      ...words.again,
      ...words.treatment,
      words.blanks.signature,
    ])
      expect(text).toContain(said);
    expect(text).not.toContain(words.categories.STI.name);
    expect(text).toContain(language === en ? 'January 31, 2026' : '31 de enero de 2026');
  });

  it('speaks of drug and alcohol treatment only where it is about that', () => {
    const about = (category: DataCategory) =>
      textOf(consentFormHtml({ ...FILLED, lines: [{ categories: [category] }] }, en, NAMES, null));
    expect(about(DataCategory.SUD_P2)).toContain(WORDS.en.treatment[0]);
    expect(about(DataCategory.HMIS)).not.toContain(WORDS.en.treatment[0]);
  });

  it('says to whom treatment records may go on, on a consent for treatment alone', () => {
    expect(textOf(blank(ConsentType.TPO_SINGLE, en))).toContain(WORDS.en.againForTreatment);
    expect(textOf(blank(ConsentType.HMIS_ROI, en))).not.toContain(WORDS.en.againForTreatment);
  });

  it('that is blank offers what it may carry, and nothing else', () => {
    const offered = (type: ConsentType) => {
      const text = textOf(blank(type, en));
      return Object.values(DataCategory).filter((each) => text.includes(WORDS.en.categories[each].means));
    };
    expect(offered(ConsentType.SUD_COUNSELING_NOTES)).toEqual([DataCategory.SUD_CN]);
    expect(offered(ConsentType.VSP_RELEASE)).toEqual([DataCategory.VSP]);
    expect(offered(ConsentType.STI_EXPRESS)).toEqual([DataCategory.STI]);
    for (const separate of [DataCategory.SUD_CN, DataCategory.MH_PN, DataCategory.VSP, DataCategory.CJI])
      expect(offered(ConsentType.ROI_MULTIPARTY)).not.toContain(separate);
    for (const type of Object.values(ConsentType)) expect([type, offered(type).length > 0]).toEqual([type, true]);
  });

  it('has the name on every page, and asks for nothing from anywhere', () => {
    for (const language of [en, es]) {
      const html = consentFormHtml(FILLED, language, NAMES, 'Rosa Quinn');
      expect(html).toMatch(/<thead>.*Rosa Quinn.*<\/thead>/);
      expect(html).toContain(`<html lang="${language}">`);
      expect(html).not.toMatch(/<(script|link|img|iframe|object|form)|\s(src|href|on\w+)=|@import|url\(|https?:/i);
    }
  });

  const HOSTILE = `<script>alert("x")</script>'&`;
  const hostile = (page: typeof consentFormHtml) =>
    page(
      { ...FILLED, type: ConsentType.LEGAL_PROCEEDINGS, matter: HOSTILE, expiryEvent: HOSTILE, disclosers: [HOSTILE] },
      en,
      new Map([['spd', HOSTILE]]),
      HOSTILE,
    );

  it('takes whatever was written into it for text', () => {
    const page = hostile(consentFormHtml);
    expect(page).not.toContain('<script');
    expect(textOf(page).split(HOSTILE)).toHaveLength(7);
  });

  it('would run what was written into it without escaping (sabotaged)', () => {
    jest.isolateModules(() => {
      jest.doMock('@lead-graph/schema', () => {
        const schema = jest.requireActual('@lead-graph/schema');
        const plain = (part: any): string =>
          Array.isArray(part) ? part.map(plain).join('') : (part.text ?? String(part));
        const html = (literals: TemplateStringsArray, ...values: unknown[]) =>
          new schema.Html(literals.map((literal, index) => literal + plain(values[index] ?? '')).join(''));
        return { ...schema, html };
      });
      const { consentFormHtml: unsafe } = require('../src/consent/page/consentFormHtml');
      jest.dontMock('@lead-graph/schema');
      expect(hostile(unsafe)).toContain('<script');
    });
  });
});
