/** Address of the sign-in page, which leads back to where the reader wanted to be. */
export function signInPath(wanted: string): string {
  return wanted === '/' ? '/aanmelden' : `/aanmelden?naar=${encodeURIComponent(wanted)}`;
}

/** Where to go after signing in: a path of this product, never another address. */
export function wantedPath(search: string): string {
  const wanted = new URLSearchParams(search).get('naar') ?? '/';
  return /^\/(?![/\\])/.test(wanted) ? wanted : '/';
}
