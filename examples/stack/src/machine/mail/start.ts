import { MailDev } from 'maildev';
import { temporaryFolder } from '../folder.js';
import { openInbox, type Inbox } from './inbox.js';

export interface MailOptions {
  /** Free ones by default. */
  smtpPort?: number;
  webPort?: number;
}

/** A mail catcher: takes every mail, passes none on, shows them on a web page. */
export interface RunningMail {
  /** For example `smtp://127.0.0.1:1025`. */
  smtpUrl: string;
  /** The web page with the inbox. */
  webUrl: string;
  inbox: Inbox;
  stop(): Promise<void>;
}

/** Starts maildev in this process, on 127.0.0.1 only. Its mails go with `stop()`. */
export async function startMail(options: MailOptions = {}): Promise<RunningMail> {
  const folder = await temporaryFolder('mail');
  const maildev = new MailDev({
    smtp: options.smtpPort ?? 0,
    ip: '127.0.0.1',
    web: options.webPort ?? 0,
    webIp: '127.0.0.1',
    mailDirectory: folder.path,
    silent: true,
  });
  const servers = await quietly(() => maildev.start());
  const smtp = servers.smtp.getAddress();
  const web = servers.api?.getAddress();
  if (!web) throw new Error('maildev has no web page although it was asked for one.');
  const webUrl = `http://127.0.0.1:${web.port}`;
  return {
    smtpUrl: `smtp://127.0.0.1:${smtp.port}`,
    webUrl,
    inbox: openInbox(webUrl),
    async stop() {
      await maildev.stop();
      await folder.remove();
    },
  };
}

/** maildev announces its web page on the console, `silent` or not. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { info } = console;
  console.info = () => undefined;
  try {
    return await work();
  } finally {
    console.info = info;
  }
}
