import type { Viewer } from '@scheldemond/domain/access/viewer';
import type { Context } from '../context.ts';
import { systemLog } from '../platform/log.ts';

/** Who asks, as ids only: `person:…`, `link:…`, or the kind of viewer. */
export function viewerKeyOf(viewer: Viewer): string {
  if (viewer.kind === 'person') return `person:${viewer.personId}`;
  return viewer.kind === 'link' ? `link:${viewer.linkId}` : viewer.kind;
}

/**
 * Puts on record that somebody asked for what is not theirs.
 *
 * @param what - the operation, or the field as `Type.field`; never a value
 */
export function recordDenial(context: Pick<Context, 'viewer' | 'requestId'>, what: string): void {
  const { viewer, requestId } = context;
  systemLog.info({ requestId, viewer: viewerKeyOf(viewer), what }, 'access denied');
}
