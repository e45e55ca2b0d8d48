// A finding as compilers print theirs.
import type { Finding } from "../finding/index.ts";

/** `file:line:column: level: message [rule]`, without the line's end. */
export const findingLine = ({ span, level, message, rule }: Finding): string =>
  `${span.file}:${span.line}:${span.column}: ${level}: ${message} [${rule}]`;
