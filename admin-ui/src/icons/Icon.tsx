import { iconPaths, type IconName } from './paths.js';

/** A line icon in the colour of the text. Decoration only: what it means is said in words beside it. */
export const Icon = ({ name, size = 16 }: { name: IconName; size?: number }) => (
  <svg
    className="wt-icon"
    viewBox="0 0 24 24"
    width={size}
    height={size}
    fill="none"
    stroke="currentColor"
    strokeWidth={1.8}
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    {iconPaths[name].map((d) => (
      <path key={d} d={d} />
    ))}
  </svg>
);
