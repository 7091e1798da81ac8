import { hostOfUrl } from '../definition/secret-host.js';
import type { Issue } from '../definition/issue.js';
import type { JsonObject } from '../definition/json/json.js';
import type { WorkflowDefinition } from '../definition/workflow.js';
import type { SecretRecord } from '../model/operation/secret.js';

/** The secret that the settings of a step "Send webhook" name, and the host of their address. */
const sendingOf = ({ url, auth }: JsonObject): { secret: string; host: string } | undefined => {
  const host = typeof url === 'string' ? hostOfUrl(url) : undefined;
  if (host === undefined || typeof auth !== 'object' || auth === null || Array.isArray(auth)) return undefined;
  return typeof auth['secret'] === 'string' ? { secret: auth['secret'], host } : undefined;
};

/**
 * Steps whose secret may not be sent to the host of their address: they would fail for everybody. A secret that is not
 * there is no fault: its steps wait for it. Pure.
 */
export const secretHostIssues = (
  { steps }: WorkflowDefinition,
  secrets: readonly Pick<SecretRecord, '_id' | 'hosts'>[],
): Issue[] =>
  Object.entries(steps).flatMap(([step, settings]): Issue[] => {
    if (settings.kind !== 'action' || settings.action !== 'send_webhook') return [];
    const sending = sendingOf(settings.input);
    const kept = sending && secrets.find(({ _id }) => _id === sending.secret);
    if (!kept || kept.hosts?.includes(sending.host)) return [];
    const where = kept.hosts?.length ? `only to ${kept.hosts.join(', ')}` : 'nor anywhere else yet';
    return [
      {
        path: ['steps', step, 'input', 'auth', 'secret'],
        step,
        severity: 'completeness',
        message: `The secret “${kept._id}” is not sent to ${sending.host}, ${where}: choose another, or enter its value anew with this host`,
      },
    ];
  });
