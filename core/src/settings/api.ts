import type { SettingsSection, ShopSettings } from '../definition/shop-settings/index.js';

/** What the shop has set, and who set it. */
export interface ShopSettingsView {
  values: ShopSettings;
  /** The sections that somebody has set; `rev` counts the changes of each. */
  changed: Partial<Record<SettingsSection, { rev: number; at: string; by: string }>>;
}

export interface SettingsApi {
  /** What holds now, with defaults for what nobody has set. */
  get(): Promise<ShopSettingsView>;
  /**
   * Sets one section as a whole. Workers follow within two seconds.
   * @param how who of the staff does it, and the `rev` of the section that they had before their eyes (0: it was not
   * set); without `rev` the last one counts
   * @throws InvalidInputError naming the path; ConflictError where somebody has changed the section meanwhile
   */
  change(section: SettingsSection, value: unknown, how: { by: string; rev?: number }): Promise<ShopSettingsView>;
}
