/** Size and stroke of every icon. */
export const ICON = { size: 18, stroke: 1.75, 'aria-hidden': true } as const;
