import cliProgress from 'cli-progress';

/** How far a long piece of work is. `total` and `n` are in one unit, of the caller's choice. */
export interface Progress {
  start(total: number, label: string): void;
  advance(n: number): void;
  stop(): void;
}

export const silentProgress: Progress = { start: () => undefined, advance: () => undefined, stop: () => undefined };

/** A bar on a terminal, a plain line about every 10 % elsewhere. Standard output stays free for the result. */
export function progressOn(stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY ? barOn(stream) : linesOn(stream);
}

function barOn(stream: NodeJS.WriteStream): Progress {
  const bar = new cliProgress.SingleBar(
    { format: '  {label}  {bar} {percentage}%  {eta_formatted}', stream, hideCursor: true, clearOnComplete: false },
    cliProgress.Presets.shades_classic,
  );
  let left = 0;
  return {
    start(total, label) {
      left = total;
      bar.start(Math.max(total, 1), 0, { label: label.padEnd(10) });
    },
    advance(n) {
      const step = Math.min(n, left);
      left -= step;
      bar.increment(step);
    },
    stop: () => bar.stop(),
  };
}

function linesOn(stream: Pick<NodeJS.WriteStream, 'write'>): Progress {
  let [total, done, told, label] = [0, 0, 0, ''];
  return {
    start(newTotal, newLabel) {
      [total, done, told, label] = [Math.max(newTotal, 1), 0, 0, newLabel];
    },
    advance(n) {
      done = Math.min(done + n, total);
      const tenth = Math.floor((done * 10) / total);
      if (tenth === told) return;
      told = tenth;
      stream.write(`  ${label}  ${tenth * 10}%\n`);
    },
    stop: () => undefined,
  };
}
