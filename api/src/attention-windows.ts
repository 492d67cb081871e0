/** When things begin to wait for somebody; days, set from the configuration when the product starts. */
export interface AttentionWindows {
  /** A company has not said for this long that a slot stands. */
  slotUnconfirmedDays: number;
  /** A recognition lapses within this time. */
  recognitionLapseDays: number;
}

export const DEFAULT_WINDOWS: AttentionWindows = { slotUnconfirmedDays: 90, recognitionLapseDays: 120 };

let windows = DEFAULT_WINDOWS;

export function setAttentionWindows(configured: AttentionWindows): void {
  windows = configured;
}

export function attentionWindows(): AttentionWindows {
  return windows;
}
