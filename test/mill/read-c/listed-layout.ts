// Layouts as the corpora list them, held against layouts computed from what was read.
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { layoutOf, type Layout } from "../../../generator/layout/index.ts";
import { elementOf, isBitField, type CRecord } from "../../../generator/model/index.ts";
import type { Target } from "../../../generator/targets/index.ts";

/** A member as a corpus lists it; offsets count from the start of the outermost record. */
export interface ListedMember {
  readonly name: string;
  readonly offset?: number;
  readonly size?: number;
  readonly bitOffset?: number;
  readonly bitSize?: number;
  readonly dims?: readonly (number | null)[];
  readonly kind?: string;
  readonly members?: readonly ListedMember[];
  readonly ref?: string;
}

export interface ListedLayout {
  readonly targets: readonly string[];
  readonly kind?: string;
  readonly size: number;
  readonly align: number;
  readonly members: readonly ListedMember[];
}

/** The objects of a compressed JSON Lines file. */
export function linesOf<T>(url: URL): readonly T[] {
  const text = gunzipSync(readFileSync(url)).toString("utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as T);
}

/** A computed layout in the shape of a corpus, so that a difference reads well. */
export function listed(record: CRecord, target: Target): Omit<ListedLayout, "targets"> {
  const layout = layoutOf(record, target);
  return {
    kind: record.kind,
    size: layout.exact ? layout.size : -1,
    align: layout.align,
    members: listedMembers(layout, 0),
  };
}

function listedMembers(layout: Layout, base: number): ListedMember[] {
  const members: ListedMember[] = [];
  for (const slot of layout.slots) {
    const { member, inner, bits } = slot;
    const offset = base + slot.offset;
    if (isBitField(member)) {
      // Compilers do not report unnamed bit-fields.
      if (member.name === "" || bits === undefined) continue;
      members.push({ name: member.name, bitOffset: base * 8 + bits.offset, bitSize: bits.size });
      continue;
    }
    const element = elementOf(member.type);
    const isNameless = element.kind === "record" && element.record.name === "";
    members.push({
      name: member.name,
      offset,
      size: slot.size,
      ...(isNameless && inner !== undefined
        ? { kind: element.record.kind, members: listedMembers(inner, offset) }
        : {}),
    });
  }
  return members;
}

/** The first difference between a listed layout and a computed one, in words; undefined when equal. */
export function difference(
  expected: Omit<ListedLayout, "targets">,
  got: Omit<ListedLayout, "targets">,
): string | undefined {
  if (expected.kind !== undefined && expected.kind !== got.kind)
    return `kind ${got.kind}, wanted ${expected.kind}`;
  if (expected.size !== got.size) return `size ${got.size}, wanted ${expected.size}`;
  if (expected.align !== got.align) return `align ${got.align}, wanted ${expected.align}`;
  return memberDifference(expected.members, got.members, "");
}

function memberDifference(
  expected: readonly ListedMember[],
  got: readonly ListedMember[],
  path: string,
): string | undefined {
  const names = (members: readonly ListedMember[]): string =>
    members.map(({ name }) => name).join(" ");
  if (names(expected) !== names(got)) {
    return `${path}: members ${names(got)}, wanted ${names(expected)}`;
  }
  for (const [index, want] of expected.entries()) {
    const have = got[index]!;
    const here = `${path}.${want.name}`;
    for (const key of ["offset", "size", "bitOffset", "bitSize"] as const) {
      if (want[key] !== have[key]) return `${here}: ${key} ${have[key]}, wanted ${want[key]}`;
    }
    if (want.members !== undefined && have.members !== undefined) {
      const inner = memberDifference(want.members, have.members, here);
      if (inner !== undefined) return inner;
    }
  }
  return undefined;
}
