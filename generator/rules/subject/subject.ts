// What a rule is given: one record, its layouts everywhere, and what stands around it.
import {
  declaring,
  groupLayouts,
  type Layout,
  type LayoutGroup,
  layoutOf,
} from "../../layout/index.ts";
import { type CRecord, type Member, recordOf, type Span, type Unit } from "../../model/index.ts";
import { type Target, targets as everyTarget } from "../../targets/index.ts";
import type { Profile } from "./profile.ts";

/** A member of the record or of an untagged record inside it, which nobody else judges. */
export interface Part {
  readonly member: Member;
  /** The member behind it in the same record. */
  readonly next: Member | undefined;
  /** The record that declares it; the subject's own or an untagged one inside. */
  readonly holder: CRecord;
}

export interface Subject {
  readonly record: CRecord;
  readonly profile: Profile;
  /** In the kernel's tree when known. */
  readonly path: string;
  readonly unit: Unit;
  /** The targets findings are held against. */
  readonly targets: readonly Target[];
  /** The names of all that see the file; the record may be declared for some of them alone. */
  readonly everywhere: readonly string[];
  /** Distinct layouts. Computed when a rule first asks. */
  readonly groups: () => readonly LayoutGroup[];
  /** The layout on x86_64, where numbers in prose come from. */
  readonly layout: () => Layout;
  /** All members, those of untagged inner records included, in declaration order. */
  readonly parts: readonly Part[];
}

export const noUnit: Unit = { records: [], enums: [], typedefs: new Map(), macros: [] };

/** Whether a record has no name of its own, so that its holder speaks for it. */
export function isInline(record: CRecord): boolean {
  return record.name === "";
}

export function subjectOf(
  record: CRecord,
  profile: Profile,
  path: string,
  unit: Unit,
  targets: readonly Target[] = everyTarget,
): Subject {
  let groups: readonly LayoutGroup[] | undefined;
  const having = declaring(record, targets);
  const seen = having.length > 0 ? having : targets;
  const first = seen.find((target) => target.name === "x86_64") ?? seen[0];
  if (first === undefined) throw new Error("rules need at least one target");
  return {
    record,
    profile,
    path,
    unit,
    targets: seen,
    everywhere: targets.map((target) => target.name),
    groups: () => (groups ??= groupLayouts(record, seen)),
    layout: () => layoutOf(record, first),
    parts: [...partsOf(record)],
  };
}

/** Records inside records deeper than any header has them are not looked into. */
export const nestingMax = 32;

/** All members of a record, those of untagged inner records included, in declaration order. */
export function* partsOf(record: CRecord, depth = 0): Generator<Part> {
  for (const [at, member] of record.members.entries()) {
    yield { member, holder: record, next: record.members[at + 1] };
    const inner = inlineOf(member);
    if (inner !== undefined && depth < nestingMax) yield* partsOf(inner, depth + 1);
  }
}

const numbered = new WeakMap<CRecord, ReadonlyMap<Member, number>>();

/** The number of a member in its record, from 0. */
export function numberOf(member: Member, holder: CRecord): number {
  let numbers = numbered.get(holder);
  if (numbers === undefined)
    numbered.set(holder, (numbers = new Map(holder.members.map((one, at) => [one, at]))));
  return numbers.get(member) ?? -1;
}

/** Whether two members are one declaration, though read for different targets. */
export const isSameMember = (a: Member, b: Member): boolean =>
  a === b || (a.name === b.name && a.span.line === b.span.line && a.span.column === b.span.column);

/** The untagged record a member is, or is an array of. */
export function inlineOf(member: Pick<Member, "type">): CRecord | undefined {
  let type = member.type;
  while (type.kind === "array") type = type.of;
  const record = type.kind === "record" ? recordOf(type) : undefined;
  return record !== undefined && isInline(record) ? record : undefined;
}

/** Whether 32-bit and 64-bit programs both see the record: some architectures have one word. */
export function hasTwoWords({ targets }: Subject): boolean {
  return new Set(targets.map(({ pointer }) => pointer.size)).size > 1;
}

/** `'name'`, or what an unnamed member is. */
export function called(member: Member): string {
  if (member.name !== "") return `'${member.name}'`;
  const inner = inlineOf(member);
  if (inner !== undefined) return `the unnamed ${inner.kind}`;
  return member.bits === undefined ? "an unnamed member" : "an unnamed bit-field";
}

/** The name a finding files a member under: its own, or that of the first one inside it. */
export function nameFor(member: Member): string {
  if (member.name !== "") return member.name;
  const first = recordOf(member.type)?.members[0];
  return first === undefined ? "" : nameFor(first);
}

export function lastMember(record: CRecord): Member | undefined {
  return record.members.at(-1);
}

/** Where a remark on a record's end belongs: its last member, whose name it also carries. */
export function endOf(record: CRecord): { readonly at: Span; readonly about: string } {
  const last = lastMember(record);
  return { at: last?.span ?? record.span, about: last === undefined ? "" : nameFor(last) };
}
