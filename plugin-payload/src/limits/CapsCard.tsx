'use client';

import type { CapRule, Topic } from '@whenthen/core/definition';
import { Button } from '@payloadcms/ui';
import { NumberInput } from './NumberInput.js';
import { SectionCard } from './SectionCard.js';
import { useSection, type Section } from './use-section.js';

interface CapsCardProps {
  read: Section<'caps'>;
  topics: Topic[];
  change: boolean;
}

const FIRST: CapRule = { topic: null, most: 3, days: 7 };

/** How many marketing e-mails one person gets. */
export const CapsCard = ({ read, topics, change }: CapsCardProps) => {
  const { value, setValue, save, ...state } = useSection('caps', read);
  const { rules } = value;
  const put = (at: number, rule: Partial<CapRule>) =>
    setValue({ rules: rules.map((one, i) => (i === at ? { ...one, ...rule } : one)) });
  return (
    <SectionCard
      {...state}
      change={change}
      id="caps"
      lead="What would be one too many waits until it may go out. Order confirmations and other transactional e-mails always go out, and do not count."
      onSave={() => void save()}
      title="At most so many e-mails"
    >
      {rules.length === 0 && <p>Everybody gets all marketing e-mails that your workflows send.</p>}
      {rules.map((rule, at) => (
        <div className="whenthen-limits__rule" key={at}>
          <span>At most</span>
          <NumberInput label="E-mails" max={100} min={1} onChange={(most) => put(at, { most })} value={rule.most} />
          <span>e-mails</span>
          <select
            aria-label="About"
            onChange={({ target }) => put(at, { topic: target.value === '' ? null : target.value })}
            value={rule.topic ?? ''}
          >
            <option value="">about anything, together</option>
            {topics.map(({ id, name }) => (
              <option key={id} value={id}>
                about “{name}”
              </option>
            ))}
            {rule.topic !== null && !topics.some(({ id }) => id === rule.topic) && (
              <option value={rule.topic}>about “{rule.topic}”, a topic that is gone</option>
            )}
          </select>
          <span>in</span>
          <NumberInput label="Days" max={30} min={1} onChange={(days) => put(at, { days })} value={rule.days} />
          <span>{rule.days === 1 ? 'day' : 'days'}</span>
          <Button
            buttonStyle="subtle"
            margin={false}
            onClick={() => setValue({ rules: rules.filter((_, i) => i !== at) })}
            size="small"
            type="button"
          >
            Remove
          </Button>
        </div>
      ))}
      {rules.length < 20 && (
        <Button
          buttonStyle="subtle"
          id="whenthen-add-cap"
          margin={false}
          onClick={() => setValue({ rules: [...rules, FIRST] })}
          size="small"
          type="button"
        >
          Add a rule
        </Button>
      )}
    </SectionCard>
  );
};
