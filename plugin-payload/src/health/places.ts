/** Whether a page of the admin is one of these, or below one. */
export const isPlace = (page: string | null, places: readonly string[]): boolean =>
  page !== null && places.some((place) => page === place || page.startsWith(`${place}/`));
