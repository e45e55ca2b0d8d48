// A patch as found in a mail: files, hunks, and for every line its place in the mail.
import type { Finding } from "../../finding/index.ts";
import type { BodyLine } from "./body-line.ts";

export interface PatchLine {
  readonly kind: "+" | "-" | " ";
  /** Without the mark. */
  readonly text: string;
  /** Line of the input, from 1. */
  readonly mailLine: number;
  /** Which of the lines that come from that one, from 1; none for the first. */
  readonly nth?: number;
  /** Column of the input where `text` begins, from 1. */
  readonly mailColumn: number;
  /** Line in the patched file, for `+` and context where the hunk's place is known. */
  readonly newLine?: number;
  /** How many quote marks stood before it. */
  readonly depth: number;
  /** It stood in the mail without a mark: a struct that is proposed in words. */
  readonly bare?: boolean;
}

/** A line of a mail as one of a patch, less its first `marks` characters. */
export function patchLine(
  kind: PatchLine["kind"],
  text: string,
  { line, nth, indent, depth }: BodyLine,
  marks: number,
): PatchLine {
  const at = { kind, text, mailLine: line, mailColumn: indent + marks + 1, depth };
  return nth === undefined ? at : { ...at, nth };
}

/** A stretch of lines that follow each other in the patched file. */
export interface Hunk {
  readonly oldStart: number;
  readonly newStart: number;
  /** What git prints behind the `@@`: the line that opens the function or struct around it. */
  readonly section: string;
  /** Its `@@` line as written; empty when a reviewer cut that away. */
  readonly heading: string;
  /** Line of the input that holds its `@@`, or its first line when a reviewer cut that away. */
  readonly mailLine: number;
  readonly lines: readonly PatchLine[];
  /**
   * False when a reviewer cut something between this and the lines before, so that neither its file
   * nor its place is certain.
   */
  readonly placed: boolean;
  /** Whether it holds as many lines as its `@@` announces. */
  readonly complete: boolean;
  /** Whether what it holds too few can only be the end of the record it leaves open. */
  readonly closes: boolean;
}

export interface PatchFile {
  /** In the patched tree; empty when the mail does not say. */
  readonly path: string;
  readonly isNew: boolean;
  readonly isBinary: boolean;
  readonly mailLine: number;
  readonly hunks: readonly Hunk[];
}

export interface Patch {
  readonly files: readonly PatchFile[];
  /** Paths its diffstat names, which tell where cut lines may belong. */
  readonly diffstat: readonly string[];
  /** The file a record stands in, by tag, where a patch of the reviewer's own shows it. */
  readonly homes: ReadonlyMap<string, string>;
  /** Damage met on the way. */
  readonly findings: readonly Finding[];
}
