// Records by value, whose tag may have got its members since it was named.
import type { ArrayType, CRecord, Type, TypedefType, UnknownType } from "../../../model/index.ts";
import type { Parser } from "./parser.ts";

/**
 * A record as its holder sees it: with the members its tag has by now, and kept from changing when
 * the tag is completed later.
 */
export function settled(parser: Parser, type: Type): Type {
  const opaque = opaqueIn(type);
  if (opaque === undefined) return type;
  // Typedefs of typedefs may go on for as long as a text has room: no recursion.
  const chain: Over[] = [];
  for (let at: Type | undefined = type; at !== undefined; at = heldBy(at)) {
    if (at.kind !== "record") chain.push(at as Over);
  }
  const { name } = opaque;
  const tag = parser.tagOf(firstAtom(parser, name)) ?? parser.tagOf(parser.names.intern(name));
  const isWhole = tag?.kind === "record" && tag.record.completeness !== "opaque";
  let of: Type = isWhole ? tag : { kind: "record", record: opaque };
  for (const one of chain.toReversed()) of = { ...one, of };
  return of;
}

type Over = TypedefType | ArrayType | UnknownType;

/** Under this atom the tags keep the first of several definitions of a record. */
export function firstAtom(parser: Parser, name: string): number {
  return parser.names.intern(`#first ${name}`);
}

/** The opaque record a type comes down to, if it does. */
export function opaqueIn(type: Type): CRecord | undefined {
  let at = type;
  for (let of = heldBy(at); of !== undefined; of = heldBy(at)) at = of;
  return at.kind === "record" && at.record.completeness === "opaque" ? at.record : undefined;
}

/** What a type is made of by value: an array of which the bound is not known has elements too. */
function heldBy(type: Type): Type | undefined {
  const { kind } = type;
  return kind === "typedef" || kind === "array" || kind === "unknown" ? type.of : undefined;
}
