/** The page of the web client that shows what a document says. */
export function pageAddress(page: string, query: object): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size === 0 ? page : `${page}?${search}`;
}
