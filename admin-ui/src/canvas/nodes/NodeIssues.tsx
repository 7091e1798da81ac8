import { Icon } from '../../icons/Icon.js';

/** The red strip of a node: the first message, and how many more there are. */
export const NodeIssues = ({ messages }: { messages: string[] }) => {
  const [first, ...more] = messages;
  if (first === undefined) return null;
  return (
    <p className="wt-node-issue" title={messages.join('\n')}>
      <Icon name="alert" size={14} />
      <span>
        {first}
        {more.length > 0 && ` (+${more.length} more)`}
      </span>
    </p>
  );
};
