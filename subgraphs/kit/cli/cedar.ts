import { cedarText, WASHINGTON } from '@lead-graph/schema';

/** Prints the law the graph runs on as Cedar policies, for another engine to read. */
export async function cedarCommand(): Promise<number> {
  process.stdout.write(cedarText(WASHINGTON));
  return 0;
}
