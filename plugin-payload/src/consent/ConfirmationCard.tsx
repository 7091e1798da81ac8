'use client';

import { NumberInput } from '../limits/NumberInput.js';
import '../limits/limits.css';

/** For how long the link in a confirmation mail works, and how often one is sent. */
export interface ConfirmationPace {
  confirmWithinDays: number;
  askAgainAfterHours: number;
}

interface ConfirmationCardProps {
  pace: ConfirmationPace;
  onChange: (pace: ConfirmationPace) => void;
  /** May whoever looks change it? */
  change: boolean;
}

/** How consent is confirmed by e-mail, where a form asks for that. */
export const ConfirmationCard = ({ pace, onChange, change }: ConfirmationCardProps) => (
  <fieldset className="whenthen-card" disabled={!change}>
    <legend>Confirming by e-mail (double opt-in)</legend>
    <p className="whenthen-quiet">
      A form says whether it asks for e-mails, and whether they are confirmed by a link. The recipe “Double opt-in”
      sends the e-mail with the link.
    </p>
    <div className="whenthen-limits__rule">
      <span>The link works for</span>
      <NumberInput
        label="Days"
        max={60}
        min={1}
        onChange={(confirmWithinDays) => onChange({ ...pace, confirmWithinDays })}
        value={pace.confirmWithinDays}
      />
      <span>{pace.confirmWithinDays === 1 ? 'day' : 'days'}.</span>
    </div>
    <div className="whenthen-limits__rule">
      <span>Whoever signs up again without having confirmed gets another e-mail after</span>
      <NumberInput
        label="Hours"
        max={720}
        min={1}
        onChange={(askAgainAfterHours) => onChange({ ...pace, askAgainAfterHours })}
        value={pace.askAgainAfterHours}
      />
      <span>{pace.askAgainAfterHours === 1 ? 'hour' : 'hours'}, and not before.</span>
    </div>
  </fieldset>
);
