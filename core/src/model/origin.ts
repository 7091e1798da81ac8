/** Which document of which CMS something published comes from. */
export interface OriginStore {
  /** Notes the origin of what has this key, unless one is noted. Returns the one that is. */
  claim(key: string, origin: string): Promise<string>;
  /** Those of these keys whose origin is noted. */
  noted(keys: string[]): Promise<Set<string>>;
}
