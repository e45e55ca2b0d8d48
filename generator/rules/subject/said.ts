// How numbers and sets of targets read in a sentence.

/** Targets worth naming first, because readers own them or because they differ. */
const renown = ["x86_64", "i386", "arm64", "arm", "riscv64", "ppc64le", "s390x", "m68k"];

function byRenown(names: readonly string[]): readonly string[] {
  const known = renown.filter((name) => names.includes(name));
  return [...known, ...names.filter((name) => !renown.includes(name))];
}

/** More targets than this are not all named. */
const listMax = 3;

function listed(names: readonly string[], most: number): string {
  const sorted = byRenown(names);
  if (sorted.length > most)
    return `${sorted.slice(0, most).join(", ")} and ${sorted.length - most} more`;
  if (sorted.length < 2) return sorted.join("");
  return `${sorted.slice(0, -1).join(", ")} and ${sorted.at(-1)}`;
}

/**
 * " on i386 and m68k", " on x86_64 and 25 other targets", or nothing when it is all of them. Starts
 * with a space so that it can follow a sentence.
 */
export function onTargets(names: readonly string[], all: readonly string[]): string {
  if (names.length >= all.length) return "";
  if (names.length <= Math.max(listMax, all.length / 2)) return ` on ${listed(names, listMax)}`;
  return ` on ${bestKnown(names)} and ${names.length - 1} other targets`;
}

/** The best-known of some targets. */
export function bestKnown(names: readonly string[]): string {
  return byRenown(names)[0] ?? "";
}

export function bytes(count: number): string {
  return count === 1 ? "1 byte" : `${count} bytes`;
}

/** So many bits as bytes, where they are whole ones. */
export function bitsAsBytes(count: number): string {
  return count % 8 === 0 ? bytes(count / 8) : count === 1 ? "1 bit" : `${count} bits`;
}

/** "8 bytes instead of 4"; in bits where either is no whole number of bytes. Both are bits. */
export function insteadOf(now: number, before: number): string {
  if (now % 8 === 0 && before % 8 === 0) return `${bytes(now / 8)} instead of ${before / 8}`;
  return `${now === 1 ? "1 bit" : `${now} bits`} instead of ${before}`;
}

/** "offset 4 to 8", or "bit 3 to 5" where either is inside a byte. Both are bits. */
export function fromTo(before: number, now: number): string {
  if (now % 8 === 0 && before % 8 === 0) return `offset ${before / 8} to ${now / 8}`;
  return `bit ${before} to ${now}`;
}

/** "a size_t", "an unsigned long". */
export function aWord(word: string): string {
  return `${/^(?:unsigned|enum|int|ino|off)/.test(word) ? "an" : "a"} ${word}`;
}

/** "a 4-byte", "an 8-byte": the article agrees with how the number is read. */
export function aByte(count: number): string {
  const vowel = count === 8 || count === 11 || count === 18 || /^8\d$/.test(String(count));
  return `${vowel ? "an" : "a"} ${count}-byte`;
}
