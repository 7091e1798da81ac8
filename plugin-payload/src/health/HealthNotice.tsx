'use client';

import { usePathname } from 'next/navigation.js';
import './health.css';
import { HealthWords } from './HealthWords.js';
import { isPlace } from './places.js';
import { useHealth } from './use-health.js';

interface HealthNoticeProps {
  address: string;
  /** Pages of ours, with all that is below them. */
  places: string[];
  /** The page after the login, without what is below it. */
  dashboard: string;
  /** Address of what needs attention. */
  attention: string;
}

/** Says on our pages and on the dashboard how it is, where it is not well. It stays until that is mended. */
export const HealthNotice = ({ address, places, dashboard, attention }: HealthNoticeProps) => {
  const page = usePathname();
  const here = page === dashboard || isPlace(page, places);
  const health = useHealth(here ? address : null);
  return here && <HealthWords {...health} attention={attention} />;
};
