import { can } from '@scheldemond/domain/access/ability';
import type { Context } from '../context.ts';
import { Refusal } from '../errors.ts';
import { proeftuinenByIds, type Proeftuin } from './store.ts';

/** Whether the viewer may do this to a proeftuin; with one that was archived nothing is done. */
export function viewerCan(context: Context, action: 'edit' | 'journal', proeftuin: Proeftuin): boolean {
  return proeftuin.archivedAt == null && can(context.ability, action, 'Proeftuin', proeftuin);
}

/** The proeftuin for a change; one that the viewer may not read or change is refused alike. */
export async function proeftuinFor(
  context: Context,
  action: 'edit' | 'journal',
  id: string,
): Promise<Proeftuin> {
  const [found] = await proeftuinenByIds([id]);
  if (!found || !viewerCan(context, action, found)) throw new Refusal('NOT_ALLOWED');
  return found;
}
