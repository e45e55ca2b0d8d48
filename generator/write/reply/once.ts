// What one search and replace mends in a whole file is said at its first struct.
import { pushTo } from "../../lists/index.ts";
import type { HunkReport, RecordReport } from "./reply.ts";

/** The hunks, with what a rule of `words` says of a file's later structs told at the first. */
export function onceAFile(
  hunks: readonly HunkReport[],
  words: ReadonlySet<string>,
): readonly HunkReport[] {
  const byPath = new Map<string, RecordReport[]>();
  for (const { path, records } of hunks) for (const report of records) pushTo(byPath, path, report);
  const better = new Map<RecordReport, RecordReport>();
  for (const reports of byPath.values())
    for (const rule of words) {
      const told = reports
        .map((report) => ({ report, now: better.get(report) ?? report }))
        .filter(({ now }) => now.findings.some((one) => one.rule === rule && isSaid(one)));
      for (const [at, { report, now }] of told.entries()) {
        const also = new Map([...(now.also ?? []), [rule, told.length - 1] as const]);
        const findings = now.findings.filter((one) => one.rule !== rule);
        better.set(report, at === 0 ? { ...now, also } : { ...now, findings });
      }
    }
  return hunks.map((hunk) => {
    const records = hunk.records.map((report) => better.get(report) ?? report);
    return { ...hunk, records };
  });
}

const isSaid = ({ level }: RecordReport["findings"][number]): boolean => level !== "advice";
