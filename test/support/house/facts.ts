import { basename, dirname, extname, posix } from 'node:path';
import ts from 'typescript';

/** A function as it is declared; a constructor goes by the name of its class. */
export interface DeclaredFunction {
  name: string;
  line: number;
  parameters: number;
}

/** What the rules of the house have to know of one file. */
export interface FileFacts {
  /** Relative to the repository, with slashes. */
  path: string;
  /** The folder that the file lies in. */
  folder: string;
  /** A test of what lies beside it. */
  test: boolean;
  /** Read as a program: what follows is empty for other files, a style sheet say. */
  code: boolean;
  lines: number;
  /** The modules that it imports, each once. */
  imports: string[];
  /** The files that a relative import, export or type of it may mean; not all of them need to be there. */
  reaches: string[];
  functions: DeclaredFunction[];
  /** The React components that it exports by their names; a page that a host finds as its default has the host's name. */
  components: string[];
  /** An index that does nothing but hand on what others export. */
  gathers: boolean;
}

const CODE = new Set(['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs']);

/** Which sources a written ending may stand for: a program is imported by the name of what it is compiled to. */
const SOURCES: Record<string, string[]> = { '.js': ['.ts', '.tsx', '.js'], '.mjs': ['.mts', '.mjs'] };

/** The paths that a relative import may mean. */
const candidates = (folder: string, specifier: string): string[] => {
  if (!specifier.startsWith('.')) return [];
  const path = posix.join(folder, specifier);
  const ending = extname(path);
  const sources = SOURCES[ending];
  if (sources) return sources.map((source) => path.slice(0, -ending.length) + source);
  return CODE.has(ending) ? [path] : [`${path}.ts`, `${path}.tsx`, `${path}/index.ts`, `${path}/index.tsx`];
};

const textOf = (node: ts.Node | undefined): string | undefined =>
  node && ts.isStringLiteralLike(node) ? node.text : undefined;

/** The module that a node names: by an import, an export, `import()` or the type `import('…')`. */
const moduleOf = (node: ts.Node): string | undefined => {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return textOf(node.moduleSpecifier);
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return textOf(node.arguments[0]);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return textOf(node.argument.literal);
  return undefined;
};

const nameOf = (node: ts.SignatureDeclaration): string => {
  const { parent } = node;
  if (ts.isConstructorDeclaration(node)) return ts.isClassLike(parent) ? (parent.name?.text ?? 'class') : 'class';
  if (node.name) return node.name.getText();
  const named = ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent);
  return named ? parent.name.getText() : '(no name)';
};

/** Every parameter but `this`, which is only a type. */
const parametersOf = (node: ts.SignatureDeclaration): number =>
  node.parameters.filter(({ name }) => !(ts.isIdentifier(name) && name.text === 'this')).length;

/** The rows of a `test.each` are columns of a table: their function is called by nobody else. */
const readsRow = ({ parent }: ts.SignatureDeclaration): boolean =>
  ts.isCallExpression(parent) &&
  ts.isCallExpression(parent.expression) &&
  ts.isPropertyAccessExpression(parent.expression.expression) &&
  parent.expression.expression.name.text === 'each';

const COMPONENT = /^[A-Z]\w*[a-z]/;

/** What a statement exports by name. */
const exportsOf = (node: ts.Statement): string[] => {
  if (!ts.isFunctionDeclaration(node) && !ts.isVariableStatement(node)) return [];
  const kinds = node.modifiers?.map(({ kind }) => kind) ?? [];
  if (!kinds.includes(ts.SyntaxKind.ExportKeyword) || kinds.includes(ts.SyntaxKind.DefaultKeyword)) return [];
  if (ts.isFunctionDeclaration(node)) return node.name ? [node.name.text] : [];
  return node.declarationList.declarations.map(({ name }) => name.getText());
};

const handsOn = (node: ts.Statement): boolean => ts.isImportDeclaration(node) || ts.isExportDeclaration(node);

/** Reads a file: its text in, what the rules have to know of it out. */
export const factsOf = (path: string, text: string): FileFacts => {
  const folder = dirname(path);
  const code = CODE.has(extname(path));
  const imports = new Set<string>();
  const reached = new Set<string>();
  const functions: DeclaredFunction[] = [];
  let components: string[] = [];
  let gathers = false;
  if (code) {
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      const named = moduleOf(node);
      if (named !== undefined) reached.add(named);
      if (named !== undefined && ts.isImportDeclaration(node)) imports.add(named);
      if (ts.isFunctionLike(node) && !readsRow(node)) {
        const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
        functions.push({ name: nameOf(node), line, parameters: parametersOf(node) });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    if (path.endsWith('.tsx')) components = source.statements.flatMap(exportsOf).filter((name) => COMPONENT.test(name));
    gathers = /^index\.tsx?$/.test(basename(path)) && source.statements.every(handsOn);
  }
  return {
    path,
    folder,
    test: /\.test\.tsx?$/.test(path),
    code,
    lines: text.replace(/\n$/, '').split('\n').length,
    imports: [...imports],
    reaches: [...reached].flatMap((specifier) => candidates(folder, specifier)),
    functions,
    components,
    gathers,
  };
};
