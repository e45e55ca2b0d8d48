// PKMISS: a serialised record of the KHO contract is packed.
import { sharedGaps } from "./gap.ts";
import { type RecordRule, rule } from "./rule.ts";
import { lastMember, nameFor } from "./subject.ts";

export const pkmiss: RecordRule = rule({
  id: "PKMISS",
  title: "a record handed to the next kernel is packed",
  level: "warning",
  appliesTo: ["kho"],
  since: "0.1.0",
  says: "serialised struct {record} is not packed",
  writes:
    "{record} is serialised for the next kernel, but it is not __packed. Please pack it{others}, " +
    "with explicitly sized types and padding.",
  why:
    "The next kernel may come from another compiler; what a record's layout owes to compiler " +
    "policy is not part of the contract. Packing is not inherited from the records inside.",
  fix: "add __packed, with fixed-width members and padding spelt out",
  wrong: "struct bay_ser { u64 root_pa; u64 key; };",
  right: "struct bay_ser { u64 root_pa; u64 key; } __packed;",
  *check(subject) {
    const { record } = subject;
    if (record.packed === true || record.kind === "union") return;
    if (record.completeness !== "whole" || record.members.length === 0) return;
    const last = lastMember(record);
    const gaps = sharedGaps(subject);
    yield {
      at: record.end ?? record.span,
      about: last === undefined ? "" : nameFor(last),
      level: gaps.length === 0 ? "warning" : "error",
      beside: record.members.map((member) => member.span),
      wholeRecord: true,
      record: `'${record.name}'`,
      others: subject.unit.records.some((each) => each.packed === true) ? " like the others" : "",
    };
  },
});
