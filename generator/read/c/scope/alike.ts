// Whether two declarations say the same, though they were read at different times.
import type {
  ArrayType,
  CRecord,
  EnumType,
  Member,
  Type,
  TypedefType,
} from "../../../model/index.ts";
import type { Constant, Tag } from "./scope.ts";

/** Whether two of a kind say the same. */
export type Same<T> = (a: T, b: T) => boolean;

/**
 * Types as layouts see them. Pointers hold text, so no type can come to hold itself; typedefs of
 * typedefs may go on for as long as a text has room, so they are walked without recursion.
 */
export function sameType(a: Type, b: Type): boolean {
  let [left, right] = [a, b];
  while (left !== right && left.kind === right.kind && isOver(left) && isOver(right)) {
    if (!sameLink(left, right)) return false;
    left = left.of;
    right = right.of;
  }
  return left === right || sameEnd(left, right);
}

type Over = TypedefType | ArrayType;

const isOver = (type: Type): type is Over => type.kind === "typedef" || type.kind === "array";

function sameLink(a: Over, b: Over): boolean {
  if (a.kind === "array") return b.kind === "array" && a.count === b.count && a.bound === b.bound;
  if (b.kind === "array") return false;
  return (
    a.name === b.name && a.aligned === b.aligned && a.inherent === b.inherent && a.order === b.order
  );
}

function sameEnd(a: Type, b: Type): boolean {
  switch (a.kind) {
    case "scalar":
      return b.kind === "scalar" && a.scalar === b.scalar;
    case "pointer":
      return b.kind === "pointer" && a.to === b.to;
    case "function":
      return b.kind === "function" && a.spelling === b.spelling;
    case "enum":
      return b.kind === "enum" && sameEnum(a, b);
    case "record":
      return b.kind === "record" && sameRecord(a.record, b.record);
    case "unknown":
      return b.kind === "unknown" && a.spelling === b.spelling && a.of === b.of;
    case "typedef":
    case "array":
      return false;
  }
}

function sameEnum(a: EnumType, b: EnumType): boolean {
  return (
    a.tag === b.tag &&
    a.packed === b.packed &&
    a.values.length === b.values.length &&
    a.values.every(({ name, value }, at) => {
      const other = b.values[at]!;
      return name === other.name && value === other.value;
    })
  );
}

/** The same declaration, read twice with the same outcome. */
function sameRecord(a: CRecord, b: CRecord): boolean {
  return (
    a === b ||
    (a.kind === b.kind &&
      a.name === b.name &&
      a.span.file === b.span.file &&
      a.span.line === b.span.line &&
      a.span.column === b.span.column &&
      a.completeness === b.completeness &&
      a.packed === b.packed &&
      a.aligned === b.aligned &&
      a.typedefAligned === b.typedefAligned &&
      a.pack === b.pack &&
      a.msStruct === b.msStruct &&
      a.members.length === b.members.length &&
      a.members.every((member, at) => sameMember(member, b.members[at]!)))
  );
}

function sameMember(a: Member, b: Member): boolean {
  return (
    a.name === b.name &&
    a.bits === b.bits &&
    a.packed === b.packed &&
    a.aligned === b.aligned &&
    a.spelling === b.spelling &&
    sameType(a.type, b.type)
  );
}

export function sameTag(a: Tag, b: Tag): boolean {
  if (a.kind === "alias") return b.kind === "alias" && sameType(a.type, b.type);
  return b.kind !== "alias" && sameType(a, b);
}

/** Enumerators and variables. */
export function sameConstant(a: Constant, b: Constant): boolean {
  if (a === null || b === null) return a === b;
  if ("type" in a || "type" in b) {
    if (!("type" in a && "type" in b) || !sameType(a.type, b.type)) return false;
    if (a.value === undefined || b.value === undefined) return a.value === b.value;
    return sameConstant(a.value, b.value);
  }
  return a.value === b.value && a.rank === b.rank && a.unsigned === b.unsigned;
}
