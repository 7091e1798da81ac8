'use client';

import { useRouter } from 'next/navigation.js';
import { StatusButtons } from './StatusButtons.js';

/** The status of a workflow that is written in code: it has no document, beside whose buttons it could stand. */
export const StatusOfCode = ({ workflow }: { workflow: string }) => {
  const router = useRouter();
  return <StatusButtons asOf={workflow} onChange={() => router.refresh()} workflow={workflow} />;
};
