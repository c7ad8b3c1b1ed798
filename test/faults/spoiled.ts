import type { ServerResponse } from 'node:http';
import { type Conduct, send } from './partners';

/** What must never be in an answer to a caller. */
export const SECRET = 'SECRET of one partner';

/** A conduct that spoils the answer, and says so where there was something to spoil. */
export type Fault = (onSpoilt: () => void) => Conduct;

const answering =
  (respond: (response: ServerResponse, body: string) => void): Fault =>
  (onSpoilt) =>
  async (answer, response) => {
    onSpoilt();
    respond(response, (await answer()).body);
  };

/** Another schema than was composed: `change` is given each row of the answer, and says whether it changed it. */
const drifting =
  (change: (row: Record<string, any>) => boolean): Fault =>
  (onSpoilt) =>
  async (answer, response) => {
    const { status, body } = await answer();
    const parsed = JSON.parse(body);
    if (rowsIn(parsed.data).filter(change).length > 0) onSpoilt();
    send(response, status, JSON.stringify(parsed));
  };

const saying = (body: object | string, status = 200): Fault =>
  answering((response) => send(response, status, typeof body === 'string' ? body : JSON.stringify(body)));

const refusing = (code?: string): Fault =>
  saying({ errors: [{ message: SECRET, path: [SECRET], extensions: { code, service: SECRET, detail: SECRET } }] });

function rowsIn(data: any): Record<string, any>[] {
  const entities: Record<string, any>[] = data?._entities ?? [];
  return entities.flatMap((entity) =>
    Object.values(entity ?? {}).flatMap((value) => (Array.isArray(value) ? value : [])),
  );
}

function entitiesOf(change: (entity: Record<string, any>) => void): Fault {
  return (onSpoilt) => async (answer, response) => {
    const parsed = JSON.parse((await answer()).body);
    for (const entity of parsed.data?._entities ?? []) {
      change(entity);
      onSpoilt();
    }
    send(response, 200, JSON.stringify(parsed));
  };
}

function listsOf(entity: Record<string, any>): string[] {
  return Object.keys(entity).filter((name) => name !== '__typename');
}

const HUGE_BYTES = 100_000_000;

export const FAULTS: Readonly<Record<string, Fault>> = {
  down: answering((response) => response.destroy()),
  'reset half-way': answering((response, body) => {
    response.writeHead(200, { 'content-length': body.length });
    response.write(body.slice(0, body.length / 2), () => response.socket?.resetAndDestroy());
  }),
  slow: answering((response, body) => void setTimeout(() => send(response, 200, body), 5_000)),
  trickling: answering((response) => {
    const writing = setInterval(() => void response.write(' '), 100);
    response.once('close', () => clearInterval(writing));
  }),
  huge: answering((response) => {
    const part = Buffer.alloc(1_000_000, `"${SECRET}",`);
    let left = HUGE_BYTES;
    const more = (): void => {
      left -= part.length;
      if (left > 0 && !response.destroyed) response.write(part, more);
      else response.end();
    };
    more();
  }),
  'HTML in place of JSON': saying(`<html>${SECRET}</html>`),
  'an error page': saying(`<html>${SECRET}</html>`, 502),
  'nothing at all': saying(''),
  'a text': saying(JSON.stringify(SECRET)),
  'cut off': answering((response, body) => send(response, 200, body.slice(0, -10))),
  'longer than it says': answering((response, body) => {
    response.writeHead(200, { 'content-length': body.length - 20 });
    response.socket!.write(body);
  }),
  'shorter than it says': answering((response, body) => {
    response.writeHead(200, { 'content-length': body.length + 20 });
    response.write(body, () => response.socket!.end());
  }),
  'data of another kind': saying({ data: SECRET }),
  'no data and no error': saying({ data: null }),
  'errors that are none': saying({ data: null, errors: SECRET }),
  'no entities': saying({ data: { _entities: [] } }),
  'null entities': saying({ data: { _entities: [null] } }),
  'obligations that are none': answering((response, body) =>
    send(response, 200, JSON.stringify({ ...JSON.parse(body), extensions: { released: [SECRET] } })),
  ),
  'an error without a code': refusing(),
  'an error of its own code': refusing(SECRET),
  'an error of its schema': refusing('GRAPHQL_VALIDATION_FAILED'),
  'a refusal of the call': refusing('UNAUTHENTICATED'),
  'a field left out': drifting((row) => 'servicedOn' in row && delete row.servicedOn),
  'a list for a value': drifting((row) => Boolean((row.id = [SECRET]))),
  'an object for a value': drifting((row) => Boolean((row.servicedOn = { day: SECRET }))),
  'null where none may be': drifting((row) => (row.id = null) === null),
  'an unknown value': drifting((row) => 'situation' in row && Boolean((row.situation = SECRET))),
  'a value for a list': entitiesOf((entity) => {
    for (const name of listsOf(entity)) entity[name] = SECRET;
  }),
  'an object for a list': entitiesOf((entity) => {
    for (const name of listsOf(entity)) entity[name] = { id: SECRET };
  }),
};

/** Not a fault that can be found out, but what the gateway must never make of one: the harness is to notice it. */
export const FALSE_ZERO: Fault = entitiesOf((entity) => {
  for (const name of listsOf(entity)) entity[name] = [];
});
