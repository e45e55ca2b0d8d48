// Findings as JSON Lines: a stable contract, keys always present and always in this order.
import type { Finding } from "../finding/index.ts";

/**
 * One object a line: `file line column record member rule level message targets`, and where there
 * is something to say `fix`, `follows` (the member before a hole), `others` (the members it is said
 * of as well), `restates` (the rule whose finding on the same member says the same; other formats
 * leave such a one out), `existing` (it stood there before the patch), `path` and `pathLine` (its
 * place in the patched tree). What is not known is null; `targets` is empty for what has nothing to
 * do with layout.
 */
export function writeJson(findings: readonly Finding[]): string {
  return findings.map((finding) => `${JSON.stringify(objectOf(finding))}\n`).join("");
}

function objectOf(finding: Finding): object {
  const { span, record, member, follows, others, rule, level, message, targets, fix } = finding;
  const { restates, existing } = finding;
  return {
    file: span.file,
    line: span.line,
    column: span.column,
    record: record ?? null,
    member: member ?? null,
    rule,
    level,
    message,
    targets: targets ?? [],
    ...(fix === undefined ? {} : { fix }),
    ...(follows === undefined ? {} : { follows }),
    ...(others === undefined ? {} : { others }),
    ...(restates === undefined ? {} : { restates }),
    ...(existing === true ? { existing } : {}),
    ...(span.path === undefined ? {} : { path: span.path }),
    ...(span.pathLine === undefined ? {} : { pathLine: span.pathLine }),
  };
}
