// How a member's type is spelt, as far as rules care.
import { elementOf, type Member, type Scalar, scalarWords, type Type } from "../../model/index.ts";

/** The typedef names between a type and what it is, outermost first, through arrays. */
export function typedefNames(type: Type): readonly string[] {
  const names: string[] = [];
  let at = type;
  for (;;) {
    if (at.kind === "typedef") {
      names.push(at.name);
      at = at.of;
    } else if (at.kind === "array") at = at.of;
    else if (at.kind === "unknown" && at.of !== undefined) at = at.of;
    else if (at.kind === "unknown") {
      names.push(at.spelling.trim());
      return names;
    } else return names;
  }
}

/**
 * The innermost element's type as C writes it: `__u64`, `unsigned int`, `struct foo`, `enum bar`.
 */
export function typeWord(type: Type): string {
  let outer = type;
  for (;;) {
    if (outer.kind === "array") outer = outer.of;
    else if (outer.kind === "unknown" && outer.of !== undefined) outer = outer.of;
    else break;
  }
  if (outer.kind === "typedef") return outer.name;
  const element = elementOf(outer);
  switch (element.kind) {
    case "scalar":
      return scalarWords[element.scalar];
    case "pointer":
      return "pointer";
    case "enum":
      return element.tag === "" ? "enum" : `enum ${element.tag}`;
    case "record":
      return `${element.record.kind} ${element.record.name}`.trim();
    case "function":
      return element.spelling;
    case "unknown":
      return element.spelling.trim();
  }
}

/**
 * The fixed-width word of a scalar's size on every Linux target, `u32` for int; none for `long`.
 */
const fixed: Partial<Readonly<Record<Scalar, string>>> = {
  bool: "u8",
  char: "u8",
  schar: "s8",
  uchar: "u8",
  short: "s16",
  ushort: "u16",
  int: "s32",
  uint: "u32",
  llong: "s64",
  ullong: "u64",
};

export function fixedWord(scalar: Scalar): string | undefined {
  return fixed[scalar];
}

/** The words of exported headers: `__u32`, `__le16`, `__aligned_u64`. */
export const fixedWidth: RegExp = /^__(?:[us]|le|be|aligned_[us]|aligned_[lb]e)(?:8|16|32|64)$/;

/** Whether a member is spelt in words of exported headers. */
export const isFixedWidth = ({ type }: Member): boolean => fixedWidth.test(typeWord(type));

/** Whether a member is spelt as the kernel spells its own: `u32`. */
export const isKernelSpelt = ({ type }: Member): boolean =>
  /^[us](?:8|16|32|64)$/.test(typeWord(type));
