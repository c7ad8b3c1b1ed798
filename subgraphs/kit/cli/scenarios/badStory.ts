/** A story that cannot be asked: where it stands in its file, and what was expected there. */
export class BadStory extends Error {
  constructor(
    readonly file: string,
    /** From 1. */
    readonly line: number,
    readonly expected: string,
  ) {
    super(`${file}:${line}: ${expected}`);
  }
}
