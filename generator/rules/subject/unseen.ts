// What a fragment does not show, and what holds wherever it leaves off.
import { extentOf } from "../../layout/index.ts";
import { arrayOf, type CRecord, type Member, type Type } from "../../model/index.ts";
import type { RecordRule, Remark } from "./rule.ts";
import { widest } from "./natural.ts";
import { inlineOf, type Subject, subjectOf } from "./subject.ts";

/** Whether a name stands for the members or enumerators a fragment does not show. */
export const isUnseenName = (name: string): boolean => name.startsWith("__unseen");

export const isUnseen = ({ name, type }: Member): boolean =>
  type.kind === "unknown" && isUnseenName(name);

const nowhere = { file: "", line: 0, column: 0 };

/** So many bytes of which nothing is known. */
export function unshown(count: number): Member {
  const of: Type = { kind: "scalar", scalar: "uchar" };
  return { name: "", type: arrayOf(of, count), span: nowhere, spelling: "" };
}

/** A 64-bit number among what is not shown: then the end is padded to 8 bytes on most targets. */
export const unshownNumber: Member = {
  name: "",
  type: { kind: "scalar", scalar: "ullong" },
  span: nowhere,
  spelling: "",
};

/**
 * What a rule about holes says of the members behind the last one of unknown size, wherever these
 * may start: a byte in front of a 64-bit number leaves a hole at any multiple of four. A record
 * whose end is not shown may be packed, and nothing is said of it.
 */
export function whereverItStarts(rule: RecordRule, subject: Subject): readonly Remark[] {
  const { record, profile, path, unit, targets } = subject;
  const { exact, target, slots } = subject.layout();
  if (exact || record.kind === "union" || record.packed === true) return [];
  if (record.completeness !== "whole") return [];
  const unknown = record.members.findLastIndex(
    ({ type }) => !extentOf(type, target).exact && inlineOf({ type }) === undefined,
  );
  const behind = record.members.slice(unknown + 1);
  const [first] = behind;
  if (unknown < slots.length - 1 || first === undefined || behind.length < 2) return [];
  const step = extentOf(first.type, target).align;
  if (step >= widest) return [];
  const said = Array.from({ length: widest / step }, (_, at) => {
    const members = at === 0 ? behind : [unshown(at * step), ...behind];
    const twin: CRecord = { ...record, members, completeness: "partial" };
    return rule.check(subjectOf(twin, profile, path, unit, targets));
  });
  const [some = [], ...others] = said;
  return some.flatMap((remark) => {
    const same = others.map((each) => each.find((other) => isSamePlace(remark, other)));
    const all = [remark, ...same.filter((each) => each !== undefined)];
    return all.length === said.length ? [together(all)] : [];
  });
}

const isSamePlace = ({ finding: a }: Remark, { finding: b }: Remark): boolean =>
  a.span.line === b.span.line && a.span.column === b.span.column;

/** One remark for all places: on the targets all share, with every size there may be. */
function together(all: readonly Remark[]): Remark {
  const [remark] = all as readonly [Remark, ...Remark[]];
  const { finding } = remark;
  const on = finding.targets?.filter((name) =>
    all.every((each) => each.finding.targets?.includes(name) === true),
  );
  const sizes = all.map((each) => Number(/\b(\d+)-byte/.exec(each.finding.message)?.[1] ?? 0));
  const distinct = [...new Set(sizes)].toSorted((a, b) => a - b);
  const size = distinct.map((each) => `${each}-`).join(" or ");
  const said = (text: string): string =>
    text.replace(/\b(?:(an?) )?\d+-byte/, (_, article?: string) =>
      article === undefined ? `${size}byte` : `a ${size}byte`,
    );
  // Whether a pad there fills its gap depends on where it starts.
  const { fix: _, restates: __, ...rest } = finding;
  const { prose } = finding;
  return Object.assign({}, remark, {
    finding: {
      ...rest,
      message: said(finding.message),
      ...(prose === undefined ? {} : { prose: said(prose) }),
      ...(on === undefined ? {} : { targets: on }),
    },
  });
}
