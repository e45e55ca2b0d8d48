// Findings as the kernel's own checkpatch prints its: for scripts that read that.
import { type Finding, type Level, toldToPeople } from "../finding/index.ts";

const words: Readonly<Record<Level, string>> = {
  error: "ERROR",
  warning: "WARNING",
  advice: "CHECK",
};

/**
 * `LEVEL:RULE: message`, the place in the input and in the file, and at the end the sum in the
 * words scripts look for: without advice, as checkpatch leaves out its checks. `lines` is how many
 * were looked at.
 */
export function writeCheckpatch(findings: readonly Finding[], lines: number): string {
  const told = toldToPeople(findings);
  const blocks = told.map(({ span, level, rule, message }) => {
    const path = span.path ?? span.file;
    const line = span.pathLine ?? span.line;
    return `${words[level]}:${rule}: ${message}\n#${span.line}: FILE: ${path}:${line}:\n\n`;
  });
  const count = (level: Level): number => told.filter((one) => one.level === level).length;
  const sums = `${count("error")} errors, ${count("warning")} warnings`;
  return `${blocks.join("")}total: ${sums}, ${lines} lines checked\n`;
}
