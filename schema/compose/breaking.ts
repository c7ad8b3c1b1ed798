import { BreakingChangeType, buildASTSchema, findBreakingChanges, parse } from 'graphql';
import { type Finding, findingAt, type SubgraphText } from './finding';

/** Changes that break a caller, and that no caller was warned of by `@deprecated` before. */
export function checkBreaking({ name, sdl }: SubgraphText, committed: string): Finding[] {
  const [before, after] = [committed, sdl].map((text) => buildASTSchema(parse(text), { assumeValid: true, assumeValidSDL: true })) as [ReturnType<typeof buildASTSchema>, ReturnType<typeof buildASTSchema>];
  const graceful = (description: string) => [...committed.matchAll(/^\s*(\w+)(?:\(.*?\))?:.*@deprecated/gm)].some(([, field]) => description.includes(`.${field} was removed`));
  return findBreakingChanges(before, after)
    .filter(({ type }) => type !== BreakingChangeType.DIRECTIVE_REMOVED && type !== BreakingChangeType.DIRECTIVE_ARG_REMOVED)
    .filter(({ description }) => !graceful(description))
    .map(({ description }) => findingAt(name, undefined, `breaks callers: ${description}`, 'keep it, marked @deprecated(reason), for one release; then take it out'));
}
