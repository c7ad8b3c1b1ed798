import { holdAgainstLedgers, MARK } from '../completeness/harness';
import { OperationNames } from '../completeness/operationNames';
import { openTestGraph } from '../graph/openGraph';
import { count, type Promised } from './promise';

/** Whatever was received is on record, and nothing else is, but what was reported withheld. */
export const completeness: Promised = {
  name: 'completeness',
  what: 'what was received is what the owners recorded',
  fullSize: 100_000,
  async measure(size, done) {
    const names = new OperationNames(MARK);
    const graph = await openTestGraph({ wrapSend: names.listen });
    try {
      const found = await holdAgainstLedgers(graph, names, size, done);
      const first = found.missing[0] ?? found.unreceived[0];
      return {
        size: `${count(found.answers)} answers, ${count(found.withRecords)} of them with records; ${count(found.records)} records, each once for every category; ${count(found.entries)} entries; ${count(found.withheld)} operations withheld`,
        figure: `${count(found.missing.length)} received and not recorded, ${count(found.unreceived.length)} recorded and not received${first ? `; first: ${first}` : ''}`,
        holds: found.missing.length === 0 && found.unreceived.length === 0 && found.withRecords > 0,
      };
    } finally {
      await graph.stop();
    }
  },
};
