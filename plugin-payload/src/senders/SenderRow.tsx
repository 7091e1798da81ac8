'use client';

import type { Sender, Topic } from '@whenthen/core/definition';
import { Button } from '@payloadcms/ui';
import { useId, type ReactNode } from 'react';
import { commaList } from '../client/comma-list.js';

interface SenderRowProps {
  sender: Sender;
  topics: Topic[];
  /** The named mail servers that there are. */
  transports: string[];
  onChange: (sender: Sender) => void;
  onRemove: () => void;
}

const Line = ({ label, of, children }: { label: string; of: string; children: ReactNode }) => (
  <div className="whenthen-senders__line">
    <label htmlFor={of}>{label}</label>
    {children}
  </div>
);

/** One sender: who it is, by which server it leaves, and which e-mails take it. Its id stays, whatever it is called. */
export const SenderRow = ({ sender, topics, transports, onChange, onRemove }: SenderRowProps) => {
  const ids = useId();
  const { id, name, transport } = sender;
  const put = (part: Partial<Sender>) => onChange({ ...sender, ...part });
  const servers = transport === null || transports.includes(transport) ? transports : [...transports, transport];
  const chosen = topics.map((topic) => ({ ...topic, on: sender.topics.includes(topic.id) }));
  return (
    <li aria-label={`Sender “${name}”`} className="whenthen-senders__one">
      <div className="whenthen-senders__lines">
        <Line label="Called" of={`${ids}-name`}>
          <input
            id={`${ids}-name`}
            maxLength={80}
            onChange={({ target }) => put({ name: target.value })}
            value={name}
          />
        </Line>
        <Line label="Name in “From”" of={`${ids}-from`}>
          <input
            id={`${ids}-from`}
            maxLength={120}
            onChange={({ target }) => put({ fromName: target.value })}
            placeholder="Shop"
            value={sender.fromName}
          />
        </Line>
        <Line label="Address" of={`${ids}-address`}>
          <input
            id={`${ids}-address`}
            onChange={({ target }) => put({ address: target.value })}
            placeholder="news@example.com"
            type="email"
            value={sender.address}
          />
        </Line>
        <Line label="Replies go to" of={`${ids}-reply`}>
          <input
            id={`${ids}-reply`}
            onChange={({ target }) => put({ replyTo: target.value.trim() === '' ? null : target.value })}
            placeholder={sender.address || 'the address itself'}
            type="email"
            value={sender.replyTo ?? ''}
          />
        </Line>
        <Line label="Mail server" of={`${ids}-server`}>
          <select
            disabled={servers.length === 0}
            id={`${ids}-server`}
            onChange={({ target }) => put({ transport: target.value === '' ? null : target.value })}
            value={transport ?? ''}
          >
            <option value="">the usual one</option>
            {servers.map((server) => (
              <option key={server} value={server}>
                {transports.includes(server) ? server : `${server} (gone)`}
              </option>
            ))}
          </select>
        </Line>
        <Line label="Sales channels" of={`${ids}-channels`}>
          <input
            defaultValue={sender.channels.join(', ')}
            id={`${ids}-channels`}
            onChange={({ target }) => put({ channels: commaList(target.value) })}
            placeholder="sc_01…, sc_02…"
            spellCheck={false}
          />
        </Line>
      </div>
      <div className="whenthen-senders__topics" role="group" aria-label={`Topics of “${name}”`}>
        <span>Marketing e-mails about</span>
        {chosen.map((topic) => (
          <label key={topic.id}>
            <input
              checked={topic.on}
              onChange={({ target }) =>
                put({
                  topics: target.checked
                    ? [...sender.topics, topic.id]
                    : sender.topics.filter((one) => one !== topic.id),
                })
              }
              type="checkbox"
            />
            {topic.name}
          </label>
        ))}
      </div>
      <div className="whenthen-senders__end">
        <span className="whenthen-quiet">
          For developers: <code>{id}</code>
        </span>
        <Button buttonStyle="subtle" margin={false} onClick={onRemove} size="small" type="button">
          Remove
        </Button>
      </div>
    </li>
  );
};
