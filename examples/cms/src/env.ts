import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const { env } = process;

/** What this CMS is told by its environment. The defaults are for trying it out on one machine. */
export const settings = {
  database: env['CMS_DATABASE_FILE'] ?? path.resolve(here, '..', 'cms.sqlite'),
  secret: env['PAYLOAD_SECRET'] ?? 'only-for-trying-it-out-set-PAYLOAD_SECRET',
  mongoUri: env['MONGODB_URI'] ?? 'mongodb://127.0.0.1:27017/whenthen',
  mongoDatabase: env['MONGODB_DB'],
  smtp: env['SMTP_URL'],
  mailFrom: env['MAIL_FROM'] ?? 'Harbour & Pine <hello@example.com>',
  /** The same as the store's, so that each serves the links to unsubscribe that the other sent. */
  engineSecret: env['WHENTHEN_SECRET'] ?? 'only-for-trying-it-out-set-WHENTHEN_SECRET',
  /** Where this CMS' API is reached, where it sends mail itself: for example https://cms.example.com/api. */
  publicUrl: env['WHENTHEN_PUBLIC_URL'],
  /** The incoming webhook of a team's chat. */
  chatUrl: env['CHAT_URL'] ?? 'https://chat.example.com/hooks/team',
  /** How many times faster than the clock durations pass. */
  timeScale: Number(env['WHENTHEN_TIME_SCALE'] ?? 1),
};
