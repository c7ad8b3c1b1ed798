import { writeSync } from 'node:fs';
import { ServerResponse } from 'node:http';

/**
 * A gateway whose process is stopped in the one instant no check can cover: after the lease was looked at, before the
 * first byte is written. It happens to the next answer after a message; it says so in its
 * log, and whoever sent the message wakes it.
 */
let armed = false;
process.on('message', () => {
  armed = true;
});
process.channel?.unref();

const { writeHead } = ServerResponse.prototype;
ServerResponse.prototype.writeHead = function (this: ServerResponse, ...given: any[]): any {
  if (armed && given[0] === 200) {
    armed = false;
    writeSync(2, '{"event":"stalled"}\n');
    process.kill(process.pid, 'SIGSTOP');
  }
  return writeHead.apply(this, given as any);
} as typeof writeHead;
