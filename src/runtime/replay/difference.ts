// One answer that differs from the recorded one, as the contract of the JSON output has it.

/** What a call gave. `out` is the argument after it, in hex; for page tables, the entry. */
export interface Given {
  readonly ret: number;
  readonly errno: number;
  readonly out: string;
}

export interface Difference {
  readonly seq: number;
  /** Name of the command, `open`, `close`, `read`, `write`, or `mark` and its name. */
  readonly cmdname: string;
  readonly expected: Given;
  readonly got: Given;
  /** What differs, for a reader. */
  readonly what: string;
}

export function hexOf(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += byte.toString(16).padStart(2, "0");
  return text;
}
