import { formatPath, type Issue } from '../definition/issue.js';

/** What every error of the engine is: `code` is stable, the message says what to do. */
export class WhenthenError extends Error {
  readonly code: string;
  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** One thing wrong with an input: where, and what to do. */
export interface InputIssue {
  path: (string | number)[];
  message: string;
}

const list = (issues: InputIssue[]): string =>
  issues.map(({ path, message }) => (path.length ? `${formatPath(path)}: ${message}` : message)).join('\n');

/** `createEngine` was given options that do not fit. */
export class InvalidOptionsError extends WhenthenError {
  readonly issues: InputIssue[];
  constructor(issues: InputIssue[]) {
    super('invalid_options', `Whenthen's options need attention:\n${list(issues)}`);
    this.issues = issues;
  }
}

/** Something handed to the engine does not fit; nothing was stored. */
export class InvalidInputError extends WhenthenError {
  readonly issues: InputIssue[];
  constructor(issues: InputIssue[], { code = 'invalid_input', what = '' } = {}) {
    super(code, `${what}${list(issues)}`);
    this.issues = issues;
  }
}

/** A definition cannot be published; nothing was stored. */
export class InvalidDefinitionError extends InvalidInputError {
  declare readonly issues: Issue[];
  constructor(issues: Issue[], what = 'The workflow') {
    super(issues, { code: 'invalid_definition', what: `${what} cannot be published:\n` });
  }
}

/** An e-mail template cannot be published or rendered. */
export class InvalidTemplateError extends InvalidInputError {
  constructor(issues: InputIssue[]) {
    super(issues, { code: 'invalid_template' });
  }
}

/** What such a process says of itself. */
export const OUTDATED =
  'This version is older than the data in the database: a newer one has worked on it. Install the newest version that any of your servers has, and start this server again. Until then it takes in what happens, but does not work; nothing is lost.';

/** The database was written by a newer version than this one, which would do something wrong with it; it does not work. */
export class OutdatedError extends WhenthenError {
  constructor() {
    super('outdated', OUTDATED);
  }
}

/** What was named is not there. */
export class NotFoundError extends WhenthenError {
  constructor(what: string) {
    super('not_found', `${what} is not there.`);
  }
}

/**
 * The database did not answer in time. Whether something was stored is not known: do it again under the same ids, which
 * changes nothing where it was.
 */
export class UnavailableError extends WhenthenError {
  /** @param limit in milliseconds */
  constructor(limit: number) {
    super(
      'unavailable',
      `MongoDB did not answer within ${limit / 1_000} s (option mongo.timeoutMs). Whether anything was stored is not known: try again with the same ids.`,
    );
  }
}

/** What was asked for does not fit the present state. */
export class ConflictError extends WhenthenError {
  constructor(message: string) {
    super('conflict', message);
  }
}
