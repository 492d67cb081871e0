/** Where plans stand side by side; the first is what the others are compared with. */
export function compareAddress(plans: readonly ({ id: string } | null)[]): string {
  return `/matching/vergelijken?plannen=${plans.flatMap((plan) => plan?.id ?? []).join(',')}`;
}
