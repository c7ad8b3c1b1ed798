export { configFromEnvironment, type GatewayConfig, MAX_IN_FLIGHT, UPSTREAM_TIMEOUT_MS } from './config';
export { Courier } from './courier';
export { startIdentityProvider } from './identity/identityProvider';
export { tokenFor } from './identity/tokenFor';
export { RATE_LIMIT, type RateLimit } from './rates';
export { type CallAnswer, type CallRequest, type Send, sendInProcess, sendOverHttp } from './send';
export { type Gateway, startGateway } from './server';
