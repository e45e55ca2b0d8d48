// Findings for a terminal: one line each, as compilers print them.
import { type Finding, toldToPeople } from "../finding/index.ts";

/** `file:line:column: level: message [RULE]`, each ended by a line feed. */
export function writeText(findings: readonly Finding[]): string {
  return toldToPeople(findings).map(lineOf).join("");
}

function lineOf({ span, level, message, rule }: Finding): string {
  return `${span.file}:${span.line}:${span.column}: ${level}: ${message} [${rule}]\n`;
}
