import { Icon } from '../../icons/Icon.js';
import type { IconName } from '../../icons/paths.js';

interface ToolProps {
  icon: IconName;
  label: string;
  keys?: string;
  text?: string;
  disabled?: boolean;
  onClick: () => void;
}

/** A button of a toolbar. */
export const Tool = ({ icon, label, keys, text, disabled, onClick }: ToolProps) => (
  <button
    type="button"
    className="wt-tool"
    aria-label={label}
    title={keys ? `${label} (${keys})` : label}
    disabled={disabled}
    onClick={onClick}
  >
    <Icon name={icon} />
    {text && <span>{text}</span>}
  </button>
);
