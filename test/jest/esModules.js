/** Libraries that are ES modules, or import them when they run: jest loads CommonJS, so they are compiled with the tests. */
const NAMES = ['jose', 'oidc-provider', '@opentelemetry/otlp-exporter-base'];

exports.ES_MODULES = new RegExp(`/node_modules/(${NAMES.join('|')})/`);
exports.ALL_BUT_ES_MODULES = `/node_modules/(?!(${NAMES.join('|')})/)`;
