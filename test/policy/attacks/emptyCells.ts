import { type Draw, seededDraw } from '../../oracles/generators/draw';
import { type Build, Defender } from './defender';
import type { Guessed } from './differencing';
import { type Person, personWith } from './population';
import { blind, type Target } from './target';

const GROUP = 600;
const ATTRIBUTES = 5;
/** Small groups that an attribute divides all people into. */
const CODES = 16;

const MARK = 0;

/**
 * Asks in each small group, by whether they are in the target, and counts the groups where the answer is not zero: the
 * people of the target are at least as many, and over a few attributes mostly just as many.
 */
export async function byEmptyCells(targets: number, build: Build, seed: number): Promise<Guessed> {
  const draw = seededDraw(seed);
  const asked: { readonly target: Target; readonly guess: number }[] = [];
  for (let each = 0; each < targets; each += 1) {
    const people = 1 + draw.below(10);
    asked.push({ target: { cut: [], people }, guess: await guessOf(people, build, draw) });
  }
  const right = asked.filter(({ target, guess }) => guess === target.people);
  return { right: right.length / targets, blind: blind(asked.map(({ target }) => target)) };
}

async function guessOf(people: number, build: Build, draw: Draw): Promise<number> {
  const defender = new Defender(groupWith(people, draw), build);
  let most = 0;
  for (let attribute = 1; attribute <= ATTRIBUTES; attribute += 1) {
    most = Math.max(most, await inhabited(attribute, defender));
  }
  return most;
}

async function inhabited(attribute: number, defender: Defender): Promise<number> {
  let groups = 0;
  for (let code = 0; code < CODES; code += 1) {
    const told = await defender.ask({ cut: [{ dimension: attribute, codes: [code] }], by: [MARK] });
    const marked = told.find(({ cut }) => cut.some(({ dimension, codes }) => dimension === MARK && codes[0] === 1));
    if (marked && marked.released !== 'ZERO') groups += 1;
  }
  return groups;
}

function groupWith(people: number, draw: Draw): Person[] {
  return Array.from({ length: GROUP }, (_, each) => {
    const attributes = Array.from({ length: ATTRIBUTES }, () => draw.below(CODES));
    return personWith([each < people ? 1 : 0, ...attributes], draw);
  });
}
