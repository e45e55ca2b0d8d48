// Where a reviewer stopped quoting at the last member of a record that a hunk adds.
import { OpenBraces } from "./cut.ts";
import type { PatchLine } from "./patch.ts";

/** Lines of context git puts behind what a hunk adds. */
const contextMax = 3;

/**
 * Whether the lines a hunk still owes, `oldLeft` that it keeps and `newLeft` in all, can only close
 * the record it adds: one line does that, and a second one is empty where the lines around what is
 * added need it to be. Nothing is said where other records are packed: this one may be.
 */
export function endsRecord(lines: readonly PatchLine[], oldLeft: number, newLeft: number): boolean {
  const adds = newLeft - oldLeft;
  if (oldLeft < 0 || oldLeft > contextMax || adds < 1 || adds > 2) return false;
  const first = lines.findLastIndex(({ kind }) => kind !== "+") + 1;
  const [opening] = lines.slice(first);
  if (opening === undefined) return false;
  const isParted = isEmpty(lines[first - 1]) && !isEmpty(opening);
  if (adds === 2 && !isParted) return false;
  if (lines.some(({ text }) => text.includes("packed"))) return false;
  const braces = new OpenBraces();
  for (const line of lines.slice(first)) braces.take(line);
  return braces.count === 1 && braces.isInRecord;
}

const isEmpty = (line: PatchLine | undefined): boolean => line?.text.trim() === "";
