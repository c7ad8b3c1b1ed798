import type { ASTNode } from 'graphql';

/** One thing that is wrong with an agency's schema, and what its developer does about it. */
export interface Finding {
  /** Stable, for tools. */
  readonly code: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** The line it stands on, without what surrounds it. */
  readonly text: string;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

/** What a rule says of a node; where the node stands is added. */
export interface Crime {
  readonly code: string;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

/** Where an agency's schema is committed. */
export function fileOf(subgraph: string): string {
  return `schema/sdl/${subgraph}.graphql`;
}

/** Obligation: the node was parsed with its location, from a source named by its file. */
export function findingAt(node: ASTNode, crime: Crime): Finding {
  const described = 'description' in node && node.description !== undefined && 'name' in node;
  const loc = described ? node.name?.loc : node.loc;
  if (!loc) throw new Error(`a ${node.kind} was parsed without its location; leave \`noLocation\` out`);
  const { line, column } = loc.startToken;
  const text = loc.source.body.split('\n')[line - 1]?.trim() ?? '';
  return { ...crime, file: loc.source.name, line, column, text };
}

/** How a finding reads on a terminal. */
export function printFinding({ code, file, line, column, text, what, why, fix }: Finding): string {
  const shown = text.length > 100 ? `${text.slice(0, 97)}...` : text;
  return [`${file}:${line}:${column}  ${code}  ${what}`, `    ${shown}`, `    why   ${why}`, `    fix   ${fix}`].join(
    '\n',
  );
}

export function inReadingOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
}
