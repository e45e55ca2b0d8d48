// How a reply speaks of each rule, by its id.

export interface Manners {
  /** Its place in a paragraph: the lower comes first. */
  readonly rank: (rule: string) => number;
  /** Rules that say of one member what goes for the next: the others are named along. */
  readonly likewise: ReadonlySet<string>;
  /** Rules about spelling: one search and replace mends a file, so that it is told once. */
  readonly words: ReadonlySet<string>;
}
