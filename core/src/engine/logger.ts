import { pino, type Logger } from 'pino';
import { loggedError, maskAddresses } from '../definition/log-safe.js';

/** How what may hold an address is logged. The id of an event may be made of one. */
const SERIALIZERS = {
  err: (error: unknown) => loggedError(error),
  event: (id: unknown) => (typeof id === 'string' ? maskAddresses(id) : id),
};

const NEVER_LOGGED = ['uri', '*.uri', 'smtp', '*.smtp', 'secret', '*.secret'];

/** The engine's logger, over the one given or one of its own: it writes no secret and no address of a person. */
export const engineLogger = (given?: Logger): Logger =>
  (given ?? pino({ name: 'whenthen', redact: NEVER_LOGGED })).child({}, { serializers: SERIALIZERS });
