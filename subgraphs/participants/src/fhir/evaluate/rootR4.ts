import { DIMENSIONS, speaksOf } from './content';
import { type Json, objectAt } from './json';
import { type Policy, policyOf } from './policy';
import { addressedBy, type Reading, readEffect, readExceptions, readFilters } from './provision';
import { ANY_CONTENT, type Content, type Effect, type Rule } from './rule';

/** The rule a consent stands on. `silent`: it says nothing of what none of the exceptions reaches. */
export interface Root {
  readonly rule: Rule;
  readonly silent: boolean;
}

/**
 * The root provision of R4. By its `type` it is the base itself, and what it lists limits the base. Where a policy says
 * the opposite, or there is no type and the policy does not permit more by being read so, it is an exception to the policy.
 */
export function readRootR4(consent: Json, path: string, reading: Reading): Root {
  const here = `${path}.provision`;
  const provision = objectAt(consent.provision ?? {}, here);
  const policy = policyOf(consent, path);
  const type = readEffect(provision.type, `${here}.type`);
  const agrees = policy?.isAgreedTo && type === 'permit';
  const effect = (agrees ? policy.effect : type) ?? policy?.effect ?? 'deny';
  const filters = readFilters(provision, here, reading);
  const root = {
    ...filters,
    effect,
    exceptions: readExceptions(provision.provision, `${here}.provision`, effect, addressedBy(filters, reading)),
  };
  if (!policy || (policy.isAgreedTo && type === 'deny')) return limited(root);
  if (policy.isAgreedTo) return limited(under(policy, root));
  if (type === policy.effect) return limited(root);
  return type ? exceptionTo(policy.effect, root) : untyped(policy.effect, root);
}

/**
 * A root without a type under a policy. Whoever opted out stays out of what it lists too. Of whoever opted in it says
 * what is withheld; but permits beneath would add nothing to a permit of all. So where only those are beneath, or the
 * root says whom they are for, nothing else is open.
 */
function untyped(effect: Effect, root: Rule): Root {
  if (effect === 'deny') return exceptionTo('deny', root);
  const permits = root.exceptions.filter((each) => each.effect === 'permit');
  const limits = limitsMoreThanPurpose(root);
  if (permits.length > 0 && (limits || permits.length === root.exceptions.length))
    return limited({ ...root, effect: 'deny' });
  return limits ? exceptionTo('permit', { ...root, effect: 'deny' }, root.purposes) : limited(root);
}

/** The policy where the root does not reach; how long it holds, and for what by a policy alone, stays with the whole. */
function exceptionTo(effect: Effect, root: Rule, purposes: Rule['purposes'] = []): Root {
  const whole = { ...root, ...ANY_CONTENT, effect, actors: [], actions: [], purposes, unread: false };
  return { rule: { ...whole, exceptions: [{ ...root, validity: null }] }, silent: false };
}

function limitsMoreThanPurpose(root: Rule): boolean {
  return root.actors.length > 0 || root.actions.length > 0 || DIMENSIONS.some((dimension) => speaksOf(root, dimension));
}

/** What the policy keeps to itself where the provision says nothing. */
function under(policy: Policy, root: Rule): Rule {
  const purposes = root.purposes.length > 0 ? root.purposes : policy.purposes;
  const opened = policy.except.map((purpose) => ({
    ...root,
    ...ANY_CONTENT,
    effect: 'permit' as const,
    purposes: [purpose],
  }));
  return { ...root, ...inherited(policy.content, root), purposes, exceptions: [...root.exceptions, ...opened] };
}

/**
 * A root about some records only: it is silent on the others. A permit beneath such a permit adds to it where it names
 * its own of the same, and is held to the rest; a denial has its exceptions within it.
 */
function limited(root: Rule): Root {
  if (!DIMENSIONS.some((dimension) => speaksOf(root, dimension))) return { rule: root, silent: false };
  const whole = { ...root, ...ANY_CONTENT };
  const about = { ...root, validity: null, actors: [], actions: [], purposes: [], unread: false };
  if (root.effect === 'deny') return { rule: { ...whole, exceptions: [about] }, silent: true };
  const beneath = root.exceptions.map((each) => heldTo(root, each));
  return { rule: { ...whole, exceptions: [{ ...about, exceptions: [] }, ...beneath] }, silent: true };
}

function heldTo(content: Content, rule: Rule): Rule {
  const exceptions = rule.exceptions.map((each) => heldTo(content, each));
  return rule.effect === 'permit' ? { ...rule, ...inherited(content, rule), exceptions } : { ...rule, exceptions };
}

/** What the inner one says counts, and the outer one where it says nothing. */
function inherited(outer: Content, inner: Content): Content {
  const own = (dimension: (typeof DIMENSIONS)[number]) => (speaksOf(inner, dimension) ? inner : outer);
  return {
    labels: own('labels').labels,
    classes: own('classes').classes,
    documents: own('documents').documents,
    codes: own('codes').codes,
    period: own('period').period,
    instances: own('instances').instances,
    authors: own('authors').authors,
  };
}
