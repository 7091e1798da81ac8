import Handlebars from 'handlebars';

/** An issue within one part. */
export interface SyntaxIssue {
  line?: number;
  column?: number;
  message: string;
}

type Call = hbs.AST.MustacheStatement | hbs.AST.BlockStatement | hbs.AST.SubExpression;

/** Handlebars finds their missing argument only while it renders. */
const BLOCKS: ReadonlySet<string> = new Set(['if', 'unless', 'each', 'with']);

/** Walks a parsed template and notes whatever it may not contain. */
class Checker extends Handlebars.Visitor {
  readonly issues: SyntaxIssue[] = [];

  constructor(
    private readonly known: ReadonlySet<string>,
    private readonly html: boolean,
  ) {
    super();
  }

  private note(node: hbs.AST.Node, message: string): void {
    this.issues.push({ line: node.loc.start.line, column: node.loc.start.column + 1, message });
  }

  /** With arguments (or inside brackets) a name is a helper, without it may be a field. */
  private call(node: Call, always: boolean): void {
    const path = node.path as hbs.AST.PathExpression;
    const called = always || node.params.length > 0 || (node.hash?.pairs.length ?? 0) > 0;
    if (called && !this.known.has(path.original)) {
      this.note(node, `there is no helper "${path.original}": use one of ${[...this.known].join(', ')}`);
    }
  }

  override MustacheStatement(node: hbs.AST.MustacheStatement): void {
    if (this.html && !node.escaped) {
      this.note(node, 'three braces (or "&") would put a value into the mail unescaped: use two braces, {{…}}');
    }
    this.call(node, false);
    super.MustacheStatement(node);
  }

  override BlockStatement(node: hbs.AST.BlockStatement): void {
    this.call(node, false);
    const name = node.path.original;
    if (BLOCKS.has(name) && node.params.length !== 1) {
      this.note(node, `{{#${name}}} needs exactly one value, for example {{#${name} person.first_name}}`);
    }
    super.BlockStatement(node);
  }

  override SubExpression(node: hbs.AST.SubExpression): void {
    this.call(node, true);
    super.SubExpression(node);
  }

  override PartialStatement(node: hbs.AST.PartialStatement): void {
    this.note(node, 'other templates cannot be included with {{> …}}: write the text here');
  }

  override PartialBlockStatement(node: hbs.AST.PartialBlockStatement): void {
    this.note(node, 'other templates cannot be included with {{#> …}}: write the text here');
  }

  override Decorator(node: hbs.AST.Decorator): void {
    this.note(node, 'decorators ({{* …}}) are not available: remove it');
  }

  override DecoratorBlock(node: hbs.AST.DecoratorBlock): void {
    this.note(node, 'inline templates ({{#* …}}) are not available: write the text where it belongs');
  }
}

/** Unknown helpers, unescaped output in HTML, includes and decorators, each with its place. */
export function findSyntaxIssues(program: hbs.AST.Program, known: ReadonlySet<string>, html: boolean): SyntaxIssue[] {
  const checker = new Checker(known, html);
  checker.accept(program);
  return checker.issues;
}
