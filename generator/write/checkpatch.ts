// Findings as the kernel's own checkpatch prints its: for scripts that read that.
import { type Finding, type Level, toldToPeople } from "../finding/index.ts";

const words: Readonly<Record<Level, string>> = {
  error: "ERROR",
  warning: "WARNING",
  advice: "CHECK",
};

/** `LEVEL:RULE: message`, the place in the input and in the file, and the sum at the end. */
export function writeCheckpatch(findings: readonly Finding[]): string {
  const told = toldToPeople(findings);
  const blocks = told.map(({ span, level, rule, message }) => {
    const path = span.path ?? span.file;
    const line = span.pathLine ?? span.line;
    return `${words[level]}:${rule}: ${message}\n#${span.line}: FILE: ${path}:${line}:\n\n`;
  });
  const count = (level: Level): number => told.filter((one) => one.level === level).length;
  const sums = `${count("error")} errors, ${count("warning")} warnings, ${count("advice")} checks`;
  return `${blocks.join("")}total: ${sums}\n`;
}
