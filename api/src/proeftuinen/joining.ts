import { askedField } from '@scheldemond/domain/records/proeftuin';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { Refusal } from '../errors.ts';
import { once, type Outcome } from '../once.ts';
import { canDo, changeRecord, requireSound } from '../records.ts';
import { loadProgramme, programmeKind, programmesByIds, type Programme } from '../schools/service.ts';
import { announceInside, proeftuinKind } from './kind.ts';
import { viewerCan } from './permitted.ts';
import { proeftuinenByIds, proeftuinStore, type Proeftuin } from './store.ts';

/** Programmes that are asked to take part and whose school has not said so. */
export async function askedProgrammesOf(context: Context, proeftuin: Proeftuin): Promise<Programme[]> {
  const found = await Promise.all(proeftuin.askedProgrammeIds.map((id) => loadProgramme(context, id)));
  return found.filter((one) => one !== null && !one.archivedAt) as Programme[];
}

const joined = z.object({ proeftuinId: z.string().nullable() });
const asking = z.object({ askedProgrammeIds: askedField });

/**
 * A programme takes part in a proeftuin, or no longer. Who coordinates one may read its students, so only the school
 * lets them in, when it is asked; out they may go by either side. A school that leaves stays asked, and may come back;
 * one that is out and says no is asked no more.
 */
export function joinProeftuin(
  context: Context,
  input: { key: string; proeftuinId: string; programmeId: string; joins: boolean },
): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'joinProeftuin', input }, async () => {
    const [programme] = await programmesByIds([input.programmeId]);
    const [known] = await proeftuinenByIds([input.proeftuinId]);
    const ofSchool = programme ? await canDo(context, programmeKind, 'edit', programme) : false;
    if (!known || !programme || !(ofSchool || viewerCan(context, 'edit', known)))
      throw new Refusal('NOT_ALLOWED');
    const proeftuin = await proeftuinStore.hold(known.id);
    if (!proeftuin) throw new Refusal('ARCHIVED');
    const { id, askedProgrammeIds } = proeftuin;
    const leaves = !input.joins && programme.proeftuinId === id;
    if (input.joins) requireMayJoin(proeftuin, programme, ofSchool);
    else if (!leaves && !ofSchool) return { kind: 'changed', id };
    if (input.joins || leaves)
      await changeRecord(context, programmeKind, programme, {
        version: programme.version,
        fields: joined,
        given: { proeftuinId: input.joins ? id : null },
      });
    const others = askedProgrammeIds.filter((one) => one !== programme.id);
    const asked = leaves && ofSchool ? [...others, programme.id] : others;
    await changeRecord(context, proeftuinKind, proeftuin, {
      version: proeftuin.version,
      fields: asking,
      given: { askedProgrammeIds: asked },
    });
    announceInside(proeftuin, 'programmes');
    return { kind: 'changed', id };
  });
}

function requireMayJoin(proeftuin: Proeftuin, programme: Programme, ofSchool: boolean): void {
  if (!ofSchool || !proeftuin.askedProgrammeIds.includes(programme.id)) throw new Refusal('NOT_ALLOWED');
  if (programme.proeftuinId) requireSound([{ field: 'programmeId', why: 'in_a_proeftuin' }]);
}
