// Every rule: its wrong example is flagged, its right one is not, its words keep the house style.
import { describe, expect, it } from "vitest";
import type { Finding } from "../../../generator/finding/index.ts";
import type { Unit } from "../../../generator/model/index.ts";
import { readC } from "../../../generator/read/c/index.ts";
import {
  catalogue,
  checkCode,
  checkRecords,
  type Rule,
  ruleNamed,
  type SourceText,
} from "../../../generator/rules/index.ts";
import { targetNamed } from "../../../generator/targets/index.ts";

const target = targetNamed("x86_64") as NonNullable<ReturnType<typeof targetNamed>>;

/** What one rule says of an example, read under the first profile it applies to. */
function findingsOf(rule: Rule, text: string): readonly Finding[] {
  const read = (part: string): Unit =>
    readC({ path: "example.h", text: part }, { target, assumeConfig: true }).unit;
  const unit = read(text);
  const profile = rule.appliesTo[0] ?? "uapi";
  const source: SourceText = {
    path: "example.h",
    text,
    spanOf: (line, column) => ({ file: "example.h", line, column }),
  };
  const context = {
    path: "example.h",
    profile,
    unit,
    wholeFile: true,
    text: source,
    ...(rule.old === undefined ? {} : { old: read(rule.old) }),
  };
  const known = unit.records.map((record) => ({ record, context }));
  const all = [...checkRecords(unit.records, context), ...checkCode([source], known)];
  return all.filter((finding) => finding.rule === rule.id);
}

describe.each(catalogue.map((rule) => [rule.id, rule] as const))("%s", (_, rule) => {
  it("flags its wrong example", () => {
    expect(findingsOf(rule, rule.wrong)).not.toEqual([]);
  });
  it("is silent on its right example", () => {
    expect(findingsOf(rule, rule.right)).toEqual([]);
  });
  it("fills every blank", () => {
    for (const { message, prose } of findingsOf(rule, rule.wrong))
      expect(`${message} ${prose}`).not.toMatch(/[{}]|undefined|NaN/);
  });
  it("speaks in the house style", () => {
    for (const { message, prose } of findingsOf(rule, rule.wrong)) {
      expect(message).toMatch(/^['a-z0-9_]/);
      expect(message).not.toMatch(/\.$/);
      expect(prose).toMatch(/^['A-Z_].*[.?]$/);
    }
    for (const text of [rule.title, rule.why, rule.fix, rule.says, rule.writes])
      expect(text).not.toMatch(/(?<!bit-)\b(?:fields?|property|attribute's|filler|gap between)\b/i);
  });
});

describe("the catalogue", () => {
  it("names each rule once", () => {
    const ids = catalogue.map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
  it("finds a rule in any case of letters", () => {
    expect(ruleNamed("hole")?.id).toBe("HOLE");
    expect(ruleNamed("nonsense")).toBeUndefined();
  });
});
