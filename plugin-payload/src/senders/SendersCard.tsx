'use client';

import type { Topic } from '@whenthen/core/definition';
import { Button } from '@payloadcms/ui';
import { useId, useState } from 'react';
import { topicIdOf } from '../consent/topic-id.js';
import { SectionCard } from '../limits/SectionCard.js';
import { useSection, type Section } from '../limits/use-section.js';
import { SenderRow } from './SenderRow.js';
import './senders.css';

interface SendersCardProps {
  read: Section<'senders'>;
  topics: Topic[];
  transports: string[];
  change: boolean;
}

/** Whom e-mails are from, beside the default sender. */
export const SendersCard = ({ read, topics, transports, change }: SendersCardProps) => {
  const { value, setValue, save, ...state } = useSection('senders', read);
  const ids = useId();
  const [name, setName] = useState('');
  const { senders } = value;
  const add = () => {
    const id = topicIdOf(
      name,
      [...senders, ...read.value.senders].map((one) => one.id),
    );
    const empty = { fromName: '', address: '', replyTo: null, transport: null, topics: [], channels: [] };
    setValue({ senders: [...senders, { id, name: name.trim(), ...empty }] });
    setName('');
  };
  return (
    <SectionCard
      {...state}
      change={change}
      id="senders"
      lead="An e-mail takes the sender that its template names; else the one of its topic; else the one of the sales channel in which the order or cart was made; else the default one. Use addresses that your mail provider knows: others are refused as forged."
      onSave={() => void save()}
      title="Your senders"
    >
      {senders.length === 0 && <p>All e-mails go by the default sender.</p>}
      <ol className="whenthen-senders">
        {senders.map((sender, i) => (
          <SenderRow
            key={sender.id}
            onChange={(next) => setValue({ senders: senders.with(i, next) })}
            onRemove={() => setValue({ senders: senders.toSpliced(i, 1) })}
            sender={sender}
            topics={topics}
            transports={transports}
          />
        ))}
      </ol>
      {senders.length < 20 && (
        <div className="whenthen-limits__rule">
          <label htmlFor={`${ids}-new`}>New sender</label>
          <input
            id={`${ids}-new`}
            maxLength={80}
            onChange={({ target }) => setName(target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              if (name.trim() !== '') add();
            }}
            placeholder="Newsletter"
            value={name}
          />
          <Button
            buttonStyle="subtle"
            disabled={name.trim() === ''}
            id="whenthen-add-sender"
            margin={false}
            onClick={add}
            size="small"
            type="button"
          >
            Add
          </Button>
        </div>
      )}
    </SectionCard>
  );
};
