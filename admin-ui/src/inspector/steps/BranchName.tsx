import { TextField } from '../fields/TextField.js';

const MOST = 60;

interface BranchNameProps {
  name: string;
  value: string;
  /** What the other branches of the step are called. */
  others: readonly string[];
  message: string | undefined;
  onCommit: (name: string) => void;
}

/** What a branch is called: unlike every other one of its step. */
export const BranchName = ({ name, value, others, message, onCommit }: BranchNameProps) => (
  <TextField
    name={name}
    label="Name"
    keepFilled
    value={value}
    message={message}
    check={(text) => {
      if (others.includes(text.trim())) return 'Another one already has this name.';
      return text.trim().length > MOST ? `At most ${MOST} characters.` : undefined;
    }}
    onCommit={onCommit}
  />
);
