/** What is wrong with a line, and where in it; the message says nothing about a person. */
export class Fault extends Error {
  constructor(
    readonly path: string,
    message: string,
  ) {
    super(message);
  }
}
