// What is offered for any record: nothing left to say of it, one layout everywhere, members kept,
// and C that reads back.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixRecords, printRecord } from "../../../generator/fix/index.ts";
import { groupLayouts, placed } from "../../../generator/layout/index.ts";
import type { CRecord } from "../../../generator/model/index.ts";
import { readC } from "../../../generator/read/c/index.ts";
import { checkRecord, isPaddingName } from "../../../generator/rules/index.ts";
import { targetNamed, targets } from "../../../generator/targets/index.ts";
import { anyRecords } from "./any-record.ts";

const target = targetNamed("x86_64") as NonNullable<ReturnType<typeof targetNamed>>;
const modern = targets.filter(({ name }) => name !== "arm-oabi");
const paths = ["include/uapi/linux/bay.h", "include/linux/kho/abi/bay.h"];

/** Names in order, those of untagged records inside included, padding left out. */
function namesIn(record: CRecord): readonly string[] {
  return record.members.flatMap((member) => {
    let { type } = member;
    while (type.kind === "array") type = type.of;
    const inner = type.kind === "record" && type.record.name === "" ? namesIn(type.record) : [];
    return member.name === "" || isPaddingName(member.name) ? inner : [member.name, ...inner];
  });
}

describe("a record that is offered", () => {
  it.each(paths)("in %s", (path) => {
    let offered = 0;
    fc.assert(
      fc.property(anyRecords, fc.boolean(), (text, unpublished) => {
        const { unit } = readC({ path, text }, { target });
        const context = { path, unit, unpublished, inTree: true };
        for (const [record, fix] of fixRecords(unit.records, context)) {
          offered += 1;
          const left = checkRecord(fix.record, context).filter((f) => f.level !== "advice");
          expect(left, fix.text).toEqual([]);
          const layouts = groupLayouts(fix.record, modern);
          expect(new Set(layouts.map(({ layout }) => layout.size)).size, fix.text).toBe(1);
          const offsets = layouts.map(({ layout }) =>
            [...placed(layout)].map((each) => each.offset).join(" "),
          );
          expect(new Set(offsets).size, fix.text).toBe(1);
          const [was, is] = [namesIn(record), namesIn(fix.record)];
          expect(unpublished ? is.toSorted() : is).toEqual(unpublished ? was.toSorted() : was);
          const before = record.name === "outer_ser" ? `struct inner_ser { __u64 a; };\n` : "";
          const again = readC({ path, text: before + fix.text }, { target }).unit.records.at(-1);
          const packed = path === paths[0] ? "__attribute__((packed))" : "__packed";
          expect(again && printRecord(again, packed)).toBe(fix.text);
        }
      }),
      { numRuns: 200, seed: 11 },
    );
    expect(offered).toBeGreaterThan(100);
  });
});
