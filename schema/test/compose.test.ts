import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { compose, printFinding } from '../compose';
import { checkMerged } from '../compose/merged';
import { AGENCIES } from '../src';
import { committedSchemas, withChanged } from './committed';
import type { Crime } from './crime';
import { CORE } from './crimes/core';
import { DIRECTIVES } from './crimes/directives';
import { UNGUARDED } from './crimes/guards';
import { KEYS } from './crimes/keys';
import { NAMES } from './crimes/names';
import { ROADS } from './crimes/roads';

const CRIMES = [...UNGUARDED, ...KEYS, ...ROADS, ...DIRECTIVES, ...NAMES, ...CORE];

describe('compose', () => {
  it('accepts what the agencies have, and composes the graph that is committed', () => {
    const { findings, supergraph } = compose(committedSchemas(), committedSchemas());
    expect(findings).toBeUndefined();
    expect(supergraph).toContain('type Participant');
  });

  it('gives the same graph whatever the order it was handed the schemas in', () => {
    expect(compose(committedSchemas().reverse()).supergraph).toBe(compose(committedSchemas()).supergraph);
  });

  it.each(CRIMES.map((crime) => [crime.title, crime] as const))('refuses %s', (_, { agency, change, code, line }) => {
    const schemas = withChanged(agency, change);
    const { findings = [] } = compose(schemas, committedSchemas());
    const finding = findings.find((each) => each.code === code);
    expect(finding).toBeDefined();
    expect(finding!.file).toBe(`schema/sdl/${agency}.graphql`);
    expect(schemas.find(({ name }) => name === agency)!.sdl.split('\n')[finding!.line - 1]).toContain(line);
    for (const text of [finding!.what, finding!.why, finding!.fix]) expect(text).toMatch(/^\S.{8,}[^.]$/);
  });

  it('says where, what, why and what to do', () => {
    const { change } = UNGUARDED[0]!;
    const { findings } = compose(withChanged('housing', change));
    expect(findings?.map(printFinding).join('\n')).toMatch(
      /^schema\/sdl\/housing\.graphql:\d+:\d+ {2}FIELD_UNGUARDED {2}`Participant\.livingSituations` requires no proof\n.*\n {4}why {3}.*\n {4}fix {3}add @Guarded/,
    );
  });

  it('leaves a name with the agency that had it, though another one is listed before', () => {
    const thief = (sdl: string) => `${sdl}\ntype HousingExit { stolen: String }\n`;
    const { findings } = compose(withChanged('participants', thief), committedSchemas());
    expect(findings?.map(({ code, file }) => `${code} ${file}`)).toEqual([
      'NAME_TAKEN schema/sdl/participants.graphql',
    ]);
  });

  it('tells what Federation itself refuses as it tells the rest', () => {
    const { findings } = compose(
      withChanged('housing', (sdl) => sdl.replace('pageInfo: PageInfo!', 'pageInfo: Pages!')),
    );
    expect(findings?.[0]).toMatchObject({ file: 'schema/sdl/housing.graphql', what: expect.stringContaining('Pages') });
  });
});

/** The protection removed: Federation's composition and no more. */
function composedUnchecked({ agency, change }: Crime): string | null {
  const services = withChanged(agency, change).map(({ name, sdl }) => ({
    name,
    typeDefs: parse(sdl),
    url: 'http://127.0.0.1/',
  }));
  return composeServices(services).supergraphSdl ?? null;
}

describe('without the allow-list', () => {
  const titled = (...titles: string[]) =>
    titles.map((title) => [title, CRIMES.find((crime) => crime.title === title)!] as const);

  it.each(
    titled(
      'a field without its guard',
      'a field without a category',
      'a category of another agency',
      'the reference of another agency as what is required',
      'another proof beside its own',
      'the key of another agency',
      'the id of a participant as a key',
      'a key on a type of its own',
      'a person link whose reference callers read',
      'a root field that returns a participant',
      'a row that leads to a participant',
      'a union that holds participants',
      'an override of a proof',
      'an override of a root field',
      'an override under its long name',
    ),
  )('Federation composes %s', (_, crime) => {
    expect(composedUnchecked(crime)).not.toBeNull();
  });

  it.each(
    titled(
      'a field without its guard',
      'a field without a category',
      'the reference of another agency as what is required',
      'another proof beside its own',
      'the key of another agency',
      'the id of a participant as a key',
      'an override of a proof',
      'an override of a root field',
      'an override under its long name',
    ),
  )('the check of the merged graph still finds %s', (_, crime) => {
    const findings = checkMerged(
      composedUnchecked(crime)!,
      AGENCIES.map(({ name }) => name),
    );
    expect(findings).not.toEqual([]);
    for (const { file, fix } of findings)
      expect([file, fix]).toEqual(['schema/sdl/supergraph.graphql', expect.stringContaining('remove it there')]);
  });
});
