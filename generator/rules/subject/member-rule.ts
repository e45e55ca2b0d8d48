// The form shared by rules that look at one member's type and nothing else.
import type { Level } from "../../finding/index.ts";
import { everyUapi } from "./profile.ts";
import type { Part, Subject } from "./subject.ts";
import { fixedWord } from "./type-word.ts";
import { elementOf } from "../../model/index.ts";

/**
 * How this record's file spells fixed widths: `__u32` in uAPI, `u32` elsewhere unless it uses `__`.
 */
export function prefixOf(subject: Subject): "__" | "" {
  if (everyUapi.includes(subject.profile)) return "__";
  return subject.parts.some(({ member }) => /^__[us]\d/.test(member.spelling)) ? "__" : "";
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
  if (element.kind === "enum") return `${prefixOf(subject)}u32`;
  const word = element.kind === "scalar" ? fixedWord(element.scalar) : undefined;
  return word === undefined ? undefined : `${prefixOf(subject)}${word}`;
}

/** `error` in records user space sees, and something milder in KHO. */
export function milderInKho(subject: Subject, kho: Level): { readonly level?: Level } {
  return subject.profile === "kho" ? { level: kho } : {};
}

/** `{fix}` when there is one. */
export function fixing(fix: string | undefined): { readonly fix?: string } {
  return fix === undefined ? {} : { fix };
}
