/** The address after signing in: a path of this site, never another site. */
export function safeNext(next: string | null): string {
  // Browsers drop tabs and line breaks from an address before they read it, and take a backslash for a slash.
  const path = (next ?? '').replace(/[\t\n\r]/g, '');
  return /^\/(?![/\\])/.test(path) ? path : '/';
}
