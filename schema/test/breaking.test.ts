import { compose, type Finding } from '../compose';
import { committedSchemas, replacing, withChanged } from './committed';

const DEPRECATED = ' @deprecated(reason: "nobody asks for it")';

/** What is refused when `change` follows `before`, which was committed. */
function refused(change: (sdl: string) => string, before: (sdl: string) => string = (sdl) => sdl): readonly Finding[] {
  return (
    compose(
      withChanged('housing', (sdl) => change(before(sdl))),
      withChanged('housing', before),
    ).findings ?? []
  );
}

describe('a change that would break a partner app', () => {
  it.each([
    ['a field that is gone', 'FIELD_REMOVED', 'place:', replacing(/^ {2}place: String!\n/m, '')],
    [
      'a field of participants that is gone',
      'FIELD_REMOVED',
      'housingServices:',
      replacing(/^ {2}housingServices: .*\n/m, ''),
    ],
    ['a field that may be null now', 'TYPE_CHANGED', 'place:', replacing('place: String!', 'place: String')],
    ['a field of another type', 'TYPE_CHANGED', 'place:', replacing('place: String!', 'place: Int!')],
    ['an enum value that is gone', 'ENUM_VALUE_REMOVED', 'SAFE_HAVEN', replacing(/^ {2}SAFE_HAVEN\n/m, '')],
    [
      'an input field that is gone',
      'INPUT_REMOVED',
      'subsidy: HousingSubsidy',
      replacing(/^ {2}subsidy: HousingSubsidy\n/m, ''),
    ],
    [
      'an argument that is demanded',
      'INPUT_DEMANDED',
      'after: String',
      replacing(/^ {4}after: String\n/m, '    after: String!\n'),
    ],
    [
      'a new argument that is demanded',
      'INPUT_DEMANDED',
      'housingProjects:',
      replacing('housingProjects:', 'housingProjects(of: ID!):'),
    ],
    [
      'a new input field that is demanded',
      'INPUT_DEMANDED',
      'input RecordCurrentLocationInput',
      replacing('input RecordCurrentLocationInput {', 'input RecordCurrentLocationInput {\n  why: String!'),
    ],
    [
      'a type of another kind',
      'TYPE_KIND_CHANGED',
      'HousingExitConnection',
      replacing(/type HousingExitConnection \{[^}]*\}/, 'scalar HousingExitConnection'),
    ],
  ])('is refused: %s', (_, code, line, change) => {
    const [finding, ...more] = refused(change);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ code, file: 'schema/sdl/housing.graphql' });
    expect(finding!.text).toContain(line);
    expect(finding!.fix.length).toBeGreaterThan(10);
  });

  it.each([
    ['a field', replacing('place: String!', `place: String!${DEPRECATED}`), replacing(/^ {2}place: .*\n/m, '')],
    ['an enum value', replacing('  SAFE_HAVEN', `  SAFE_HAVEN${DEPRECATED}`), replacing(/^ {2}SAFE_HAVEN.*\n/m, '')],
    [
      'an input field',
      replacing('  subsidy: HousingSubsidy', `  subsidy: HousingSubsidy${DEPRECATED}`),
      replacing(/^ {2}subsidy: HousingSubsidy @.*\n/m, ''),
    ],
  ])('is accepted where %s was deprecated before', (_, before, change) => {
    expect(refused(change, before)).toEqual([]);
  });

  it.each([
    ['a new field', replacing('place: String!', 'place: String!\n  placeKind: String')],
    ['a field that is never null any more', replacing('organizationName: String', 'organizationName: String!')],
    ['a new argument that may be left out', replacing('housingProjects:', 'housingProjects(of: ID):')],
    ['a new argument with a default', replacing('housingProjects:', 'housingProjects(open: Boolean! = true):')],
    ['a deprecation', replacing('place: String!', `place: String!${DEPRECATED}`)],
  ])('is something else than %s', (_, change) => {
    expect(refused(change)).toEqual([]);
  });

  it('is not seen where nothing was committed before', () => {
    expect(compose(withChanged('housing', replacing(/^ {2}place: String!\n/m, ''))).findings).toBeUndefined();
    expect(compose(committedSchemas()).findings).toBeUndefined();
  });
});
