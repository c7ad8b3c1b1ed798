import { type Coding, codingsOf, System } from './coding';
import { isObject, type Json, listOf } from './json';
import { ANY_CONTENT, type Content, type Effect } from './rule';

/** What an R4 consent stands on where its provision does not say, and what that policy keeps to itself. */
export interface Policy {
  readonly effect: Effect;
  readonly content: Content;
  readonly purposes: readonly Coding[];
  /** Purposes that are open although the policy denies. */
  readonly except: readonly Coding[];
  /** A provision of type `permit` agrees to the policy, whatever the policy says. */
  readonly isAgreedTo: boolean;
}

const PCF = 'https://profiles.ihe.net/ITI/PCF/Policy-';
const HREX = 'http://hl7.org/fhir/us/davinci-hrex/StructureDefinition-hrex-consent.html';
const reason = (code: string): Coding => ({
  system: System.ACT_REASON,
  code,
  written: { system: System.ACT_REASON, code },
});
const NORMAL: Coding = {
  system: System.CONFIDENTIALITY,
  code: 'N',
  written: { system: System.CONFIDENTIALITY, code: 'N' },
};
const plain = (effect: Effect): Policy => ({
  effect,
  content: ANY_CONTENT,
  purposes: [],
  except: [],
  isAgreedTo: false,
});
const agreed = { ...plain('deny'), isAgreedTo: true };
const normalOnly: Policy = { ...agreed, effect: 'permit', content: { ...ANY_CONTENT, labels: [NORMAL] } };

const BY_ADDRESS: Readonly<Record<string, Policy>> = {
  [`${PCF}basic-normal`]: { ...normalOnly, purposes: [reason('TREAT'), reason('HPAYMT'), reason('HOPERAT')] },
  [`${PCF}all-normal`]: normalOnly,
  [`${PCF}break-glass-only`]: { ...agreed, except: [reason('BTG')] },
  [`${PCF}deny`]: agreed,
  [`${HREX}#regular`]: normalOnly,
  [`${HREX}#sensitive`]: { ...agreed, effect: 'permit' },
  'http://hl7.org/fhir/ConsentPolicy/opt-in': plain('permit'),
  'http://hl7.org/fhir/ConsentPolicy/opt-out': plain('deny'),
};
const BY_CODE: Readonly<Record<string, Effect>> = {
  OPTIN: 'permit',
  OPTINR: 'permit',
  OPTOUT: 'deny',
  OPTOUTE: 'deny',
};

/** Null: none that is known. Where several are named a denial counts. */
export function policyOf(consent: Json, path: string): Policy | null {
  const rule = consent.policyRule;
  const codes = isObject(rule) ? codingsOf(rule, `${path}.policyRule`) : [];
  const addresses = [
    typeof rule === 'string' ? rule : null,
    ...listOf(consent.policy).map((each) => (each as Json)?.uri),
  ];
  const named = [
    ...codes.filter(({ system }) => system === System.ACT_CODE).map(({ code }) => BY_CODE[code ?? '']),
    ...addresses.map((each) => (typeof each === 'string' ? BY_ADDRESS[each.replace(/\.html$/, '')] : undefined)),
  ].flatMap((each) => (each === undefined ? [] : [typeof each === 'string' ? plain(each) : each]));
  return named.find(({ effect }) => effect === 'deny') ?? named[0] ?? null;
}
