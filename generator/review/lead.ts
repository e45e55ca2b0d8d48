// What a reply says in front of a corrected record.
import type { Finding } from "../finding/index.ts";
import { groupLayouts } from "../layout/index.ts";
import { type CRecord, declaredIn } from "../model/index.ts";
import { targets } from "../targets/index.ts";

/**
 * "How about this instead, with 16 bytes on every architecture?" What `said` does not ask for is
 * announced.
 */
export function leadOf(record: CRecord, corrected: CRecord, said: readonly Finding[]): string {
  const groups = groupLayouts(corrected, targets);
  const sizes = new Set(groups.map(({ layout }) => layout.size));
  const [size] = sizes;
  const isKnown = sizes.size === 1 && groups.every(({ layout }) => layout.exact);
  const isAsked = said.some(({ rule, saysToo }) => rule === "A64" || saysToo === "A64");
  const news = [
    ...(!isAsked && isAligned(record, corrected) ? ["aligned 64-bit types"] : []),
    ...(isKnown ? [`${size} bytes on every architecture`] : []),
  ];
  const how = news.length === 0 ? "" : `, with ${news.join(" and ")}`;
  const isCut = record.completeness !== "whole" || record.endUnseen === true;
  return `${isCut ? "Going by what is quoted, how" : "How"} about this instead${how}?`;
}

/** Whether a 64-bit integer has become an aligned one; a pointer or a long is asked to. */
function isAligned(record: CRecord, corrected: CRecord): boolean {
  const plain = new Set(
    declaredIn(record)
      .filter(({ spelling }) => plain64.test(spelling))
      .map(({ name }) => name),
  );
  return declaredIn(corrected).some(
    ({ name, spelling }) => plain.has(name) && spelling.startsWith("__aligned_"),
  );
}

const plain64 = /^(?:__)?(?:[us]|[lb]e)64\b|^u?int64_t\b|\blong long\b/;
