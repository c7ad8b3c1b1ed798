export { consentFormHtml } from './page/consentFormHtml';
export { TYPES as CONSENT_TYPES } from '../fhir/consent/codes';
export { consentFrom, consentJson } from '../fhir/consent/consentJson';
export { fromFhir } from '../fhir/consent/fromFhir';
export { toFhir } from '../fhir/consent/toFhir';
