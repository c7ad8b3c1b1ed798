import { actor, concept, label, r5, record, shown, span } from './fhirEvaluateQuestion';

const only = (content: object) => r5('deny', [content]);
const but = (content: object) => r5('permit', [content]);
const datum = (meaning: string, reference: object) => ({ data: [{ meaning, reference }] });
const to = (reference: string) => ({ reference });

describe('when a record is about', () => {
  const day = '2020-05-01';
  const period = { start: day, end: '2020-05-02' };

  it.each<[string, object]>([
    ['Observation', { effectiveDateTime: day, issued: '2021-01-02T00:00:00Z' }],
    ['Observation', { effectivePeriod: period }],
    ['DiagnosticReport', { issued: '2020-05-01T00:00:00Z' }],
    ['Encounter', { actualPeriod: period }],
    ['Condition', { onsetDateTime: day, recordedDate: '2021-01-01' }],
    ['Condition', { recordedDate: day }],
    ['MedicationRequest', { authoredOn: day }],
    ['MedicationAdministration', { occurenceDateTime: day }],
    ['MedicationDispense', { whenPrepared: day }],
    ['DocumentReference', { context: { period }, date: '2021-01-01T00:00:00Z' }],
    ['DocumentReference', { date: '2020-05-01T00:00:00Z' }],
    ['Procedure', { performedPeriod: period }],
    ['Immunization', { occurrenceDateTime: day }],
    ['AllergyIntolerance', { lastOccurrence: day }],
    ['Claim', { billablePeriod: period, created: '2021-01-01' }],
    ['Specimen', { collection: { collectedDateTime: day }, receivedTime: '2021-01-01' }],
    ['Goal', { startDate: day, statusDate: '2021-01-01' }],
    ['DeviceUseStatement', { timingDateTime: day }],
    ['Provenance', { occurredDateTime: day, recorded: '2021-01-01T00:00:00Z' }],
  ])('%s %j', (resourceType, said) => {
    const records = [{ resourceType, id: 'a', ...said }];
    expect(shown([only({ dataPeriod: span('2020', '2020') })], records)).toBe('a');
    expect(shown([only({ dataPeriod: span('2021', '2021') })], records)).toBe('');
    expect(shown([but({ dataPeriod: span('2020', '2020') })], records)).toBe('');
    expect(shown([but({ dataPeriod: span('2021', '2021') })], records)).toBe('a');
  });
});

describe('what a record is known by', () => {
  const numbered = (id: string, value: string) => record(id, [], { identifier: [{ system: 'urn:lab', value }] });

  it('its identifier, where that has a system', () => {
    const records = [
      numbered('a', '1'),
      numbered('b', '2'),
      record('c', [], { basedOn: { identifier: { system: 'urn:lab', value: '1' } } }),
    ];
    const first = { identifier: { system: 'urn:lab', value: '1' } };
    expect(shown([but(datum('instance', first))], records)).toBe('b c');
    expect(shown([only(datum('dependents', first))], records)).toBe('a c');
    expect(shown([but(datum('instance', { identifier: { value: '1' } }))], records)).toBe('');
  });

  it('where it stands in a bundle', () => {
    const bundle = {
      resourceType: 'Bundle',
      entry: [
        { fullUrl: 'urn:uuid:1', resource: { resourceType: 'Encounter', id: 'e' } },
        {
          fullUrl: 'urn:uuid:2',
          resource: record('o', [], { encounter: to('urn:uuid:1'), performer: [to('urn:uuid:3')] }),
        },
        { fullUrl: 'urn:uuid:3', resource: { resourceType: 'Practitioner', id: 'p' } },
        { fullUrl: 'urn:uuid:4', resource: record('z') },
      ],
    };
    for (const reference of ['Encounter/e', 'urn:uuid:1'])
      expect(shown([but(datum('related', to(reference)))], [bundle])).toBe('p z');
    expect(shown([only(datum('authoredby', to('Practitioner/p')))], [bundle])).toBe('o');
  });

  it('the form it is in, for a document and for what is nothing else', () => {
    const form = { documentType: [{ system: 'urn:ietf:bcp:13', code: 'application/pdf' }] };
    const documents = [
      { resourceType: 'Binary', id: 'a', contentType: 'application/pdf' },
      { resourceType: 'DocumentReference', id: 'b', content: [{ attachment: { contentType: 'application/pdf' } }] },
      record('c'),
    ];
    expect(shown([only(form)], documents)).toBe('a b');
  });

  it('the medication it refers to, inside it or beside it', () => {
    const code = concept('1819', 'http://www.nlm.nih.gov/research/umls/rxnorm');
    const medication = { resourceType: 'Medication', id: 'm', code };
    const prescription = (id: string, rest: object) => ({ resourceType: 'MedicationRequest', id, ...rest });
    const records = [
      prescription('inside', { medicationReference: to('#m'), contained: [medication] }),
      prescription('beside', { medicationReference: to('Medication/m') }),
      prescription('named', { medication: { reference: to('Medication/m') } }),
      prescription('other', { medicationReference: to('Medication/x') }),
    ];
    const rest = { actors: { 'Medication/m': medication } };
    expect(shown([but({ code: [code] })], records, {}, rest)).toBe('other');
    expect(shown([only({ code: [code] })], records, {}, rest)).toBe('inside beside named');
  });
});

describe('who wrote a record', () => {
  const role = {
    resourceType: 'PractitionerRole',
    id: 'r',
    practitioner: to('Practitioner/p'),
    organization: to('Organization/o'),
  };
  const rest = { actors: { 'PractitionerRole/r': role } };
  const records = [
    record('role', [], { performer: [to('PractitionerRole/r')] }),
    record('person', [], { performer: [to('Practitioner/p')] }),
    record('other', [], { performer: [to('Practitioner/q')], subject: to('Patient/rosa') }),
    record('rosa', [], { performer: [to('Patient/rosa')], subject: to('Patient/rosa') }),
  ];

  it.each<[string, string, string]>([
    ['Practitioner/p', 'role person', 'other rosa'],
    ['Organization/o', 'role', 'other rosa'],
    ['Patient/rosa', 'rosa', 'role person other'],
  ])('%s', (author, permitted, leftByDenial) => {
    expect(shown([only(datum('authoredby', to(author)))], records, {}, rest)).toBe(permitted);
    expect(shown([but(datum('authoredby', to(author)))], records, {}, rest)).toBe(leftByDenial);
  });

  it('limits a permit that names them beside, or within, whom it is for', () => {
    const author = actor('Practitioner/p', 'AUT');
    const beside = only({ actor: [actor('Organization/clinic'), author] });
    const clinic = { actor: [actor('Organization/clinic')] };
    const inside = but({ ...clinic, provision: [{ actor: [author] }] });
    for (const consent of [beside, inside]) expect(shown([consent], records)).toBe('person');
    expect(shown([beside], records, { actor: [to('Practitioner/p')] })).toBe('');
  });

  it('an author of whom nothing is known opens nothing', () => {
    const author = {
      role: concept('AUT', 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType'),
      reference: { display: 'she' },
    };
    expect(shown([only({ actor: [actor('Organization/clinic'), author] })], records)).toBe('');
  });

  it('a permit for nobody in particular still asks that the author ask', () => {
    const consent = only({ actor: [actor('Practitioner/p', 'AUT')], securityLabel: [label('N')] });
    expect(shown([consent], records)).toBe('');
    expect(shown([consent], records, { actor: [to('Practitioner/p')] })).toBe('role person other rosa');
  });
});
