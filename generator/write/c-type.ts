// A type as C text around a name: what stands before it and what stands after.
import { type EnumType, type Scalar, scalarWords, titleOf, type Type } from "../model/index.ts";

/** What says the type itself, without a header that names it. */
const compilers: Partial<Readonly<Record<Scalar, string>>> = {
  bool: "_Bool",
  wchar: "__WCHAR_TYPE__",
};

/** `__u32` and `[4]`, for `__u32 name[4]`. */
export function cType(type: Type): { readonly before: string; readonly after: string } {
  switch (type.kind) {
    case "scalar":
      return { before: compilers[type.scalar] ?? scalarWords[type.scalar], after: "" };
    case "typedef":
      return { before: type.name, after: "" };
    case "pointer":
      return { before: "void *", after: "" };
    case "array": {
      const { before, after } = cType(type.of);
      return { before, after: `[${type.count ?? ""}]${after}` };
    }
    case "record":
      return { before: titleOf(type.record), after: "" };
    case "enum":
      return { before: type.tag === "" ? enumText(type) : `enum ${type.tag}`, after: "" };
    case "function":
    case "unknown":
      return { before: type.spelling, after: "" };
  }
}

/** The definition of an enum, on one line, without the semicolon. */
export function enumText({ tag, values, packed }: EnumType): string {
  const list = values.map(({ name, value }) => `${name} = ${constantText(value)}`).join(", ");
  const attribute = packed === true ? " __attribute__((packed))" : "";
  return `${`enum ${tag}`.trim()} { ${list} }${attribute}`;
}

/** A value as C writes it: what a plain constant cannot hold says how wide it is. */
function constantText(value: bigint): string {
  if (value > 0x7fff_ffff_ffff_ffffn) return `${value}ULL`;
  if (value === -0x8000_0000_0000_0000n) return "(-9223372036854775807LL - 1)";
  return value > 0xffff_ffffn || value < -0x8000_0000n ? `${value}LL` : `${value}`;
}
