// Records by value, whose tag may have got its members since it was named.
import type { CRecord, Type } from "../../model/index.ts";
import type { Parser } from "./parser.ts";

/**
 * A record as its holder sees it: with the members its tag has by now, and kept from changing when
 * the tag is completed later.
 */
export function settled(parser: Parser, type: Type): Type {
  if (type.kind === "record") {
    const { record } = type;
    if (record.completeness !== "opaque") return type;
    const tag = parser.tagOf(parser.names.intern(record.name));
    if (tag?.kind === "record" && tag.record.completeness !== "opaque") return tag;
    return { kind: "record", record };
  }
  if (type.kind === "typedef" || type.kind === "array") {
    const of = settled(parser, type.of);
    return of === type.of ? type : { ...type, of };
  }
  return type;
}

/** The opaque record a type comes down to, if it does. */
export function opaqueIn(type: Type): CRecord | undefined {
  let at = type;
  while (at.kind === "typedef" || at.kind === "array") at = at.of;
  return at.kind === "record" && at.record.completeness === "opaque" ? at.record : undefined;
}
