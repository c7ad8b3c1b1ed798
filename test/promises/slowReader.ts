import { readLargeAnswers } from '../faults/slowReaders';
import { openTestGraph } from '../graph/openGraph';
import { count, type Promised } from './promise';

/** Clients that read a large answer slowly, while the consent it stands on is taken back. */
export const slowReader: Promised = {
  name: 'slow-reader',
  what: 'of a large answer that is read slowly, what the system has not taken when the lease ends is never sent',
  fullSize: 40,
  async measure(size, done) {
    const graph = await openTestGraph();
    try {
      const real = await readLargeAnswers(graph, size, { onRead: done });
      const sabotaged = await readLargeAnswers(graph, 2, { preload: ['test/faults/builds/withoutLease.ts'] });
      return {
        size: `${count(real.readers)} slow readers of an answer of ${count(real.length)} bytes, and ${real.tooLate} to whom it was not begun`,
        figure: `${real.whole} got all of it, at most ${count(real.mostAfter)} bytes out of kernels after the acknowledgement; without the lease ${sabotaged.whole} of ${sabotaged.readers} got all`,
        holds: real.whole === 0 && real.readers >= size && real.length >= 20_000_000 && sabotaged.whole > 0,
      };
    } finally {
      await graph.stop();
    }
  },
};
