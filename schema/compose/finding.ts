import type { ASTNode } from 'graphql';

/** One subgraph's schema as its owner committed it. */
export interface SubgraphText {
  readonly name: string;
  readonly sdl: string;
}

/** One thing that may not be composed: where it stands, what it would do, how to mend it. */
export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly what: string;
  readonly remedy: string;
}

export function findingAt(subgraph: string, node: ASTNode | undefined, what: string, remedy: string): Finding {
  return { file: `schema/sdl/${subgraph}.graphql`, line: node?.loc?.startToken.line ?? 1, what, remedy };
}

export function printed({ file, line, what, remedy }: Finding): string {
  return `${file}:${line}  ${what}\n    fix  ${remedy}`;
}
