// holeproof rules: the catalogue as a list, or one rule explained.
import { catalogue, type Rule, ruleNamed } from "../../rules/index.ts";
import type { ExitCode, Io } from "../io.ts";

/** Lists every rule, or explains those named. */
export async function rules(ids: readonly string[], io: Io): Promise<ExitCode> {
  if (ids.length === 0) {
    const width = Math.max(...catalogue.map((rule) => rule.id.length));
    for (const { id, level, title } of catalogue)
      io.out(`${id.padEnd(width)}  ${level.padEnd(7)}  ${title}\n`);
    return 0;
  }
  let unknown = false;
  for (const id of ids) {
    const rule = ruleNamed(id);
    if (rule !== undefined) io.out(explained(rule));
    else {
      io.err(`holeproof: no rule '${id}' (holeproof rules lists them)\n`);
      unknown = true;
    }
  }
  return unknown ? 2 : 0;
}

function explained(rule: Rule): string {
  const { id, level, title, why, fix, appliesTo, wrong, right, since } = rule;
  return [
    `${id} (${level}, since ${since}): ${title}`,
    `applies to ${appliesTo.join(", ")}`,
    "",
    `Why: ${why}`,
    `Fix: ${fix}.`,
    "",
    "Wrong:",
    indented(wrong),
    "Right:",
    indented(right),
    "",
  ].join("\n");
}

function indented(code: string): string {
  return code
    .split("\n")
    .map((line) => `\t${line}`)
    .join("\n");
}
