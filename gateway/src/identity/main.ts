import { PERSONAS } from '@lead-graph/schema';
import { identityConfig } from './config';
import { IdentityFault } from './errors';
import { startIdentityProvider } from './identityProvider';

/** Exit code for what is wrong around the program rather than in it. */
const ENVIRONMENT_FAULT = 3;

async function main(): Promise<void> {
  const provider = await startIdentityProvider({ ...identityConfig(), personas: PERSONAS });
  console.log(`identity   ${provider.issuer}   ${PERSONAS.length} synthetic people, for development only`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void provider.stop());
}

main().catch((fault: unknown) => {
  if (!(fault instanceof IdentityFault)) throw fault;
  console.error(`${fault.code}: ${fault.message}`);
  process.exitCode = ENVIRONMENT_FAULT;
});
