// One remark, as data. Messages start in lower case and end without a stop.
import { byLine, type Span } from "../model/index.ts";

/**
 * How sure a remark is. An `error` is never wrong on a struct that is really ABI; a `warning` is
 * right unless the author has a reason; `advice` is what good taste asks.
 */
export type Level = "error" | "warning" | "advice";

export const levels: readonly Level[] = ["error", "warning", "advice"];

export interface Finding {
  readonly span: Span;
  /** A rule of the catalogue (`HOLE`), or what a reader could not do (`syntax`, `damage`). */
  readonly rule: string;
  readonly level: Level;
  readonly message: string;
  /** The same for a mail: whole sentences, what is wrong and what to write instead. */
  readonly prose?: string;
  /** The same once more, in a mail that said it of another member before. */
  readonly again?: string;
  /** The record and member concerned, in C names; absent where a text is damaged. */
  readonly record?: string;
  readonly member?: string;
  /** Of a hole, the member it follows; `member` is the one it precedes. */
  readonly follows?: string;
  /** Names of the targets it holds on; absent when it has nothing to do with layout. */
  readonly targets?: readonly string[];
  /** What to write instead, as C. */
  readonly fix?: string;
  /** The other members of the record it is said of as well. */
  readonly others?: readonly string[];
  /** The rule whose finding on the same member, or the one it follows, tells people the same. */
  readonly restates?: string;
  /** The rule whose remark on the same member the prose of this one makes as well. */
  readonly saysToo?: string;
  /** The tag of the record a member embeds: the defect is that one's, and comes again with it. */
  readonly broughtBy?: string;
  /** It goes by what is shown: the record's closing line, which is not, may say otherwise. */
  readonly isSupposed?: boolean;
  /** It stood there before the patch, which only changes something beside it. */
  readonly existing?: boolean;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By place, then rule, then words: same input, same order. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    byText(a.span.file, b.span.file) ||
    a.span.line - b.span.line ||
    // A line of an encoded mail holds several of the patch.
    byText(a.span.path ?? "", b.span.path ?? "") ||
    byLine(a.span, b.span) ||
    a.span.column - b.span.column ||
    byText(a.rule, b.rule) ||
    byText(a.member ?? "", b.member ?? "") ||
    byText(a.message, b.message)
  );
}

/** What people are told: a defect two rules see is said once. */
export function toldToPeople(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ restates }) => restates === undefined);
}
