'use client';

import type { SettingsSection, ShopSettings } from '@whenthen/core/definition';
import { useState } from 'react';
import { useCommand } from '../client/use-command.js';

/** A section of the shop's settings as it was read: `rev` keeps it from being written over one that is newer. */
export interface Section<S extends SettingsSection> {
  value: ShopSettings[S];
  rev: number;
}

/** A section that is being changed: as it is on the page, whether it differs from what is stored, and how to store it. */
export const useSection = <S extends SettingsSection>(section: S, read: Section<S>) => {
  const command = useCommand();
  const [stored, setStored] = useState(read);
  const [value, setValue] = useState(read.value);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const save = async (next: ShopSettings[S] = value) => {
    setBusy(true);
    setRefusal(null);
    const answer = await command<Section<S>>(
      `/settings/${section}`,
      { value: next, rev: stored.rev },
      'Saved. It holds within two seconds.',
      setRefusal,
    );
    setBusy(false);
    if (!answer) return;
    setStored({ value: answer.value, rev: answer.rev });
    setValue(answer.value);
  };
  return { value, setValue, isChanged: JSON.stringify(value) !== JSON.stringify(stored.value), save, busy, refusal };
};
