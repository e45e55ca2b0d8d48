// PKMISS: a serialised record of the KHO contract is packed.
import { sharedGaps } from "../subject/gap.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { lastMember, nameFor } from "../subject/subject.ts";

export const pkmiss: RecordRule = rule({
  id: "PKMISS",
  title: "a record handed to the next kernel is packed",
  level: "warning",
  appliesTo: ["kho"],
  since: "0.1.0",
  concerns: "packing",
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
    if (record.packed === true || record.endUnseen === true || record.kind === "union") return;
    if (record.completeness !== "whole" || record.members.length === 0) return;
    const last = lastMember(record);
    const hasGaps = sharedGaps(subject).length > 0;
    const hasPacked = subject.unit.records.some((each) => each.packed === true);
    yield {
      at: record.end ?? record.span,
      about: last === undefined ? "" : nameFor(last),
      // Merged headers have records without a gap that are not packed, where none beside them is.
      level: hasGaps ? "error" : hasPacked || isSerialised(record.name) ? "warning" : "advice",
      beside: record.members.map((member) => member.span),
      wholeRecord: true,
      record: `'${record.name}'`,
      others: hasPacked ? " like the others" : "",
    };
  },
});

/** The suffixes of records that are written for the next kernel and nothing else. */
const isSerialised = (name: string): boolean => /_(?:ser|lu)$/.test(name);
