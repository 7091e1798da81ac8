export { findMongo, lookForMongo, NoMongoError, type MongoSearch } from './machine/mongo/find.js';
export type { MongoSource } from './machine/mongo/source.js';
export { startMongo, type MongoOptions, type RunningMongo } from './machine/mongo/start.js';
export { keepMongoRunning, type KeptMongo } from './machine/mongo/keep-running.js';
export { findPostgres, type PostgresSearch } from './machine/postgres/find.js';
export { startPostgres, type PostgresOptions, type RunningPostgres } from './machine/postgres/start.js';
export { findChromium, lookForChromium, type ChromiumSearch } from './machine/chromium.js';
export { startMail, type MailOptions, type RunningMail } from './machine/mail/start.js';
export { openInbox, type Inbox, type Mail } from './machine/mail/inbox.js';
export { freePort, isPortFree } from './machine/ports.js';
export {
  answersHttp,
  startProcess,
  type ExitStatus,
  type ProcessOptions,
  type RunningProcess,
} from './machine/process.js';
export { createSupervisor, type Stoppable, type Supervisor } from './machine/supervisor.js';
export { temporaryFolder, type TemporaryFolder } from './machine/folder.js';
export { waitUntil, type WaitOptions } from './machine/wait.js';
export { silent, type Report } from './machine/report.js';
export * from './services/index.js';
export * from './story/index.js';
