import { ServerResponse } from 'node:http';

/**
 * A gateway whose process is stopped in the one instant no check can cover: after the lease was looked at, before the
 * first byte is written. It happens to the next answer after a message; whoever sent it wakes the process.
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
    process.kill(process.pid, 'SIGSTOP');
  }
  return writeHead.apply(this, given as any);
} as typeof writeHead;
