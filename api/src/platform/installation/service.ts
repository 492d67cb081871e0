/** Facts about this installation that the configuration decides; set once at start. */
export const installation = {
  /** Address at which browsers reach it, without a slash at the end. */
  publicUrl: 'http://127.0.0.1:4000',
  /** Demo region with one-click roles and an inbox page: on loopback with the embedded database only. */
  demo: false,
};

/** The address of a page of the client; a token goes into the fragment, which is never sent to a server. */
export function pageUrl(path: string, token?: string): string {
  return `${installation.publicUrl}${path}${token === undefined ? '' : `#${token}`}`;
}
