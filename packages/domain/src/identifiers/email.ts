const SHAPE = /^[^\s@"<>,;:()[\]\\]+@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/;

/** The address in the form in which accounts are compared, or null when it is not an e-mail address. */
export function normaliseEmail(text: string): string | null {
  const address = text.trim().toLowerCase();
  return address.length <= 254 && SHAPE.test(address) ? address : null;
}
