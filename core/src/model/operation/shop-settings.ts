import type { SettingsSection, ShopSettings } from '../../definition/shop-settings/index.js';

/** One section of what a merchant has set, as stored. `_id` is the section. */
export interface ShopSettingsRecord<S extends SettingsSection = SettingsSection> {
  _id: S;
  value: ShopSettings[S];
  /** Counts the changes, from 1. */
  rev: number;
  changedAt: Date;
  /** Who of the staff changed it last. */
  by: string;
}

/** What the shop's settings need from a store. */
export interface ShopSettingsStore {
  /** The sections that somebody has set, in no order. */
  all(): Promise<ShopSettingsRecord[]>;
  /** Writes a section over the change before it (`rev` - 1); false where somebody was faster. */
  write(record: ShopSettingsRecord): Promise<boolean>;
}
