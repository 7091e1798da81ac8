/** One page of a list. Hand `next` in as `after` for the following page; `null` at the end. */
export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface PageQuery {
  after?: string;
  /** 1 to 200, 50 by default. */
  limit?: number;
}
