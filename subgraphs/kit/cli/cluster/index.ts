export { startBalancer } from './balancer';
export { openServices, type Services } from './openServices';
export { type Service, startService, startSubgraphs, urlsOf } from './service';
export { gatewaySettings, subgraphSettings } from './settings';
