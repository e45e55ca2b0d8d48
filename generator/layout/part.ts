// A type taken apart once for all targets: what it is made of, how many of it, on what boundary.
import { type CRecord, depthMax, enumRange, type EnumType, type Type } from "../model/index.ts";
import { wordOf } from "./ground.ts";
import { type Needs, needsOfWord, rules } from "./kind.ts";

/** A member's type, or one that `sizeof` asks about. */
export class Part {
  /** What one innermost element is, as a word of `Ground`; -1: a record, or nothing known. */
  readonly word: number;
  /** The same where the compiler shortens enums. */
  readonly shortWord: number;
  /** The record one innermost element is. */
  readonly record: CRecord | undefined;
  /** Elements over all dimensions; 0 for a flexible array. */
  readonly count: number;
  /** The alignment its outermost aligned typedef gives it, bytes. */
  readonly aligned: number | undefined;
  /** Typedefs and dimensions around the element. */
  readonly hops: number;
  /** An array without a count, or of none. */
  readonly isFlexible: boolean;
  /** What the type asks a target for, but for what its record does. */
  readonly needs: Needs;

  constructor(type: Type) {
    let at = type;
    let count = 1;
    let aligned: number | undefined;
    let hops = 0;
    let needs = 0;
    let isArray = false;
    let isFlexible = false;
    for (; at.kind === "typedef" || at.kind === "array"; hops++, at = at.of) {
      if (hops > depthMax) break;
      if (at.kind === "array") {
        const own = at.count ?? 0;
        if (own === 0 && !isArray) isFlexible = true;
        isArray = true;
        count *= own;
      } else {
        if (aligned === undefined) aligned = at.aligned;
        if (at.inherent === true) needs |= rules.inherent;
      }
    }
    let word = -1;
    let shortWord = -1;
    if (at.kind === "scalar") word = shortWord = wordOf(at.scalar);
    else if (at.kind === "pointer") word = shortWord = wordOf("pointer");
    else if (at.kind === "enum") {
      word = enumWord(at, at.packed === true);
      shortWord = enumWord(at, true);
      if (shortWord !== word) needs |= rules.enums;
    }
    this.word = word;
    this.shortWord = shortWord;
    this.record = at.kind === "record" ? at.record : undefined;
    this.count = count;
    this.aligned = aligned;
    this.hops = hops;
    this.isFlexible = isFlexible;
    this.needs = needs | needsOfWord(word) | needsOfWord(shortWord);
  }
}

/**
 * The integer an enum becomes: unsigned int, int when a value is negative, 64 bits when one needs
 * it; the smallest that fits when packed or where the compiler shortens enums.
 */
function enumWord(type: EnumType, isShort: boolean): number {
  const { least, most } = enumRange(type);
  const fits = (bits: bigint): boolean =>
    least < 0n ? least >= -(1n << (bits - 1n)) && most < 1n << (bits - 1n) : most < 1n << bits;
  // An enum without known values is one whose definition was not at hand: an int in practice.
  const short = isShort && type.values.length > 0;
  if (short && fits(8n)) return wordOf("uchar");
  if (short && fits(16n)) return wordOf("ushort");
  return wordOf(fits(32n) ? "uint" : "ullong");
}
