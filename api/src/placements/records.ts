import { companiesByIds, recognitionsByIds } from '../companies/service.ts';
import { systemContext } from '../context.ts';
import type { RecordRegistries, Veto } from '../registries.ts';
import { programmesByIds } from '../schools/service.ts';
import { slotsByIds } from '../slots/service.ts';
import { studentsByIds } from '../students/service.ts';
import { settleReadiness } from './conditions.ts';
import { namesOf } from './names.ts';
import { countLive, findPlacements, writeNames, writeProeftuin, type Placement } from './store.ts';

/** What placements need: as long as one is asked or holds a place there. */
const live =
  (key: keyof Placement): Veto =>
  async (_, id) => [{ name: 'placements', value: await countLive({ [key]: id }) }];

/** Placements are found and ordered by what their student, slot and company are called now. */
async function rewriteWords(filter: Record<string, unknown>): Promise<void> {
  for (const { id, studentId, slotId, companyId } of await findPlacements(filter)) {
    const [student] = await studentsByIds([studentId]);
    const [slot] = await slotsByIds([slotId]);
    const [company] = await companiesByIds([companyId]);
    if (student && slot && company) await writeNames(id, namesOf(student, [slot.title, company.name]));
  }
}
const named =
  (key: keyof Placement, ...fields: string[]) =>
  async (_: unknown, id: string, changed: readonly string[]): Promise<void> => {
    if (fields.some((field) => changed.includes(field))) await rewriteWords({ [key]: id });
  };

/** A recognition that came or went makes placements ready, or no longer so. */
async function followRecognition(_: unknown, id: string): Promise<void> {
  const [recognition] = await recognitionsByIds([id]);
  if (!recognition) return;
  const { siteId, qualificationId } = recognition;
  const waiting = { siteId, qualificationId, state: { $in: ['ACCEPTED', 'READY'] } };
  for (const placement of await findPlacements(waiting)) await settleReadiness(systemContext(), placement);
}

export const records: RecordRegistries = {
  vetoes: {
    Company: live('companyId'),
    Site: live('siteId'),
    Slot: live('slotId'),
    Student: live('studentId'),
    Need: live('needId'),
    PlacementPeriod: live('periodId'),
    Proeftuin: live('proeftuinId'),
    Recognition: async (_, id) => {
      const [recognition] = await recognitionsByIds([id]);
      if (!recognition) return [];
      const { siteId, qualificationId, scheme } = recognition;
      const asking = { siteId, qualificationId, recognitionScheme: scheme };
      return [{ name: 'placements', value: await countLive(asking) }];
    },
  },
  followers: {
    Student: named('studentId', 'firstName', 'lastName'),
    Slot: named('slotId', 'title'),
    Company: named('companyId', 'name'),
    Recognition: followRecognition,
    // Who coordinates a proeftuin reads a placement with its student, so that both come and go together.
    Programme: async (_, id, changed) => {
      if (!changed.includes('proeftuinId')) return;
      const [programme] = await programmesByIds([id]);
      if (programme) await writeProeftuin(programme, programme.proeftuinId);
    },
  },
};
