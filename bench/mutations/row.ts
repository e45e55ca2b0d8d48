// One rule of the runtime taken out, and the test that must notice.

export interface Mutation {
  /** What the changed runtime does wrong. */
  readonly says: string;
  readonly file: string;
  /** Must stand in the file exactly once. */
  readonly from: string;
  readonly to: string;
  /** The test that notices: its file, and a part of its name. */
  readonly test: string;
  readonly named: string;
}

export const row = (
  says: string,
  [file, from, to]: readonly [string, string, string],
  [test, named]: readonly [string, string],
): Mutation => ({ says, file, from, to, test, named });
