import {
  actor,
  ask,
  concept,
  decided,
  label,
  purpose,
  r4,
  r5,
  record,
  shown,
  span,
  type,
} from './fhirEvaluateQuestion';

const denying = (...labels: object[]) => r5('permit', [{ securityLabel: labels }]);
const permitting = (...labels: object[]) => r5('deny', [{ securityLabel: labels }]);

describe('purposes of use', () => {
  const asked = (consent: unknown, ...codes: string[]) =>
    codes.map((purposeOfUse) => decided([consent], { purposeOfUse }));

  it('a permit for operations opens neither proceedings nor government nor the search for fraud', () => {
    const consent = r5('deny', [{ purpose: purpose('HOPERAT') }]);
    expect(asked(consent, 'HOPERAT', 'CAREMGT', 'HTEST')).toEqual(['PERMIT', 'PERMIT', 'PERMIT']);
    expect(asked(consent, 'HLEGAL', 'GOV', 'FRAUD', 'TREAT')).toEqual(['DENY', 'DENY', 'DENY', 'DENY']);
    expect(asked(r5('deny', [{ purpose: purpose('HLEGAL') }]), 'HLEGAL', 'HOPERAT')).toEqual(['PERMIT', 'DENY']);
  });

  it('a denial of operations denies all of them', () => {
    expect(asked(r5('permit', [{ purpose: purpose('HOPERAT') }]), 'HLEGAL', 'GOV', 'TREAT')).toEqual([
      'DENY',
      'DENY',
      'PERMIT',
    ]);
  });

  it('treatment includes emergencies, and an emergency is no leave to treat', () => {
    expect(asked(r5('deny', [{ purpose: purpose('TREAT') }]), 'TREAT', 'COC', 'ETREAT', 'BTG')).toEqual(
      Array(4).fill('PERMIT'),
    );
    expect(asked(r5('deny', [{ purpose: purpose('BTG') }]), 'BTG', 'ETREAT', 'TREAT')).toEqual([
      'PERMIT',
      'DENY',
      'DENY',
    ]);
    expect(asked(r5('deny', [{ purpose: purpose('ETREAT') }]), 'BTG', 'TREAT')).toEqual(['PERMIT', 'DENY']);
  });

  it('of several that are asked one that is permitted is enough, and one that is denied', () => {
    expect(decided([r5('deny', [{ purpose: purpose('ETREAT') }])], { purposeOfUse: ['ETREAT', 'HMARKT'] })).toBe(
      'PERMIT',
    );
    expect(decided([r5('permit', [{ purpose: purpose('HMARKT') }])], { purposeOfUse: ['TREAT', 'HMARKT'] })).toBe(
      'DENY',
    );
  });

  it.each<[string, unknown, string, string]>([
    ['none', [], 'DENY', 'DENY'],
    ['a code nobody knows', 'DIVOPS', 'DENY', 'PERMIT'],
    ['the code of another system', { system: 'http://example.org', code: 'TREAT' }, 'DENY', 'PERMIT'],
    [
      'the system of the acts',
      { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'TREAT' },
      'PERMIT',
      'DENY',
    ],
    ['the system as an OID', { system: 'urn:oid:2.16.840.1.113883.5.8', code: 'TREAT' }, 'PERMIT', 'DENY'],
    [
      'the value set for the system',
      [{ system: 'http://terminology.hl7.org/ValueSet/v3-PurposeOfUse', code: 'TREAT' }],
      'PERMIT',
      'DENY',
    ],
  ])('%s asked', (_, purposeOfUse, permitted, denied) => {
    expect(decided([r5('deny', [{ purpose: purpose('TREAT') }])], { purposeOfUse })).toBe(permitted);
    expect(decided([r5('permit', [{ purpose: purpose('TREAT') }])], { purposeOfUse })).toBe(denied);
  });
});

describe('security labels', () => {
  const records = ['ETH', 'SUD', 'ETHUD', 'OPIOIDUD', 'MH', 'PSY', 'PSYTHPN', 'EMOTDIS', 'BH', 'HIV'].map((code) =>
    record(code, [code, 'R']),
  );
  const plain = [record('none'), record('N', ['N']), record('R', ['R']), record('V', ['V']), record('HTEST', ['L'])];

  it.each<[string, string]>([
    ['SUD', 'MH PSY PSYTHPN EMOTDIS BH HIV'],
    ['ETH', 'MH PSY PSYTHPN EMOTDIS BH HIV'],
    ['ETHUD', 'OPIOIDUD MH PSY PSYTHPN EMOTDIS BH HIV'],
    ['PSY', 'ETH SUD ETHUD OPIOIDUD BH HIV'],
    ['MH', 'ETH SUD ETHUD OPIOIDUD BH HIV'],
    ['PSYTHPN', 'ETH SUD ETHUD OPIOIDUD EMOTDIS BH HIV'],
    ['BH', 'HIV'],
    ['SPI', 'HIV'],
    ['HIV', 'ETH SUD ETHUD OPIOIDUD MH PSY PSYTHPN EMOTDIS BH'],
    ['XYZ', 'ETH SUD ETHUD OPIOIDUD MH PSY PSYTHPN EMOTDIS BH HIV'],
  ])('a denial of %s leaves', (code, left) => {
    expect(shown([denying(label(code))], records)).toBe(left);
  });

  it.each<[string, string]>([
    ['SUD', 'SUD ETHUD OPIOIDUD'],
    ['ETH', 'ETH'],
    ['MH', 'MH'],
    ['BH', 'EMOTDIS BH'],
    ['XYZ', ''],
  ])('a permit of %s opens', (code, opened) => {
    expect(shown([permitting(label(code))], records)).toBe(opened);
  });

  it('levels are ordered: a denial takes what is above, a permit what is below', () => {
    expect(shown([denying(label('R'))], plain)).toBe('none N HTEST');
    expect(shown([denying(label('V'))], plain)).toBe('none N R HTEST');
    expect(shown([permitting(label('N'))], plain)).toBe('none N HTEST');
    expect(shown([permitting(label('R'))], plain)).toBe('none N R HTEST');
  });

  it('a sensitive record without a level is restricted', () => {
    expect(shown([permitting(label('N'))], [record('a', ['HIV']), record('b', ['HIV', 'N'])])).toBe('b');
    expect(shown([denying(label('R'))], [record('a', ['HIV']), record('b', ['HIV', 'N'])])).toBe('b');
  });

  it('a permit must cover all a record is sensitive for', () => {
    expect(shown([permitting(label('SUD'))], [record('a', ['SUD', 'HIV'])])).toBe('');
    expect(shown([permitting(label('SUD'), label('HIV'))], [record('a', ['SUD', 'HIV'])])).toBe('a');
  });

  it('are the same under the address of a value set and an OID', () => {
    const asValueSet = { system: 'http://terminology.hl7.org/ValueSet/v3-InformationSensitivityPolicy', code: 'SUD' };
    const asOid = { system: 'urn:oid:2.16.840.1.113883.5.4', code: 'SUD' };
    for (const written of [asValueSet, asOid]) {
      expect(shown([denying(written)], [record('a', ['ETHUD'])])).toBe('');
      expect(ask([denying(written)]).obligations[0].parameters).toEqual({ codes: [written] });
    }
  });

  it.each<[string, object]>([
    [
      'of a resource inside',
      { contained: [{ resourceType: 'Condition', id: 'c', meta: { security: [label('SUD')] } }] },
    ],
    ['of a document', { resourceType: 'DocumentReference', securityLabel: [{ coding: [label('R')] }] }],
    ['of a composition', { resourceType: 'Composition', confidentiality: 'V' }],
    [
      'of one element',
      { code: { extension: [{ url: 'http://example.org/extension-inline-sec-label', valueCoding: label('ETH') }] } },
    ],
  ])('%s are those of the whole record', (_, rest) => {
    expect(shown([denying(label('R'))], [record('a', [], rest), record('b')])).toBe('b');
    expect(shown([permitting(label('N'))], [record('a', [], rest), record('b')])).toBe('b');
  });

  it('that the request names settle it', () => {
    const asked = (consent: unknown, code: string) => decided([consent], { securityLabel: [label(code)] });
    expect([asked(denying(label('SUD')), 'ETHUD'), asked(denying(label('SUD')), 'HIV')]).toEqual(['DENY', 'PERMIT']);
    expect([asked(permitting(label('SUD')), 'ETHUD'), asked(permitting(label('SUD')), 'HIV')]).toEqual([
      'PERMIT',
      'DENY',
    ]);
  });
});

describe('what else a provision says of the records', () => {
  const encounter = { resourceType: 'Encounter', id: 'e', period: span('2025-03-01', '2025-03-02') };
  const inMarch = record('march', [], {
    effectiveDateTime: '2025-03-01T23:30:00-05:00',
    encounter: { reference: 'Encounter/e' },
  });
  const inMay = record('may', [], { effectiveDateTime: '2025-05-01', performer: [{ reference: 'Practitioner/p' }] });
  const across = record('across', [], { effectivePeriod: span('2025-02-27', '2025-03-03') });
  const undated = record('undated', [], { code: concept('4', 'http://loinc.org') });
  const all: object[] = [encounter, inMarch, inMay, across, undated];
  const only = (content: object) => [shown([r5('deny', [content])], all), shown([r5('permit', [content])], all)];
  const datum = (meaning: string, reference: string) => ({ data: [{ meaning, reference: { reference } }] });

  it.each<[string, object, string, string]>([
    ['a period', { dataPeriod: span('2025-03', '2025-03') }, 'e march', 'may'],
    ['an open period', { dataPeriod: span('2025-04-01') }, 'may', 'e march across'],
    ['a type', { resourceType: [type('Encounter')] }, 'e', 'march may across undated'],
    ['a type of R4', { class: [type('Encounter')] }, 'e', 'march may across undated'],
    ['a class in words', { class: [{ display: 'visits' }] }, '', ''],
    ['a code', { code: [concept('4', 'http://loinc.org/')] }, 'undated', 'e march may across'],
    ['a record', datum('instance', 'Encounter/e'), 'e', 'march may across undated'],
    ['what is related', datum('related', 'Encounter/e'), 'e march', 'may across undated'],
    ['what depends', datum('dependents', 'https://x.example/fhir/Encounter/e'), 'e march', 'may across undated'],
    ['an author', datum('authoredby', 'Practitioner/p'), 'may', 'e march across undated'],
    ['a meaning nobody knows', datum('whatever', 'Encounter/e'), '', ''],
    ['all at once', { class: [type('Observation')], dataPeriod: span('2025-03', '2025-03') }, 'march', 'e may'],
  ])('%s', (_, content, permitted, leftByDenial) => {
    expect(only(content)).toEqual([permitted, leftByDenial]);
  });

  it('what stands in a record that names its author', () => {
    const signed = {
      resourceType: 'Provenance',
      id: 'v',
      target: [{ reference: 'Observation/across' }],
      agent: [{ who: { reference: 'Practitioner/p' } }],
    };
    expect(shown([r5('deny', [datum('authoredby', 'Practitioner/p')])], [across, inMarch, signed])).toBe('across');
  });

  it('a document by the time it is about, before the day it was filed', () => {
    const note = {
      resourceType: 'DocumentReference',
      id: 'd',
      date: '2026-01-01',
      context: { period: span('2025-03', '2025-03') },
    };
    expect(shown([r5('deny', [{ dataPeriod: span('2025', '2025') }])], [note])).toBe('d');
  });

  it('a document by its type and its form', () => {
    const note = {
      resourceType: 'DocumentReference',
      id: 'd',
      type: concept('34133-9', 'http://loinc.org'),
      content: [{ attachment: { contentType: 'application/hl7-cda+xml' } }],
    };
    const documents = [
      concept('34133-9', 'http://loinc.org').coding[0],
      { system: 'urn:ietf:bcp:13', code: 'application/hl7-cda+xml' },
    ];
    for (const documentType of documents)
      expect(shown([r5('deny', [{ documentType: [documentType] }])], [note, encounter])).toBe('d');
  });

  it('is told in the obligations', () => {
    const [clinicNotes, march] = [{ class: [type('Composition')] }, { dataPeriod: span('2025-03', '2025-03') }];
    const author = datum('authoredby', 'Practitioner/p');
    const parameters = (consent: unknown) => ask([consent]).obligations.map((each: any) => each.parameters);
    expect(parameters(r5('permit', [clinicNotes, march, author]))).toEqual([
      { codes: [type('Composition')], dataPeriods: [march.dataPeriod], data: author.data },
    ]);
    expect(parameters(r5('deny', [clinicNotes, march]))).toEqual([
      { exceptAnyOfCodes: [type('Composition')], exceptAnyOfDataPeriods: [march.dataPeriod] },
    ]);
    expect(parameters(r5('deny', [{ ...clinicNotes, ...march }]))).toEqual([
      { exceptAnyOfCodes: [type('Composition')] },
      { exceptAnyOfDataPeriods: [march.dataPeriod] },
    ]);
    expect(parameters(r5('deny', [{ ...clinicNotes, provision: [{ securityLabel: [label('R')] }] }]))).toEqual([
      { exceptAnyOfCodes: [type('Composition')] },
      { codes: [label('R')] },
    ]);
  });

  it('a permit within a denial of some records opens again', () => {
    const reopened = { securityLabel: [label('SUD')], provision: [{ actor: [actor('Organization/clinic')] }] };
    const records = [record('sud', ['ETHUD']), record('plain')];
    expect(shown([r5('permit', [reopened])], records)).toBe('sud plain');
    expect(shown([r5('permit', [reopened])], records, { actor: [{ reference: 'Organization/police' }] })).toBe('plain');
  });

  it('shows nothing where the whole is not permitted, and only what is asked for', () => {
    expect(shown([r5('deny')], all)).toBe('');
    expect(shown([], all)).toBe('');
    expect(shown([r5('permit')], all, { class: ['Encounter'] })).toBe('e');
    expect(ask([r5('permit')])).not.toHaveProperty('visible');
  });

  it('takes bundles apart', () => {
    const bundle = {
      resourceType: 'Bundle',
      entry: [{ fullUrl: 'urn:uuid:1', resource: { resourceType: 'Patient' } }, { resource: inMay }],
    };
    expect(ask([r5('permit')], { resources: [bundle, encounter] }).visible).toEqual([
      'urn:uuid:1',
      'Observation/may',
      'Encounter/e',
    ]);
    const byPlace = r5('permit', [datum('instance', 'urn:uuid:1')]);
    expect(ask([byPlace], { resources: bundle }).visible).toEqual(['Observation/may']);
  });
});

describe('obligations of R4 and R5', () => {
  it('are the same', () => {
    const provision = [{ securityLabel: [label('R')] }];
    expect(ask([r4({ type: 'permit', provision })]).obligations).toEqual(ask([r5('permit', provision)]).obligations);
  });
});
