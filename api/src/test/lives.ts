import fc from 'fast-check';

/** A student of a random region: of which school and class, what was asked for them, and where. */
export interface Life {
  school: 'own' | 'other';
  /** Whether the class is the one that the school's teacher looks after. */
  taught: boolean;
  life: (typeof LIVES)[number];
  at: 0 | 1;
}

const LIVES = ['none', 'proposed', 'declined', 'countered', 'accepted', 'withdrawn', 'replaced'] as const;

/** One student of each school and kind of life, by turns in a class that the teacher has or has not. */
export const EVERY_LIFE: Life[] = (['own', 'other'] as const).flatMap((school, s) =>
  LIVES.map((life, n) => ({ school, life, taught: (n + s) % 3 !== 0, at: ((n + s) % 2) as 0 | 1 })),
);

/** Whatever may have happened to a student. */
export const anyLife: fc.Arbitrary<Life> = fc.record({
  school: fc.constantFrom('own', 'other'),
  taught: fc.boolean(),
  life: fc.constantFrom(...LIVES),
  at: fc.constantFrom(0, 1),
});
