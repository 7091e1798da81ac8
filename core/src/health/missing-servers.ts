import type { SendersSettings } from '../definition/shop-settings/index.js';
import { laneOfTransport, MAILS } from '../model/lane.js';
import type { SeenHeartbeat } from '../model/operation/heartbeat.js';
import { isThere } from './assess.js';
import type { HealthIssue } from './report.js';
import { listOf } from './words.js';

/** Names the mail servers that senders are to send by and that none of the workers that send mail has. */
export const missingServers = ({ senders }: SendersSettings, heartbeats: readonly SeenHeartbeat[]): HealthIssue[] => {
  const workers = heartbeats.filter((w) => isThere(w) && w.actions.some((action) => MAILS.includes(action)));
  // That nobody sends is told otherwise.
  if (workers.length === 0) return [];
  const had = new Set(workers.flatMap(({ transports = [] }) => transports));
  const wanted = new Set(senders.flatMap(({ transport }) => transport ?? []));
  return [...wanted]
    .filter((name) => !had.has(name))
    .map((name) => {
      const of = senders.filter(({ transport }) => transport === name).map((sender) => `“${sender.name}”`);
      const [are, their] = of.length === 1 ? ['The sender', 'its'] : ['The senders', 'their'];
      return {
        code: 'mail_server_missing',
        about: laneOfTransport(name),
        message: `${are} ${listOf(of)} ${of.length === 1 ? 'sends' : 'send'} by the mail server “${name}”, which no running server has: ${their} e-mails go by the default sender instead. Choose another mail server for ${of.length === 1 ? 'it' : 'them'} under Senders, or ask your developer to add “${name}” to the option mail.transports.`,
      };
    });
};
