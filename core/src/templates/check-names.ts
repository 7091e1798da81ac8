import Handlebars from 'handlebars';
import type { SyntaxIssue } from './check-syntax.js';

/** Blocks inside of which names are those of something else. */
const OTHERS: ReadonlySet<string> = new Set(['each', 'with']);

/** Walks a parsed template and notes names that lead nowhere. */
class NameChecker extends Handlebars.Visitor {
  readonly issues: SyntaxIssue[] = [];
  /** How many blocks around here have names of something else. */
  private inside = 0;
  private readonly params: string[] = [];

  constructor(
    private readonly names: readonly string[],
    private readonly helpers: ReadonlySet<string>,
  ) {
    super();
  }

  override PathExpression(node: hbs.AST.PathExpression): void {
    const [first, second] = node.parts as (string | undefined)[];
    const name = node.data && first === 'root' ? second : !node.data && node.depth === this.inside ? first : undefined;
    if (name === undefined || this.names.includes(name) || this.helpers.has(node.original)) return;
    if (this.params.includes(name)) return;
    this.issues.push({
      line: node.loc.start.line,
      column: node.loc.start.column + 1,
      message: `there is nothing called "${name}": use one of ${this.names.join(', ')}`,
    });
  }

  override BlockStatement(node: hbs.AST.BlockStatement): void {
    this.accept(node.path);
    this.acceptArray(node.params);
    if (node.hash) this.accept(node.hash);
    const others = OTHERS.has(node.path.original) ? 1 : 0;
    const params = node.program?.blockParams ?? [];
    this.inside += others;
    this.params.push(...params);
    if (node.program) this.accept(node.program);
    this.params.splice(this.params.length - params.length);
    this.inside -= others;
    if (node.inverse) this.accept(node.inverse);
  }
}

/** Names at the top of what a template is filled in from that are not there, each with its place. */
export const unknownNames = (
  program: hbs.AST.Program,
  names: readonly string[],
  helpers: ReadonlySet<string>,
): SyntaxIssue[] => {
  const checker = new NameChecker(names, helpers);
  checker.accept(program);
  return checker.issues;
};
