/** A process whose clock is moved by as many seconds as a message says; the monotonic clock goes on as it did. */
let seconds = 0;
process.on('message', (message) => {
  seconds = Number(message);
  process.send!('moved');
});
process.channel?.unref();

const ActualDate = Date;
const now = (): number => ActualDate.now() + seconds * 1_000;

globalThis.Date = new Proxy(ActualDate, {
  construct: (target, given, newTarget) => Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
  apply: () => new ActualDate(now()).toString(),
  get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
});
