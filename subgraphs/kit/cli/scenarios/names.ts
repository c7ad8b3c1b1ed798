import type { AskerNamed } from './askers';
import { BadStory } from './badStory';
import { PROGRAMS } from './nouns';
import type { Organization, Person } from './story';

/** Classes a line may name instead of organisations. */
const CLASSES = ['class:treating-providers', 'class:anyone'];

type Named = { readonly person: string | null; readonly atLine: number };

/** Looks up what a story names; a name that is none is refused by the line it is used on. */
export interface Names {
  readonly asker: AskerNamed;
  person(of: Named): string;
  organization(code: string, line: number): string;
  organizations<T extends readonly string[] | null>(codes: T, line: number): T;
  recipients<T extends readonly string[] | null>(codes: T, line: number): T;
  /** Who keeps rows: an organization, or one of its programs. */
  sources(codes: readonly string[] | null, programs: readonly string[], line: number): void;
  refuse(line: number, expected: string): never;
}

export function namesIn(
  people: ReadonlyMap<string, Person>,
  organizations: ReadonlyMap<string, Organization>,
  asker: AskerNamed,
  file: string,
): Names {
  const refuse = (line: number, expected: string): never => {
    throw new BadStory(file, line, expected);
  };
  const allKnown = (codes: readonly string[], line: number): void => {
    const strange = codes.find((code) => !organizations.has(code));
    if (strange !== undefined) refuse(line, `no organization \`${strange}\``);
  };
  return {
    asker,
    refuse,
    person: ({ person, atLine }) => {
      const [only, ...others] = people.keys();
      return person ?? (others.length === 0 ? only! : refuse(atLine, 'lacks `person`: several are told of here'));
    },
    organization: (code, line) => {
      allKnown([code], line);
      return code;
    },
    organizations: (codes, line) => {
      allKnown(codes ?? [], line);
      return codes;
    },
    sources: (codes, programs, line) => {
      allKnown(codes?.filter((code) => !programs.includes(code) && !PROGRAMS.includes(code)) ?? [], line);
    },
    recipients: (codes, line) => {
      allKnown(codes?.filter((code) => !CLASSES.includes(code)) ?? [], line);
      return codes;
    },
  };
}
