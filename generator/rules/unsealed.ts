// Records whose closing line was not seen: `} __packed;` leaves no gaps and moves members.
import { keptFor } from "../lists/index.ts";
import { type CRecord, type Member, recordOf, type Variant } from "../model/index.ts";
import type { RecordRule, Remark } from "./subject/rule.ts";
import { inlineOf, nestingMax, type Subject, subjectOf } from "./subject/subject.ts";

/**
 * What a rule says, with what it would not say if the record were packed marked as going by what is
 * shown: no more than a warning where the closing line was not seen.
 */
export function asFarAsSeen(
  rule: RecordRule,
  subject: Subject,
  said: readonly Remark[],
): readonly Remark[] {
  if (said.length === 0) return said;
  const packed = packedTwin(subject);
  if (packed === undefined) return said;
  const sure = new Set(rule.check(packed).map(placeOf));
  return said.map((remark) => (sure.has(placeOf(remark)) ? remark : asSupposed(remark)));
}

const placeOf = ({ finding: { span, member = "" } }: Remark): string =>
  `${span.line}:${span.column} ${member}`;

function asSupposed(remark: Remark): Remark {
  const { level, message } = remark.finding;
  if (level === "advice") return remark;
  const finding = {
    ...remark.finding,
    level: "warning" as const,
    message: `${message}, going by what is shown`,
    isSupposed: true,
  };
  return { ...remark, finding };
}

/** The record as if it were packed; undefined where its closing line says whether it is. */
const packedTwin = keptFor((subject: Subject): Subject | undefined => {
  const { record, profile, path, unit, targets } = subject;
  const twin = packedWhereOpen(record, 0);
  return twin === record ? undefined : subjectOf(twin, profile, path, unit, targets);
});

function packedWhereOpen(record: CRecord, depth: number): CRecord {
  const { completeness, endUnseen, packed, variants } = record;
  if ((completeness === "whole" && endUnseen !== true) || packed === true) return record;
  const members = record.members.map((member) => memberPacked(member, depth));
  // What other targets have in its place is no more seen to its end.
  const others = variants?.map((one): Variant =>
    one.record === undefined
      ? one
      : Object.assign({}, one, { record: packedWhereOpen(one.record, depth) }),
  );
  return { ...record, members, packed: true, ...(others && { variants: others }) };
}

/** An untagged record that a fragment ends in is open as well. */
function memberPacked(member: Member, depth: number): Member {
  const inner = depth < nestingMax ? inlineOf(member) : undefined;
  if (inner === undefined || recordOf(member.type) !== inner) return member;
  const record = packedWhereOpen(inner, depth + 1);
  return record === inner ? member : { ...member, type: { kind: "record", record } };
}
