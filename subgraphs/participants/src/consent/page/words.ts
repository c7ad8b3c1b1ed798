import type { DataCategory, Purpose } from '@lead-graph/schema';
import type { ConsentType, FormLanguage } from '../../codes/consent';
import { ENGLISH } from './english';
import { SPANISH } from './spanish';

/** What a category is called on a form, and what it means to whoever signs. */
export interface CategoryWords {
  readonly name: string;
  readonly means: string;
}

/** Everything a form says, in one language. INVARIANT: plain text; whoever shows it escapes it. */
export interface FormWords {
  /** As dates are written. */
  readonly locale: string;
  readonly titles: Readonly<Record<ConsentType, string>>;
  /** What signing this kind of form does, in a sentence or two. */
  readonly about: Readonly<Record<ConsentType, string>>;
  readonly categories: Readonly<Record<DataCategory, CategoryWords>>;
  readonly purposes: Readonly<Record<Purpose, string>>;
  /** By code, as the program's policy lists them. */
  readonly events: Readonly<Record<string, string>>;
  readonly treatingProviders: string;
  readonly anyone: string;
  readonly headings: Readonly<
    Record<
      'who' | 'givers' | 'lines' | 'meanings' | 'end' | 'revoke' | 'refuse' | 'again' | 'treatment' | 'sign',
      string
    >
  >;
  readonly yourChoice: string;
  readonly name: string;
  readonly birth: string;
  readonly page: string;
  readonly givers: string;
  readonly lines: string;
  readonly line: string;
  readonly permits: string;
  readonly denies: string;
  readonly receivers: string;
  readonly what: string;
  readonly why: string;
  readonly from: string;
  readonly dates: string;
  readonly since: string;
  readonly upTo: string;
  readonly conditionBy: string;
  readonly matter: string;
  readonly meanings: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly endsWhen: string;
  readonly endsNever: string;
  readonly endsAtBlank: string;
  readonly afterDeath: string;
  readonly revoke: readonly string[];
  readonly refuse: readonly string[];
  /** Beside `refuse`, where a kind of form has more to say. */
  readonly refuseMore: Readonly<Partial<Record<ConsentType, string>>>;
  readonly again: readonly string[];
  /** The same for treatment, payment and operations (42 CFR 2.31(a)(4)(iii)). */
  readonly againForTreatment: string;
  readonly treatment: readonly string[];
  /** On what the sharing stands, for a receipt. */
  readonly lawfulBasis: string;
  readonly sign: string;
  readonly signedOn: string;
  readonly blanks: Readonly<
    Record<'signature' | 'date' | 'representative' | 'relation' | 'witness' | 'interpreter' | 'copy', string>
  >;
}

export const WORDS: Readonly<Record<FormLanguage, FormWords>> = {
  en: ENGLISH,
  es: SPANISH,
};
