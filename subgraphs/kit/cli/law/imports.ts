import ts from 'typescript';

/** How one file reaches another. */
export interface Import {
  /** As written: `node:fs`, `@lead-graph/kit`, `./seed`. */
  readonly specifier: string;
  /** Only `import` and `export ... from` that are not of types alone run code at load without being asked. */
  readonly manner: 'static' | 'types' | 'called';
  /** From 1. */
  readonly line: number;
}

/** What a source file reaches for, beside the values it is given. */
export interface SourceFacts {
  readonly imports: readonly Import[];
  /** Names of the world outside, with the line: `process.env`, `Date.now`, `new Date()`, `performance`. */
  readonly reaches: readonly { readonly name: string; readonly line: number }[];
}

const AMBIENT = [
  'performance',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'fetch',
  'console',
  'globalThis',
  'process',
  'crypto',
];

export function factsOf(path: string, text: string): SourceFacts {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const imports: Import[] = [];
  const reaches: { name: string; line: number }[] = [];
  const lineOf = (node: ts.Node): number => file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
  const visit = (node: ts.Node): void => {
    const found = importIn(node);
    if (found) imports.push({ ...found, line: lineOf(node) });
    const name = reachIn(node);
    if (name) reaches.push({ name, line: lineOf(node) });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { imports, reaches };
}

function importIn(node: ts.Node): Omit<Import, 'line'> | null {
  if (ts.isImportDeclaration(node)) {
    return made(
      node.moduleSpecifier,
      node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword || onlyTypes(node.importClause?.namedBindings)
        ? 'types'
        : 'static',
    );
  }
  if (ts.isExportDeclaration(node)) return made(node.moduleSpecifier, node.isTypeOnly ? 'types' : 'static');
  if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference))
    return made(node.moduleReference.expression, 'static');
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return made(node.argument.literal, 'types');
  return ts.isCallExpression(node) && loads(node.expression) ? made(node.arguments[0], 'called') : null;
}

function made(specifier: ts.Node | undefined, manner: Import['manner']): Omit<Import, 'line'> | null {
  return specifier && ts.isStringLiteralLike(specifier) ? { specifier: specifier.text, manner } : null;
}

function onlyTypes(bindings: ts.NamedImportBindings | undefined): boolean {
  return (
    bindings !== undefined &&
    ts.isNamedImports(bindings) &&
    bindings.elements.length > 0 &&
    bindings.elements.every((each) => each.isTypeOnly)
  );
}

function loads(callee: ts.Expression): boolean {
  const text = callee.getText();
  return callee.kind === ts.SyntaxKind.ImportKeyword || text === 'require' || text === 'require.resolve';
}

function reachIn(node: ts.Node): string | null {
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
    const text = node.getText().replace(/\[['"](\w+)['"]\]/, '.$1');
    return ['process.env', 'Date.now', 'Math.random'].includes(text) ? text : null;
  }
  if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
    const dated = node.expression.getText() === 'Date' && !node.arguments?.length;
    return dated ? (ts.isNewExpression(node) ? 'new Date()' : 'Date()') : null;
  }
  if (
    ts.isObjectBindingPattern(node) &&
    node.parent &&
    ts.isVariableDeclaration(node.parent) &&
    node.parent.initializer?.getText() === 'process'
  ) {
    return node.elements.some((each) => (each.propertyName ?? each.name).getText() === 'env') ? 'process.env' : null;
  }
  return ts.isIdentifier(node) && AMBIENT.includes(node.text) && isValue(node) ? node.text : null;
}

/** An identifier that is read, rather than the name of a member or of a declaration. */
function isValue(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return !('name' in parent && parent.name === node) && !ts.isPropertyAssignment(parent) && !ts.isTypeNode(parent);
}
