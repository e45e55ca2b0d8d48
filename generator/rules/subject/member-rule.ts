// The form shared by rules that look at one member's type and nothing else.
import type { Level } from "../../finding/index.ts";
import { everyUapi, type Profile } from "./profile.ts";
import { type Part, partsOf, type Subject } from "./subject.ts";
import { fixedWord } from "./type-word.ts";
import { keptFor } from "../../lists/index.ts";
import { type CRecord, elementOf } from "../../model/index.ts";

/** How a file spells fixed widths: `__u32`, `u32`, `uint32_t`. */
export type Family = "__u" | "u" | "uint";

/** FUSE is spoken by other systems too, and Xen's headers are written for every guest. */
const speaksC = /\/linux\/fuse\.h$|(?:^|\/)xen\/include\/public\//;

/**
 * Whether a file has always had the words of C, so that a new member with others would stand out.
 */
export const hasWordsOfC = (path: string): boolean => speaksC.test(path);

/** How the file of a record spells fixed widths: in uAPI `__u32`, elsewhere as the record does. */
export function familyOf(profile: Profile, path: string, record: CRecord): Family {
  if (hasWordsOfC(path)) return "uint";
  return everyUapi.includes(profile) ? "__u" : familyIn(record);
}

const familyIn = keptFor((record: CRecord): Family => {
  const spellings = [...partsOf(record)].map(({ member }) => member.spelling);
  const has = (word: RegExp): boolean => spellings.some((spelling) => word.test(spelling));
  if (has(/^__[us]\d/)) return "__u";
  return has(/^u?int\d+_t\b/) && !has(/^[us]\d/) ? "uint" : "u";
});

/** `u32` as a family spells it. */
export function inFamily(family: Family, word: string): string {
  if (family === "u") return word;
  return family === "__u" ? `__${word}` : `${word.startsWith("u") ? "u" : ""}int${word.slice(1)}_t`;
}

/** `u32` as this record's file spells it. */
export function spelt({ profile, path, record }: Subject, word: string): string {
  return inFamily(familyOf(profile, path, record), word);
}

/** The member's declaration with another type word; nothing when the word is not in it. */
export function respelt({ member }: Part, word: string, instead: string): string | undefined {
  const at = member.spelling.indexOf(word);
  if (at < 0) return undefined;
  const rest = member.spelling.slice(at + word.length);
  return `${member.spelling.slice(0, at)}${instead}${rest};`;
}

/** What to write for a C basic type: a file descriptor stays signed, a bool becomes a byte. */
export function fixedFor(subject: Subject, part: Part): string | undefined {
  const element = elementOf(part.member.type);
  if (element.kind === "enum") return spelt(subject, "u32");
  const word = element.kind === "scalar" ? fixedWord(element.scalar) : undefined;
  return word === undefined ? undefined : spelt(subject, word);
}

/** `error` in records user space sees, and something milder in KHO. */
export function milderInKho(subject: Subject, kho: Level): { readonly level?: Level } {
  return subject.profile === "kho" ? { level: kho } : {};
}

/** `{fix}` when there is one. */
export function fixing(fix: string | undefined): { readonly fix?: string } {
  return fix === undefined ? {} : { fix };
}
