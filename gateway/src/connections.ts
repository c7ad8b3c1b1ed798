import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/** The plain connection below each encrypted one: it alone can be reset. */
const below = new WeakMap<Socket, Socket>();

/** Called once for a server that speaks TLS, before it listens. */
export function rememberConnections(server: Server): void {
  const open = new Map<string, Socket>();
  server.on('connection', (plain: Socket) => {
    const name = nameOf(plain);
    open.set(name, plain);
    plain.once('close', () => open.delete(name));
  });
  server.on('secureConnection', (secure: Socket) => {
    const plain = open.get(nameOf(secure));
    if (plain) below.set(secure, plain);
  });
}

/** Resets a connection: what the operating system has not sent is dropped. */
export function cut(socket: Socket | null): void {
  if (socket === null) return;
  const plain = below.get(socket) ?? socket;
  if (plain instanceof TLSSocket) plain.destroy();
  else plain.resetAndDestroy();
}

function nameOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}
