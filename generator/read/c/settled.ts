// Records by value, whose tag may have got its members since it was named.
import type { ArrayType, CRecord, Type, TypedefType } from "../../model/index.ts";
import type { Parser } from "./parser.ts";

/**
 * A record as its holder sees it: with the members its tag has by now, and kept from changing when
 * the tag is completed later.
 */
export function settled(parser: Parser, type: Type): Type {
  const opaque = opaqueIn(type);
  if (opaque === undefined) return type;
  // Typedefs of typedefs may go on for as long as a text has room: no recursion.
  const chain: (TypedefType | ArrayType)[] = [];
  let at = type;
  for (; at.kind === "typedef" || at.kind === "array"; at = at.of) chain.push(at);
  const tag = parser.tagOf(parser.names.intern(opaque.name));
  const isWhole = tag?.kind === "record" && tag.record.completeness !== "opaque";
  let of: Type = isWhole ? tag : { kind: "record", record: opaque };
  for (const one of chain.toReversed()) of = { ...one, of };
  return of;
}

/** The opaque record a type comes down to, if it does. */
export function opaqueIn(type: Type): CRecord | undefined {
  let at = type;
  while (at.kind === "typedef" || at.kind === "array") at = at.of;
  return at.kind === "record" && at.record.completeness === "opaque" ? at.record : undefined;
}
