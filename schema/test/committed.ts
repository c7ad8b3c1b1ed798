import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SubgraphText } from '../compose';
import { AGENCIES } from '../src';

/** The schemas of all agencies, as their packages build them and their owners reviewed them. */
export function committedSchemas(): SubgraphText[] {
  return AGENCIES.map(({ name }) => ({ name, sdl: readFileSync(join(__dirname, `../sdl/${name}.graphql`), 'utf8') }));
}

/** The same with one agency's schema changed. */
export function withChanged(name: string, change: (sdl: string) => string): SubgraphText[] {
  return committedSchemas().map((text) => (text.name === name ? { name, sdl: change(text.sdl) } : text));
}

/** Obligation: the text occurs; a crime that changes nothing proves nothing. */
export function replacing(before: string | RegExp, after: string): (sdl: string) => string {
  return (sdl) => {
    const changed = sdl.replace(before, after);
    if (changed === sdl) throw new Error(`the schema has no \`${before}\`; write the crime anew`);
    return changed;
  };
}

export function adding(text: string): (sdl: string) => string {
  return (sdl) => `${sdl}\n${text}\n`;
}

/** A field more on a type. */
export function field(type: string, text: string): (sdl: string) => string {
  return replacing(new RegExp(`^type ${type} [^{]*{|^type ${type} {`, 'm'), `$&\n  ${text}`);
}

export function both(...changes: readonly ((sdl: string) => string)[]): (sdl: string) => string {
  return (sdl) => changes.reduce((text, change) => change(text), sdl);
}
