// Patches of more and more hunks to one header, against the tree they are for: the cost of one hunk
// must not grow with their number.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { printPrograms, racePrograms } from "./process.ts";

const cli = fileURLToPath(new URL("../generator/bundle/main.js", import.meta.url));
const header = "include/uapi/linux/bay.h";
const counts = [500, 1000, 2000, 4000] as const;
/** Lines of one struct and the blank one behind it. */
const lines = 5;

/** Registered in all.ts. */
export function tree(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "holeproof-bench-"));
  const programs = counts.map((count) => {
    const root = join(folder, `${count}`);
    mkdirSync(join(root, "include/uapi/linux"), { recursive: true });
    const records = Array.from({ length: count }, (_, at) => at);
    writeFileSync(join(root, header), records.map(recordText).join(""));
    const mail = join(root, "more.patch");
    writeFileSync(mail, mailText(records.map(hunkText).join("")));
    return {
      name: `review --tree, ${count} hunks`,
      command: `${process.execPath} ${cli} review --format json --tree ${root} ${mail}`,
    };
  });
  const results = racePrograms(programs);
  rmSync(folder, { recursive: true });
  printPrograms("tree: one header, changed in many places", results);
  for (const [at, { cpu }] of results.entries())
    console.log(`  ${counts[at]} hunks: ${((cpu * 1e6) / (counts[at] ?? 1)).toFixed(0)} us a hunk`);
  return Promise.resolve();
}

const recordText = (_: unknown, at: number): string =>
  `struct bay_${at} {\n\t__u32 key;\n\t__u32 flags;\n};\n\n`;

/** Appends a member that leaves padding on most targets. */
const hunkText = (_: unknown, at: number): string =>
  `@@ -${at * lines + 1},4 +${at * (lines + 2) + 1},6 @@\n struct bay_${at} {\n \t__u32 key;\n` +
  " \t__u32 flags;\n+\t__aligned_u64 base;\n+\t__u32 more;\n };\n";

const mailText = (hunks: string): string =>
  "From: Ada Bay <ada@bay.example>\nSubject: [PATCH] bay: More\n\nMore.\n\n---\n" +
  `diff --git a/${header} b/${header}\n--- a/${header}\n+++ b/${header}\n${hunks}-- \n2.47.3\n`;
