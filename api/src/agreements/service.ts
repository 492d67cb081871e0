import { can } from '@scheldemond/domain/access/ability';
import { HOLDS_PLACE } from '@scheldemond/domain/placement/states';
import { isWorkingDay } from '@scheldemond/domain/time/working-day';
import { personIdOf, type Context } from '../context.ts';
import { Refusal, type FactInput } from '../errors.ts';
import { once, type Outcome } from '../once.ts';
import {
  asItStands,
  move,
  registerStartCondition,
  requirePlacement,
  settleReadiness,
  summarise,
  type CheckCondition,
  type Placement,
} from '../placements/service.ts';
import { deleteAgreement, findAgreements, writeAgreement, type Agreement } from './store.ts';

export { importAgreements, type Agreement, type AgreementDocument } from './store.ts';

const LONGEST = 200;

/** The agreement is signed by all, as entered by hand. */
const agreementSigned: CheckCondition = async (placements) => {
  const found = await agreementsByPlacement(placements.map(({ id }) => id));
  return found.map((agreement) => ({
    met: agreement !== null,
    facts: [{ name: 'signedOn', value: agreement?.signedOn ?? null }],
  }));
};

/** What the module adds to the registries of earlier ones. */
export function registerAgreements(): void {
  registerStartCondition('AGREEMENT_SIGNED', agreementSigned);
}

async function agreementsByPlacement(placementIds: readonly string[]): Promise<(Agreement | null)[]> {
  const found = new Map((await findAgreements(placementIds)).map((one) => [one.placementId, one]));
  return placementIds.map((id) => found.get(id) ?? null);
}

/** The signed agreement of a placement, once entered. */
export function agreementOf(context: Context, placementId: string): Promise<Agreement | null> {
  return context.load('Agreement.byPlacement', agreementsByPlacement).load(placementId);
}

/** Whether the viewer may enter or take back the agreement now. */
export function viewerCanRecord(context: Context, placement: Placement): boolean {
  return HOLDS_PLACE.has(placement.state) && can(context.ability, 'record', 'Placement', placement);
}

export interface RecordInput {
  key: string;
  placementId: string;
  signedBy: string;
  signedOn: string;
  reference: string;
}

/** Enters that the agreement was signed; a placement whose other conditions are met becomes ready. */
export function recordAgreement(context: Context, input: RecordInput): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'recordAgreement', input }, async () => {
    const signedBy = requireText('signedBy', input.signedBy);
    const reference = requireText('reference', input.reference);
    if (!isWorkingDay(input.signedOn) || input.signedOn > context.clock.today())
      throw new Refusal('INVALID', [{ name: 'signedOn', value: 'not_past' }]);
    return change(context, input.placementId, { name: 'agreement', value: 'signed' }, async (placement) => {
      await writeAgreement({
        placementId: placement.id,
        signedBy,
        signedOn: input.signedOn,
        reference,
        enteredById: personIdOf(context),
        enteredAt: context.clock.now(),
      });
    });
  });
}

/** Takes the entry back; a placement that was ready waits again. */
export function removeAgreement(
  context: Context,
  input: { key: string; placementId: string },
): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'removeAgreement', input }, () =>
    change(context, input.placementId, { name: 'agreement', value: 'removed' }, async (placement) => {
      if (!(await deleteAgreement(placement.id))) throw new Refusal('NOT_NOW', [], asItStands(placement));
    }),
  );
}

async function change(
  context: Context,
  placementId: string,
  fact: FactInput,
  write: (placement: Placement) => Promise<void>,
): Promise<Outcome> {
  const { current, actor } = await requirePlacement(context, placementId, 'record');
  if (!HOLDS_PLACE.has(current.state))
    throw new Refusal('NOT_NOW', [{ name: 'state', value: current.state }], asItStands(current));
  await write(current);
  const noted = await move(context, current, { command: null, actor, to: current.state, facts: [fact] });
  await summarise(await settleReadiness(context, noted));
  return { kind: 'changed', id: current.id };
}

function requireText(name: string, text: string): string {
  const trimmed = text.trim();
  if (!trimmed || trimmed.length > LONGEST) throw new Refusal('INVALID', [{ name, value: LONGEST }]);
  return trimmed;
}
