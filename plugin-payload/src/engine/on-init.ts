import type { Payload } from 'payload';
import { keepRecovering } from '../forms/recover.js';
import { keepErasing } from '../privacy/keep-erasing.js';
import { handOverPublished } from './hand-over-published.js';
import type { Runtime } from '../runtime/runtime.js';

const CREDENTIALS = /:\/\/[^@/]*@/;

/**
 * Connects the engine when the CMS starts, and hands over what is published. Nobody waits for it, and it never throws:
 * a CMS whose engine is away still serves its pages, says so in its log and under `/api/whenthen/health`.
 */
export const onInit = (payload: Payload, runtime: Runtime): void => {
  runtime.engine().catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    const where = runtime.options.engine.mongo.uri.replace(CREDENTIALS, '://…@');
    payload.logger.error(
      `Whenthen: the engine did not start (${reason}). Check whenThenPlugin's mongo.uri (${where}) and that MongoDB is running. It is tried again at the next use.`,
    );
  });
  const { submissions } = runtime.slugs;
  if (Object.hasOwn(payload.collections, submissions))
    runtime.besides((engine, stopping) => keepRecovering(engine, { payload, slugs: runtime.slugs }, stopping));
  runtime.besides((engine, stopping) => keepErasing(engine, payload, stopping));
  runtime.besides((engine, stopping) => handOverPublished({ payload, engine, slugs: runtime.slugs, stopping }));
};
