/**
 * Whether an `Origin` header names our own page. On loopback the three names of this machine count as one, and
 * in development every port of them does, since Vite serves the page from another one.
 */
export function ownOrigins(options: { publicUrl: string; production: boolean }): (origin: string) => boolean {
  const own = new URL(options.publicUrl);
  const local = isLoopback(own.hostname);
  return (origin) => {
    if (!URL.canParse(origin)) return false;
    const asked = new URL(origin);
    if (asked.origin !== origin) return false;
    if (asked.origin === own.origin) return true;
    if (!local || asked.protocol !== own.protocol || !isLoopback(asked.hostname)) return false;
    return asked.port === own.port || !options.production;
  };
}

function isLoopback(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
