// What a fragment does not show, and what holds wherever it leaves off.
import { extentOf } from "../../layout/index.ts";
import { arrayOf, type CRecord, type Member, type Type } from "../../model/index.ts";
import type { RecordRule, Remark } from "./rule.ts";
import type { Target } from "../../targets/index.ts";
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
  const { record, targets } = subject;
  const { exact, target, slots } = subject.layout();
  if (exact || record.kind === "union" || record.packed === true) return [];
  if (record.completeness !== "whole") return [];
  const unknown = record.members.findLastIndex(
    ({ type }) => !extentOf(type, target).exact && inlineOf({ type }) === undefined,
  );
  const behind = record.members.slice(unknown + 1);
  const [first] = behind;
  if (unknown < slots.length - 1 || first === undefined || behind.length < 2) return [];
  const steps = targets.map((one) => startStep(first, one));
  if (startStep(first, target) >= widest) return [];
  const step = Math.min(...steps);
  const said = Array.from({ length: widest / step }, (_, at) => {
    const members = at === 0 ? behind : [unshown(at * step), ...behind];
    return rule.check(seenOn({ ...record, members, completeness: "partial" }, subject, targets));
  });
  const [some = [], ...others] = said;
  return some.flatMap((remark) => {
    const same = others.map((each) => each.find((other) => isSamePlace(remark, other)));
    const all = [remark, ...same.filter((each) => each !== undefined)];
    if (all.length < said.length) return [];
    const on = targetsOfAll(all);
    if (all.every(({ finding }) => finding.targets?.length === on.length)) return [together(all)];
    // What is there on some targets wherever it starts is said of those, in words of theirs.
    const shared = targets.filter(({ name }) => on.includes(name));
    if (shared.length === 0 || shared.length === targets.length) return [];
    const again = whereverItStarts(rule, seenOn(record, subject, shared));
    return again.filter((each) => isSamePlace(remark, each));
  });
}

/** A record among the same others, on some of their targets. */
function seenOn(record: CRecord, around: Subject, targets: readonly Target[]): Subject {
  const { profile, path, unit, everywhere } = around;
  return { ...subjectOf(record, profile, path, unit, targets), everywhere };
}

/** How far apart places are where a member may start, bytes: a bit-field goes on where one ends. */
export const startStep = ({ type, bits, packed }: Member, target: Target): number =>
  bits !== undefined || packed === true ? 1 : Math.max(1, extentOf(type, target).align);

/** The targets of which all the remarks speak. */
const targetsOfAll = ([first, ...others]: readonly Remark[]): readonly string[] =>
  (first?.finding.targets ?? []).filter((name) =>
    others.every(({ finding }) => finding.targets?.includes(name) === true),
  );

const isSamePlace = ({ finding: a }: Remark, { finding: b }: Remark): boolean =>
  a.span.line === b.span.line && a.span.column === b.span.column;

/** " (1 byte on m68k)" */
const elsewhere = / \(\d+ bytes? on [^)]*\)/;

/** One remark for all places, with every size there may be. */
function together(all: readonly Remark[]): Remark {
  const [remark] = all as readonly [Remark, ...Remark[]];
  const { finding } = remark;
  const sizes = all.map((each) => Number(/\b(\d+)-byte/.exec(each.finding.message)?.[1] ?? 0));
  const distinct = [...new Set(sizes)].toSorted((a, b) => a - b);
  // How long it is on other targets may depend on the start as well.
  const lengths = new Set(all.map((each) => elsewhere.exec(each.finding.message)?.[0]));
  const isOne = lengths.size === 1;
  const size = distinct.map((each) => `${each}-`).join(" or ");
  const said = (text: string): string =>
    text
      .replace(/\b(?:(an?) )?\d+-byte/, (_, article?: string) =>
        article === undefined ? `${size}byte` : `a ${size}byte`,
      )
      .replace(isOne ? "" : elsewhere, "");
  // Whether a pad there fills its gap depends on where it starts.
  const { fix: _, restates: __, ...rest } = finding;
  const { prose } = finding;
  return Object.assign({}, remark, {
    finding: {
      ...rest,
      message: said(finding.message),
      ...(prose === undefined ? {} : { prose: said(prose) }),
    },
  });
}
