import { Program } from '../program';
import type { Says, System } from './system';

/** Who asks, and for which purpose: somebody to whom all four agencies disclose. */
export const ASKED_BY = { persona: 'case-manager-ito', purpose: 'DIVOPS' };

/** The whole graph in a program of its own, on a folder of its own; `preload`: what makes another build of it. */
export async function startLeadGraph(name: string, folder: string, preload?: string): Promise<System> {
  const program = new Program<Says>('bench/graphProgram', [folder, ASKED_BY.persona], preload);
  const said = await program.next();
  if (said.said !== 'ready') throw new Error('the graph did not start');
  return {
    ...{ name, folder, url: said.url, headers: headersOf(said.token!), programs: { whole: [program.pid] } },
    count: () => counted(program),
    stop: () => program.stop(),
  };
}

export function headersOf(token: string): Record<string, string> {
  return {
    'content-type': 'application/json',
    authorization: `Bearer ${token}`,
    'purpose-of-use': ASKED_BY.purpose,
  };
}

export async function counted(program: Program<Says>) {
  const said = await program.ask('count');
  if (said.said !== 'counted') throw new Error('the program did not count');
  return said;
}
