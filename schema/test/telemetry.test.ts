import { attributesOf, labelsOf } from '../src/telemetry/facts';
import { telemetryFrom } from '../src/telemetry/settings';

describe('what is said of work', () => {
  it('comes from closed lists: anything else is OTHER', () => {
    const wrong = {
      outcome: 'Rosa',
      kind: 'Rosa',
      purpose: 'Rosa' as never,
      subgraph: 'Rosa',
      agencies: ['housing', 'Rosa'],
    };
    expect(attributesOf(wrong)).toEqual({
      'lead.outcome': 'OTHER',
      'lead.kind': 'OTHER',
      'lead.purpose': 'OTHER',
      'lead.subgraph': 'OTHER',
      'lead.agencies': 'OTHER housing',
    });
    expect(labelsOf('lead_call_seconds', wrong)).toEqual({ subgraph: 'OTHER', outcome: 'OTHER' });
  });

  it('is left out where nothing is known, or where it is no fact of work', () => {
    expect(attributesOf({ purpose: null, client: null, person: 'Rosa' } as never)).toEqual({});
    expect(labelsOf('lead_decision_seconds', { outcome: 'OK' })).toEqual({});
  });

  it('names an app by what is plain in its name, and not at length', () => {
    const { 'lead.client': client } = attributesOf({ client: `app"}\n${'x'.repeat(200)}` });
    expect(client).toMatch(/^app\?\?\?x{74}$/);
  });

  it('counts in numbers alone', () => {
    expect(attributesOf({ size: 'Rosa' as never })).toEqual({ 'lead.size': Number.NaN });
  });
});

describe('settings', () => {
  it('are none where nobody is to be told', () => {
    expect(telemetryFrom(true)).toBeUndefined();
    expect(telemetryFrom(true, '', '', '0.0.0.0')).toBeUndefined();
  });

  it('name a collector, a port of this machine, or both', () => {
    expect(telemetryFrom(false, 'http://collector:4318/', '9464')).toEqual({
      endpoint: 'http://collector:4318',
      page: { host: '127.0.0.1', port: 9464 },
    });
    expect(telemetryFrom(true, 'https://collector.example', undefined)).toEqual({
      endpoint: 'https://collector.example',
    });
  });

  it.each([
    ['an address that is none', () => telemetryFrom(false, 'collector:4318'), /OTEL_EXPORTER_OTLP_ENDPOINT is not/],
    ['a port that is none', () => telemetryFrom(false, undefined, '94640'), /METRICS_PORT is not a port/],
    ['an open road in production', () => telemetryFrom(true, 'http://collector:4318'), /not an https address/],
  ])('are refused for %s', (_, read, words) => {
    expect(read).toThrow(words);
  });
});
