import { numberIn } from '@lead-graph/schema';
import { openCluster } from './cluster/openCluster';
import { runUntilStopped, type StartOptions } from './start';

/** More are of no use on one machine. */
const MOST_GATEWAYS = 32;

/** Runs the whole graph in processes of their own until it is told to stop. */
export async function clusterCommand(options: StartOptions & { readonly gateways: string }): Promise<number> {
  const gateways = numberIn('--gateways', options.gateways, 1, MOST_GATEWAYS);
  const onLine = (line: string) => void process.stderr.write(`${line}\n`);
  return runUntilStopped(options, (given) => openCluster({ ...given, gateways, onLine }));
}
