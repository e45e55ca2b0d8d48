// Layouts as JSON Lines: one object a distinct layout, the stable contract of `draw --format json`.
import type { Layout, LayoutGroup, Slot } from "../layout/index.ts";
import { type Scalar, titleOf, type Type } from "../model/index.ts";
import { pointeeName } from "./pointee-name.ts";

/** A member as it is printed. Offsets count from the start of the outermost record. */
export interface MemberJson {
  readonly name: string;
  /** Bytes; absent on bit-fields. */
  readonly offset?: number;
  readonly size?: number;
  /** Bits, in the target's bit order; only on bit-fields. */
  readonly bitOffset?: number;
  readonly bitSize?: number;
  readonly type: string;
  /** Outermost first; null is a flexible array. */
  readonly dims?: readonly (number | null)[];
  /** Explicit alignment in force on the member or its type, bytes. */
  readonly alignas?: number;
  /** Untagged records carry their members; in an array, those of element 0. */
  readonly kind?: "struct" | "union";
  readonly elemSize?: number;
  readonly members?: readonly MemberJson[];
}

export interface LayoutJson {
  readonly record: string;
  readonly targets: readonly string[];
  readonly kind: "struct" | "union";
  readonly size: number;
  readonly align: number;
  readonly members: readonly MemberJson[];
}

/** How compilers name scalars in their debugging information. */
const scalarNames: Readonly<Record<Scalar, string>> = {
  void: "void",
  bool: "_Bool",
  char: "char",
  schar: "signed char",
  uchar: "unsigned char",
  short: "short int",
  ushort: "short unsigned int",
  int: "int",
  uint: "unsigned int",
  long: "long int",
  ulong: "long unsigned int",
  llong: "long long int",
  ullong: "long long unsigned int",
  int128: "__int128",
  uint128: "__int128 unsigned",
  float: "float",
  double: "double",
  ldouble: "long double",
  wchar: "wchar_t",
};

function typeName(type: Type): string {
  switch (type.kind) {
    case "scalar":
      return scalarNames[type.scalar];
    case "typedef":
      return type.name;
    case "enum":
      return `enum ${type.tag}`.trim();
    case "pointer":
      return `${pointeeName(type.to)} *`;
    case "array":
      return typeName(type.of);
    case "record": {
      const { kind, name, byTypedef } = type.record;
      return byTypedef === true ? name : `${kind} ${name}`.trim();
    }
    case "function":
    case "unknown":
      return type.spelling;
  }
}

/** The dimensions a declarator gives, outermost first, and what they are dimensions of. */
function dimensions(type: Type): { readonly dims: readonly (number | null)[]; readonly of: Type } {
  const dims: (number | null)[] = [];
  let of = type;
  for (; of.kind === "array"; of = of.of) dims.push(of.count);
  return { dims, of };
}

/** The explicit alignment on a member or on its type, bytes. */
function explicitAlign(slot: Slot): number | undefined {
  let most = typeof slot.member.aligned === "number" ? slot.member.aligned : 0;
  let type = slot.member.type;
  for (; type.kind === "typedef" || type.kind === "array"; type = type.of)
    if (type.kind === "typedef" && type.aligned !== undefined) most = Math.max(most, type.aligned);
  if (slot.inner !== undefined && isAlignedByHand(slot.inner))
    most = Math.max(most, slot.inner.align);
  return most === 0 ? undefined : most;
}

/**
 * Whether an attribute gave a record its alignment: that of a member, or its own where that raises
 * it. gcc's debugging information says it in these cases.
 */
function isAlignedByHand({ record, align, slots }: Layout): boolean {
  const isRaised = record.aligned !== undefined && slots.every((slot) => slot.align < align);
  return (
    isRaised || slots.some((slot) => slot.bits === undefined && explicitAlign(slot) !== undefined)
  );
}

function memberJson(slot: Slot, base: number): MemberJson {
  const { name, type } = slot.member;
  const { dims, of } = dimensions(type);
  if (slot.bits !== undefined)
    return {
      name,
      bitOffset: base * 8 + slot.bits.offset,
      bitSize: slot.bits.size,
      type: typeName(type),
    };
  const alignas = explicitAlign(slot);
  const offset = base + slot.offset;
  const record = of.kind === "record" && of.record.name === "" ? of.record : undefined;
  return {
    name,
    offset,
    size: slot.size,
    type: typeName(of),
    ...(dims.length > 0 ? { dims } : {}),
    ...(alignas === undefined ? {} : { alignas }),
    ...(record === undefined || slot.inner === undefined
      ? {}
      : {
          kind: record.kind,
          ...(dims.length > 0 ? { elemSize: slot.inner.size } : {}),
          members: membersJson(slot.inner.slots, offset),
        }),
  };
}

/** Compilers do not report unnamed bit-fields, so neither do we. */
function membersJson(slots: readonly Slot[], base: number): readonly MemberJson[] {
  return slots
    .filter(({ bits, member }) => bits === undefined || member.name !== "")
    .map((slot) => memberJson(slot, base));
}

/** The distinct layouts of one record. Layouts that are not exact are left out. */
export function layoutsJson(groups: readonly LayoutGroup[]): readonly LayoutJson[] {
  return groups
    .filter(({ layout }) => layout.exact)
    .map(({ layout, targets }) => ({
      record: titleOf(layout.record),
      targets: targets.map((target) => target.name),
      kind: layout.record.kind,
      size: layout.size,
      // `_Alignof` of the name: a typedef may ask for more, or for less.
      align: layout.record.typedefAligned ?? layout.align,
      members: membersJson(layout.slots, 0),
    }));
}

/** The same as JSON Lines. */
export function layoutLines(groups: readonly LayoutGroup[]): string {
  return layoutsJson(groups)
    .map((layout) => `${JSON.stringify(layout)}\n`)
    .join("");
}
