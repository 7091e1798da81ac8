import Handlebars from 'handlebars';
import type { SyntaxIssue } from './check-syntax.js';

/** Blocks inside of which names are those of something else. */
const OTHERS: ReadonlySet<string> = new Set(['each', 'with']);

/** Walks a parsed template and notes names that lead nowhere. */
class NameChecker extends Handlebars.Visitor {
  readonly issues: SyntaxIssue[] = [];
  /** How many blocks around here have names of something else. */
  private inside = 0;
  /** How many of them may or may not have: a section shows a thing's names, or those from before. */
  private unclear = 0;
  private readonly params: string[] = [];

  constructor(
    private readonly names: readonly string[],
    private readonly helpers: ReadonlySet<string>,
  ) {
    super();
  }

  override PathExpression(node: hbs.AST.PathExpression): void {
    if (this.unclear > 0) return;
    const [first, second] = node.parts as (string | undefined)[];
    if (!node.data && node.depth > this.inside) this.note(node, '“../” leads nowhere here: leave it out');
    const name = node.data && first === 'root' ? second : !node.data && node.depth === this.inside ? first : undefined;
    if (name === undefined || this.names.includes(name) || this.helpers.has(node.original)) return;
    if (this.params.includes(name)) return;
    this.note(node, `there is nothing called "${name}": use one of ${this.names.join(', ')}`);
  }

  private note({ loc: { start } }: hbs.AST.Node, message: string): void {
    this.issues.push({ line: start.line, column: start.column + 1, message });
  }

  override BlockStatement(node: hbs.AST.BlockStatement): void {
    this.accept(node.path);
    this.acceptArray(node.params);
    if (node.hash) this.accept(node.hash);
    const others = OTHERS.has(node.path.original) ? 1 : 0;
    const params = node.program?.blockParams ?? [];
    const unclear = this.helpers.has(node.path.original) ? 0 : 1;
    this.inside += others;
    this.unclear += unclear;
    this.params.push(...params);
    if (node.program) this.accept(node.program);
    this.params.splice(this.params.length - params.length);
    this.inside -= others;
    this.unclear -= unclear;
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
