import type { Sent } from './statements';
import type { Says } from './system';

const NONE: Sent = { statements: 0 };

/**
 * Tells whoever started this program that it answers, and how many statements it has sent whenever they ask; ends when
 * they say so, or are gone.
 */
export function answersAt(url: string, sent: () => Sent = () => NONE, sdl?: string): void {
  process.on('message', (message) => {
    if (message === 'count') say({ said: 'counted', ...sent() });
    if (message === 'stop') process.exit(0);
  });
  process.once('disconnect', () => process.exit(0));
  say({ said: 'ready', url: url.replace(/\/$/, ''), sdl });
}

function say(message: Says): void {
  process.send!(message);
}
