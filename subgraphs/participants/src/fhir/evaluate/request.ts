import type { Known } from './acquaintance';
import { readRequester, type Requester } from './actors';
import { type Coding, codingsOf, System } from './coding';
import type { Asked } from './content';
import { Fault } from './fault';
import { type Json, listOf } from './json';
import type { Directory } from './references';

/** What is asked. An empty list: it leaves that open. */
export interface Request {
  readonly patient: Known;
  readonly requester: Requester;
  readonly categories: readonly Coding[];
  readonly purposes: readonly Coding[];
  readonly actions: readonly Coding[];
  readonly asked: Asked;
}

const READING = ['access', 'use', 'disclose'].map((code) => ({ system: System.CONSENT_ACTION, code, written: {} }));

export function readRequest(value: Json, path: string, directory: Directory): Request {
  const patient = listOf(value.patientId);
  if (patient.length === 0) throw new Fault(`${path}.patientId`, 'expected at least one identifier');
  const actions = coded(value.action, `${path}.action`, System.CONSENT_ACTION);
  return {
    patient: readRequester(patient, `${path}.patientId`, directory),
    requester: readRequester(listOf(value.actor), `${path}.actor`, directory),
    categories: [
      ...coded(value.category, `${path}.category`, System.CONSENT_SCOPE),
      ...coded(value.scope, `${path}.scope`, System.CONSENT_SCOPE),
    ].map((each) => (each.code === '59284-6' ? { ...each, code: '59284-0' } : each)),
    purposes: coded(value.purposeOfUse, `${path}.purposeOfUse`, System.ACT_REASON),
    actions: actions.length > 0 ? actions : READING,
    asked: {
      classes: coded(value.class, `${path}.class`, System.RESOURCE_TYPE),
      labels: coded(value.securityLabel, `${path}.securityLabel`, null),
    },
  };
}

/** A bare label is one of the sensitivities, or a level of confidentiality. */
function coded(value: unknown, path: string, ofSystem: string | null): readonly Coding[] {
  return codingsOf(value, path, ofSystem).map((each, index) => {
    if (each.code === null)
      throw new Fault(Array.isArray(value) ? `${path}[${index}].code` : `${path}.code`, 'expected a code');
    if (each.system !== null) return each;
    return { ...each, system: /^[ULMNRV]$/.test(each.code) ? System.CONFIDENTIALITY : System.ACT_CODE };
  });
}
