import type { Consent, Withdrawal } from '../../engine/bases';
import { CONCERNS, EXPIRIES, extensionUrl, RELATION, SIGNERS, STATEMENTS } from './codes';
import { categoryIn, entries, organizationIn } from './codings';
import { type Json, join, type Reading } from './reading';

/** Those of one element, by name; what is not among the known is refused. */
class Extensions {
  private readonly byUrl = new Map<string, { readonly value: Json; readonly path: string }[]>();

  constructor(
    value: unknown,
    readonly path: string,
    private readonly reading: Reading,
    private readonly kinds: Readonly<Record<string, string>>,
    private readonly urlOf: (name: string) => string,
  ) {
    const names = new Map(Object.keys(kinds).map((name) => [urlOf(name), name]));
    for (const [index, each] of reading.list(value, path).entries()) {
      const at = `${path}[${index}]`;
      const { url } = reading.object(each, at, ['url', ...Object.values(kinds)]);
      const name = names.get(String(url));
      if (!name || !Object.hasOwn(each as Json, kinds[name]!))
        reading.refuse(at, 'says something that is not known here');
      else this.byUrl.set(String(url), [...(this.byUrl.get(String(url)) ?? []), { value: each as Json, path: at }]);
    }
  }

  all(name: string): { readonly value: unknown; readonly path: string }[] {
    const kind = this.kinds[name]!;
    return (this.byUrl.get(this.urlOf(name)) ?? []).map(({ value, path }) => ({
      value: value[kind],
      path: `${path}.${kind}`,
    }));
  }

  one<T>(name: string, read: (value: unknown, path: string) => T): T | null {
    const [first, second] = this.all(name);
    if (second) this.reading.refuse(second.path, 'is said twice');
    return first ? read(first.value, first.path) : null;
  }

  /** What has to be said: nothing is taken for it. */
  needed<T>(name: string, read: (value: unknown, path: string) => T): T {
    return this.one(name, read) ?? read(undefined, `${this.path}[${this.urlOf(name)}]`);
  }
}

const PLAIN = {
  'signed-at': 'valueInstant',
  'signed-by': 'valueCode',
  representative: 'valueIdentifier',
  expiry: 'valueCode',
  statement: 'valueCode',
  'survives-death': 'valueBoolean',
  'revoked-at': 'valueInstant',
  'reaffirmed-at': 'valueInstant',
};

type Plain = Pick<
  Consent,
  | 'signedAt'
  | 'signedBy'
  | 'representativeId'
  | 'expiry'
  | 'statements'
  | 'survivesDeath'
  | 'revokedAt'
  | 'reaffirmedAt'
>;

export function extensionsIn(consent: Json, reading: Reading): Plain {
  const said = new Extensions(consent.extension, 'extension', reading, PLAIN, extensionUrl);
  const instant = (value: unknown, path: string) => reading.instant(value, path);
  return {
    signedAt: said.one('signed-at', instant),
    signedBy: said.needed('signed-by', (value, path) => reading.oneOf(value, path, SIGNERS)),
    representativeId: said.one('representative', (value, path) => relationIn(value, path, reading)),
    expiry: said.needed('expiry', (value, path) => reading.oneOf(value, path, EXPIRIES)),
    statements: said.all('statement').map(({ value, path }) => reading.oneOf(value, path, STATEMENTS)),
    survivesDeath: said.one('survives-death', (value, path) => truth(value, path, reading)) ?? false,
    revokedAt: said.one('revoked-at', instant),
    reaffirmedAt: said.one('reaffirmed-at', instant),
  };
}

function truth(value: unknown, path: string, reading: Reading): boolean {
  if (typeof value !== 'boolean') reading.refuse(path, 'expected true or false');
  return value === true;
}

function relationIn(value: unknown, path: string, reading: Reading): string {
  const { system, value: id } = reading.object(value, path, ['system', 'value']);
  if (system !== RELATION) reading.refuse(path, `names a relation by something else than \`${RELATION}\``);
  return reading.text(id, `${path}.value`);
}

const MODIFYING = {
  'expiry-event': 'valueString',
  matter: 'valueString',
  'condition-by': 'valueIdentifier',
  concern: 'valueCode',
  withdrawal: 'extension',
};

type Modifiers = Pick<Consent, 'expiryEvent' | 'matter' | 'conditionBy' | 'concerns' | 'withdrawals'>;

/** What narrows a consent. One that is not known refuses the whole: without it more would be permitted. */
export function modifiersIn(consent: Json, reading: Reading): Modifiers {
  const said = new Extensions(consent.modifierExtension, 'modifierExtension', reading, MODIFYING, extensionUrl);
  const text = (value: unknown, path: string) => reading.text(value, path);
  return {
    expiryEvent: said.one('expiry-event', text),
    matter: said.one('matter', text),
    conditionBy: said.all('condition-by').flatMap(({ value, path }) => organizationIn(value, path, reading) ?? []),
    concerns: said.all('concern').map(({ value, path }) => reading.oneOf(value, path, CONCERNS)),
    withdrawals: said.all('withdrawal').map(({ value, path }) => withdrawalIn(value, path, reading)),
  };
}

const PARTS = { at: 'valueInstant', line: 'valueString', recipient: 'valueIdentifier', category: 'valueCoding' };

function withdrawalIn(value: unknown, path: string, reading: Reading): Withdrawal {
  const said = new Extensions(value, path, reading, PARTS, (name) => name);
  const listOf = <T>(name: keyof typeof PARTS, read: (each: unknown, at: string, reading: Reading) => T | null) => {
    const found = said.all(name).map((each) => each.value);
    return found.length === 0 ? null : entries(found, join(path, name), (each, at) => read(each, at, reading));
  };
  return {
    at: said.needed('at', (each, at) => reading.instant(each, at)),
    provisionId: said.one('line', (each, at) => reading.text(each, at)),
    recipients: listOf('recipient', organizationIn),
    categories: listOf('category', categoryIn),
  };
}
