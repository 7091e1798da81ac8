'use client';

import { consentPolicies, type ConsentPolicy, type Topic } from '@whenthen/core/definition';
import { Button } from '@payloadcms/ui';
import { useId, useState } from 'react';
import { useCommand } from '../client/use-command.js';
import { ConfirmationCard, type ConfirmationPace } from './ConfirmationCard.js';
import './consent.css';
import type { ConsentPageData } from './consent-page.js';
import { policyWords } from './policies.js';
import { topicIdOf } from './topic-id.js';
import { TopicRow } from './TopicRow.js';

interface ConsentFormProps {
  data: ConsentPageData;
  /** May whoever looks change it? */
  change: boolean;
}

const moved = (topics: Topic[], i: number, by: number): Topic[] => {
  const next = topics.toSpliced(i, 1);
  const [topic] = topics.slice(i, i + 1);
  return topic ? next.toSpliced(i + by, 0, topic) : topics;
};

/** Who gets marketing e-mail, and about which topics people choose. Nothing holds before it is saved. */
export const ConsentForm = ({ data, change }: ConsentFormProps) => {
  const command = useCommand();
  const ids = useId();
  const [kept, setKept] = useState(data);
  const [policy, setPolicy] = useState<ConsentPolicy | null>(data.policy);
  const [topics, setTopics] = useState(data.topics);
  const [pace, setPace] = useState<ConfirmationPace>(data);
  const [name, setName] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const removed = kept.topics.filter(({ id }) => !topics.some((t) => t.id === id));
  const { confirmWithinDays, askAgainAfterHours } = pace;
  const same =
    policy === kept.policy &&
    JSON.stringify(topics) === JSON.stringify(kept.topics) &&
    confirmWithinDays === kept.confirmWithinDays &&
    askAgainAfterHours === kept.askAgainAfterHours;

  const add = () => {
    const taken = [...topics, ...kept.topics].map(({ id }) => id);
    setTopics([...topics, { id: topicIdOf(name, taken), name: name.trim(), description: '' }]);
    setName('');
  };
  const save = async () => {
    setRefusal(null);
    const answer = await command<ConsentPageData>(
      '/consent',
      { policy, topics, confirmWithinDays, askAgainAfterHours, rev: kept.rev },
      'Saved. Workers follow within two seconds.',
      setRefusal,
    );
    if (!answer) return;
    setKept(answer);
    setPolicy(answer.policy);
    setTopics(answer.topics);
    setPace(answer);
  };

  return (
    <form
      className="whenthen-consent"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <fieldset className="whenthen-card" disabled={!change}>
        <legend>Who gets marketing e-mail about a topic they were never asked about?</legend>
        {policy === null && (
          <p className="whenthen-notice" role="status">
            Nobody has chosen yet. Until then: {policyWords[kept.option].label.toLowerCase()}.
          </p>
        )}
        {consentPolicies.map((one) => (
          <label className="whenthen-consent__policy" key={one}>
            <input
              checked={policy === one}
              name={`${ids}-policy`}
              onChange={() => setPolicy(one)}
              type="radio"
              value={one}
            />
            <span>
              <strong>{policyWords[one].label}</strong>
              <span className="whenthen-quiet">{policyWords[one].help}</span>
            </span>
          </label>
        ))}
        <p className="whenthen-quiet">
          What people say themselves always goes first: whoever said no, unsubscribed or reported an e-mail as spam gets
          none. Receipts and other transactional e-mails are not concerned.
        </p>
      </fieldset>
      <fieldset className="whenthen-card" disabled={!change}>
        <legend>Topics</legend>
        <p className="whenthen-quiet">
          People choose among them. Each marketing e-mail template names one; without one it is about the first.
        </p>
        <ol className="whenthen-consent__topics">
          {topics.map((topic, i) => (
            <TopicRow
              first={i === 0}
              key={topic.id}
              last={i === topics.length - 1}
              onChange={(next) => setTopics(topics.with(i, next))}
              onMove={(by) => setTopics(moved(topics, i, by))}
              onRemove={topics.length > 1 ? () => setTopics(topics.toSpliced(i, 1)) : undefined}
              topic={topic}
            />
          ))}
        </ol>
        <div className="whenthen-dialog__row">
          <label htmlFor={`${ids}-name`}>New topic</label>
          <input
            id={`${ids}-name`}
            maxLength={80}
            onChange={({ target }) => setName(target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              if (name.trim() !== '') add();
            }}
            placeholder="New products"
            value={name}
          />
          <Button
            buttonStyle="secondary"
            disabled={name.trim() === '' || topics.length >= 20}
            margin={false}
            onClick={add}
            size="small"
            type="button"
          >
            Add
          </Button>
        </div>
        {removed.length > 0 && (
          <p className="whenthen-notice" role="status">
            When you save, {removed.map((t) => `“${t.name}”`).join(', ')} will be gone: e-mails about it count as being
            about “{topics[0]?.name}”. What people said of it is kept.
          </p>
        )}
      </fieldset>
      <ConfirmationCard change={change} onChange={setPace} pace={pace} />
      {refusal && (
        <p className="whenthen-refusal" role="alert">
          {refusal}
        </p>
      )}
      {change && (
        <Button disabled={policy === null || same} id="whenthen-consent-save" margin={false} type="submit">
          Save
        </Button>
      )}
    </form>
  );
};
