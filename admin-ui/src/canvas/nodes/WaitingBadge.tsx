import { Icon } from '../../icons/Icon.js';

interface WaitingBadgeProps {
  people: number;
  /** Where they are listed. */
  href: string | undefined;
}

/** How many people wait at a step, and the way to them. */
export const WaitingBadge = ({ people, href }: WaitingBadgeProps) => {
  const number = people.toLocaleString('en');
  const title = people === 1 ? 'One person waits at this step' : `${number} people wait at this step`;
  const content = (
    <>
      <Icon name="people" size={13} />
      {number} waiting
    </>
  );
  if (href === undefined)
    return (
      <span className="wt-waiting" title={title}>
        {content}
      </span>
    );
  return (
    <a
      className="wt-waiting nodrag nopan"
      href={href}
      title={`${title}: show them`}
      // Not a click on the step, nor a key of the canvas.
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => event.stopPropagation()}
    >
      {content}
    </a>
  );
};
