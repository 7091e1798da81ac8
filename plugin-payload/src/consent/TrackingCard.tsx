'use client';

import { SectionCard } from '../limits/SectionCard.js';
import { useSection, type Section } from '../limits/use-section.js';

/** Of which e-mails it is told who opens and clicks them. */
export const TrackingCard = ({ read, change }: { read: Section<'tracking'>; change: boolean }) => {
  const { value, setValue, save, ...state } = useSection('tracking', read);
  return (
    <SectionCard
      {...state}
      change={change}
      id="tracking"
      lead="Tracked e-mails carry a picture of one pixel, and their links lead over your shop, so that you see who opens and clicks. The others carry neither. Topics can be left out above, people on their page."
      onSave={() => void save()}
      title="Tracking of opens and clicks"
    >
      {(['marketing', 'transactional'] as const).map((kind) => (
        <div className="whenthen-limits__rule" key={kind}>
          <label>
            <input
              checked={value[kind]}
              onChange={({ target }) => setValue({ ...value, [kind]: target.checked })}
              type="checkbox"
            />
            {kind === 'marketing'
              ? 'Track marketing e-mails'
              : 'Track transactional e-mails too, such as order confirmations'}
          </label>
        </div>
      ))}
    </SectionCard>
  );
};
