import type { Topic } from '@whenthen/core/definition';

interface TopicRowProps {
  topic: Topic;
  first: boolean;
  last: boolean;
  onChange: (topic: Topic) => void;
  onMove: (by: 1 | -1) => void;
  /** Left out for the only one. */
  onRemove: (() => void) | undefined;
}

/** One topic: what people call it, what it is about, and its place. Its id stays, whatever it is called. */
export const TopicRow = ({ topic, first, last, onChange, onMove, onRemove }: TopicRowProps) => (
  <li className="whenthen-consent__topic">
    <input
      aria-label={`Name of the topic “${topic.name}”`}
      maxLength={80}
      onChange={({ target }) => onChange({ ...topic, name: target.value })}
      required
      value={topic.name}
    />
    <input
      aria-label={`What “${topic.name}” is about`}
      maxLength={300}
      onChange={({ target }) => onChange({ ...topic, description: target.value })}
      placeholder="What people get"
      value={topic.description}
    />
    <label className="whenthen-consent__tracked">
      <input
        checked={!topic.untracked}
        onChange={({ target }) => {
          const { untracked: _, ...rest } = topic;
          onChange(target.checked ? rest : { ...rest, untracked: true });
        }}
        type="checkbox"
      />
      Tracked
    </label>
    <code className="whenthen-quiet" title="Its id, for developers and imports">
      {topic.id}
    </code>
    <span className="whenthen-consent__tools">
      <button aria-label={`Move “${topic.name}” up`} disabled={first} onClick={() => onMove(-1)} type="button">
        ↑
      </button>
      <button aria-label={`Move “${topic.name}” down`} disabled={last} onClick={() => onMove(1)} type="button">
        ↓
      </button>
      <button aria-label={`Remove “${topic.name}”`} disabled={!onRemove} onClick={onRemove} type="button">
        Remove
      </button>
    </span>
  </li>
);
