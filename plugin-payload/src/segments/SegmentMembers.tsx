'use client';

import type { SegmentView } from '@whenthen/core';
import { useDocumentInfo } from '@payloadcms/ui';
import { useEffect, useState } from 'react';
import './segments.css';
import { useAnswer } from '../client/use-answer.js';

/** How often a segment that is being worked out is asked about, in milliseconds. */
const EVERY = 1_000;

const number = new Intl.NumberFormat('en');

/** How many people are in the published segment, and how far working it out has come. */
export const SegmentMembers = () => {
  const { id, lastUpdateTime, versionCount } = useDocumentInfo();
  const [tick, setTick] = useState(0);
  const { answer, error } = useAnswer<{ segment: SegmentView | null }>({
    path: id === undefined ? null : `/segments/${String(id)}`,
    again: `${String(lastUpdateTime)} ${versionCount} ${tick}`,
  });
  const building = answer?.segment?.building ?? null;
  useEffect(() => {
    if (!building) return;
    const timer = setTimeout(() => setTick((n) => n + 1), EVERY);
    return () => clearTimeout(timer);
  }, [building, tick]);

  if (error) return <p role="alert">{error}</p>;
  if (id === undefined || !answer) return null;
  const { segment } = answer;
  return (
    <div className="field-type whenthen-members" data-testid="whenthen-members">
      <span className="field-label">People inside</span>
      {segment ? <strong>{number.format(segment.count)}</strong> : <p>Not published yet. Nobody enters until it is.</p>}
      {building && (
        <>
          <progress aria-label="People looked at" max={Math.max(building.of, 1)} value={building.looked} />
          <p>
            Looked at {number.format(building.looked)} of {number.format(building.of)} people.
          </p>
        </>
      )}
    </div>
  );
};
