/** What the oplog remembers of itself, in one value that each commit renews. */
export interface OplogState {
  /** The last timestamp that was given: seconds, and a number within the second. */
  seconds: number;
  increment: number;
  /** Size of all entries. */
  bytes: number;
  /** The last place that was forgotten; a stream cannot start before it. */
  pruned: Buffer;
}

/** Length of a place: seconds, increment, number within the transaction. */
export const PLACE_LENGTH = 12;

export function encodeState({ seconds, increment, bytes, pruned }: OplogState): Buffer {
  const encoded = Buffer.alloc(16 + PLACE_LENGTH);
  encoded.writeUInt32BE(seconds, 0);
  encoded.writeUInt32BE(increment, 4);
  encoded.writeDoubleBE(bytes, 8);
  pruned.copy(encoded, 16);
  return encoded;
}

export function decodeState(encoded: Buffer): OplogState {
  return {
    seconds: encoded.readUInt32BE(0),
    increment: encoded.readUInt32BE(4),
    bytes: encoded.readDoubleBE(8),
    pruned: Buffer.from(encoded.subarray(16)),
  };
}

export function placeOf(seconds: number, increment: number, at: number): Buffer {
  const place = Buffer.alloc(PLACE_LENGTH);
  place.writeUInt32BE(seconds, 0);
  place.writeUInt32BE(increment, 4);
  place.writeUInt32BE(at, 8);
  return place;
}

/** The changes in a second are fewer than this. */
const IN_A_SECOND = 2 ** 20;

/** The order of a change as one number. */
export function orderOf({ seconds, increment }: OplogState): number {
  return seconds * IN_A_SECOND + increment;
}
