'use client';

import { NumberInput } from './NumberInput.js';
import { SectionCard } from './SectionCard.js';
import { useSection, type Section } from './use-section.js';

/** When entries of a workflow are paused. */
export const FuseCard = ({ read, change }: { read: Section<'fuse'>; change: boolean }) => {
  const { value, setValue, save, ...state } = useSection('fuse', read);
  return (
    <SectionCard
      {...state}
      change={change}
      id="fuse"
      lead="A mistake in a form, an import or an app can have thousands of people enter a workflow at once. Then the others are kept, and you say on the workflow’s page whether they are let in or thrown away. People whom you add yourself, and those who enter at a time that you set, are never kept."
      onSave={() => void save()}
      title="Entry fuse"
    >
      <div className="whenthen-limits__rule">
        <label>
          <input
            checked={value.on}
            onChange={({ target }) => setValue({ ...value, on: target.checked })}
            type="checkbox"
          />
          Pause the entries of a workflow
        </label>
        {value.on && (
          <>
            <span>when in an hour more than</span>
            <NumberInput
              label="Times the usual hour"
              max={1_000}
              min={2}
              onChange={(times) => setValue({ ...value, times })}
              value={value.times}
            />
            <span>times as many enter as in its usual hour, but never before</span>
            <NumberInput
              label="People in any case"
              max={1_000_000}
              min={10}
              onChange={(atLeast) => setValue({ ...value, atLeast })}
              value={value.atLeast}
            />
            <span>people have entered</span>
          </>
        )}
      </div>
    </SectionCard>
  );
};
