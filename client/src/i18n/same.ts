/** The same keys as the Dutch area, with other words: a missing or an extra key is a type error. */
export type Same<Area> = {
  readonly [Key in keyof Area]: Area[Key] extends string ? string : Same<Area[Key]>;
};

/** Some of the keys of an area, where a country says it otherwise. */
export type Part<Area> = {
  readonly [Key in keyof Area]?: Area[Key] extends string ? string : Part<Area[Key]>;
};
