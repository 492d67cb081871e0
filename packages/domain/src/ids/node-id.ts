const LOCAL_ID = /^[0-9a-f]{24}$/;

/** The global id (Relay) of an object: base64url of `Type:id`. */
export function toNodeId(type: string, id: string): string {
  return btoa(`${type}:${id}`).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Reads a global id; null for anything that is not one. */
export function fromNodeId(nodeId: string): { type: string; id: string } | null {
  if (!/^[A-Za-z0-9_-]{8,200}$/.test(nodeId)) return null;
  try {
    const text = atob(nodeId.replaceAll('-', '+').replaceAll('_', '/'));
    const at = text.indexOf(':');
    const type = text.slice(0, at);
    const id = text.slice(at + 1);
    if (at < 1 || !/^[A-Za-z]+$/.test(type) || !LOCAL_ID.test(id)) return null;
    return toNodeId(type, id) === nodeId ? { type, id } : null;
  } catch {
    return null;
  }
}
