// Gives members types whose width does not depend on compiler or machine.
import {
  arrayOf,
  byteOrderOf,
  elementOf,
  fixedType,
  type Member,
  sizedType,
  type Type,
  underlying,
} from "../model/index.ts";
import {
  type Family,
  fixedWord,
  inFamily,
  type Profile,
  typedefNames,
  typeWord,
} from "../rules/index.ts";

/** How this record's file spells its types. */
export interface House {
  readonly profile: Profile;
  readonly family: Family;
  readonly keepsPacked: boolean;
  /** Every member is where a protocol or a device has it. */
  readonly keepsPlaces: boolean;
  /** Packed, and nothing is wrong with where that puts the members. */
  readonly isPackedWell: boolean;
  /** Pads align what packed records inside hold, and not only these as the compiler does. */
  readonly alignsScalars: boolean;
  /** What ends an arm lies under another one, and needs no name. */
  readonly leavesTail: boolean;
  /** A plain `__u64` may stay where padding puts it in place on every target. */
  readonly keeps64: boolean;
}

/** A member's new type, or why it cannot be computed. */
export type Respelt = Member | "unknown";

/**
 * The member with a fixed-width type; itself when its type is one already. "unknown" when the right
 * type is a matter of meaning: times, floats, opaque types, things of the running kernel.
 */
export function respelt(member: Member, house: House): Respelt {
  const element = elementOf(member.type);
  if (hasUnknownBound(member.type)) return "unknown";
  if (element.kind === "record") return member;
  if (namesArray(member.type)) return isSized(element) ? member : "unknown";
  if (element.kind === "unknown" && !element.spelling.startsWith("enum ")) return "unknown";
  const word = fixedWordFor(member, house);
  if (word === undefined) return "unknown";
  if (word === typeWord(member.type)) return member;
  const type = sizedType(word);
  if (type === undefined) return byteOrderOf(member.type) === undefined ? "unknown" : member;
  return withType(member, withElement(member.type, type), word);
}

/** Whether a type's name stands for an array, as guid_t does: its element is not the type. */
function namesArray(type: Type): boolean {
  if (type.kind === "array") return namesArray(type.of);
  return type.kind === "typedef" && underlying(type).kind === "array";
}

const isSized = (element: Type): boolean =>
  element.kind === "scalar" && fixedWord(element.scalar) !== undefined;

function hasUnknownBound(type: Type): boolean {
  if (type.kind === "array") return hasUnknownBound(type.of);
  return type.kind === "unknown" && type.of !== undefined;
}

function fixedWordFor({ type, spelling }: Member, house: House): string | undefined {
  const element = elementOf(type);
  const { family, profile } = house;
  // What asks to be aligned is, in a packed record too.
  const isPlain = profile === "kho" || family === "uint" || house.keepsPacked;
  const wide = (sign: "u" | "s"): string =>
    isPlain ? inFamily(family, `${sign}64`) : `__aligned_${sign}64`;
  if (element.kind === "pointer") return wide("u");
  if (element.kind === "enum" || element.kind === "unknown") return inFamily(family, "u32");
  if (element.kind !== "scalar") return undefined;
  const { scalar } = element;
  const names = typedefNames(type);
  const [name, ...inner] = names;
  // What a name of its own says besides the width, as __virtio16 does, only its author knows.
  if (
    name !== undefined &&
    !isSizedName(name, house) &&
    inner.some((one) => isSizedName(one, house))
  )
    return name;
  // A macro may stand for another word elsewhere.
  const keeps64 = house.keeps64 && spelling.includes(name ?? "");
  if (keeps64 && name !== undefined && /^(?:__)?(?:[us]|[lb]e)64$/.test(name))
    return name.startsWith("_") ? name : inFamily(family, name);
  if (byteOrderOf(type) !== undefined) return alignedOrder(typeWord(type), profile);
  if (scalar === "long" || scalar === "ulong") return wide(scalar === "long" ? "s" : "u");
  const fixed = fixedWord(scalar);
  if (fixed === undefined) return undefined;
  if (fixed.endsWith("64") && profile !== "kho" && !keeps64)
    return wide(fixed.startsWith("u") ? "u" : "s");
  // Characters stay characters: strings are meant.
  if (scalar === "char" && names.length === 0) return "char";
  if (name !== undefined && isSizedName(name, house)) return name;
  return inFamily(family, fixed);
}

/** `__le64` becomes `__aligned_le64` where user space reads it. */
function alignedOrder(word: string, profile: Profile): string {
  return profile === "kho" ? word : word.replace(/^__([lb]e64)$/, "__aligned_$1");
}

function isSizedName(name: string, { profile }: House): boolean {
  return (
    /^__[us](?:8|16|32|64)$/.test(name) || (profile === "kho" && fixedType(name) !== undefined)
  );
}

function withElement(type: Type, element: Type): Type {
  return type.kind === "array"
    ? arrayOf(withElement(type.of, element), type.count, type.bound)
    : element;
}

/** The declaration with another type in front; what follows the name stays. */
function withType(member: Member, type: Type, word: string): Member {
  const { name, spelling } = member;
  const match = new RegExp(`\\b${name}\\b(?!.*\\b${name}\\s*(?:\\[|$))`).exec(spelling);
  const rest = name === "" ? "" : spelling.slice(match?.index ?? spelling.lastIndexOf(name));
  const { bits: _, ...others } = member;
  // What stands in a macro's call or inside parentheses is no end of a declaration, and a length
  // counted in words of the machine is another one on the next machine.
  const isFixed = isBalanced(rest) && !/\bsizeof\b/.test(rest);
  const end = isFixed ? rest : `${name}${lengthsOf(type)}`;
  return { ...others, type, spelling: `${word} ${end}`.trim() };
}

function isBalanced(text: string): boolean {
  let open = 0;
  for (const sign of text) {
    if (sign === "(") open += 1;
    if (sign === ")" && --open < 0) return false;
  }
  return open === 0;
}

function lengthsOf(type: Type): string {
  if (type.kind !== "array") return "";
  const { bound, count, of } = type;
  const isFixed = bound !== undefined && !/\bsizeof\b/.test(bound);
  return `[${isFixed ? bound : (count ?? "")}]${lengthsOf(of)}`;
}
