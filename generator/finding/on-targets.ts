// How sets of targets read in a sentence.

/** Targets worth naming first, because readers own them or because they differ. */
const renown = ["x86_64", "i386", "arm64", "arm", "riscv64", "ppc64le", "s390x", "m68k"];

/** Nobody's any more, and named last. */
const last = (names: readonly string[]): readonly string[] =>
  names.includes(obsolete) ? [...names.filter((name) => name !== obsolete), obsolete] : names;

function byRenown(names: readonly string[]): readonly string[] {
  const known = renown.filter((name) => names.includes(name));
  return [...known, ...last(names.filter((name) => !renown.includes(name)))];
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

/**
 * What only arm's old ABI has is not told: it rounds every record to 4 bytes, no kernel of today
 * runs it, and no author would act on it.
 */
export const obsolete = "arm-oabi";
