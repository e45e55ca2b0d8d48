// The records a function's code has names for.

/** A variable that holds a record, or points to one. */
export interface Variable {
  readonly name: string;
  readonly tag: string;
  readonly isPointer: boolean;
  /** It is handed in, so that callers can do with it what the function does not. */
  readonly isParameter: boolean;
  /** What stands behind its `=`, if anything. */
  readonly initial: string;
}

const declaration = /\bstruct\s+(\w+)\s+(\*?)\s*(\w+)\s*(?:=\s*([^;]{0,500}?))?\s*[;,)]/g;

/** Those a function's code, from its name on, declares and takes. */
export function variablesOf(code: string): readonly Variable[] {
  const body = code.indexOf("{");
  return [...code.matchAll(declaration)].map((match) => {
    const [, tag = "", star, name = "", initial = ""] = match;
    return { name, tag, isPointer: star === "*", isParameter: match.index < body, initial };
  });
}

/** `base.member` or `base->member` in code, and what stands on both sides of it. */
export interface Mention {
  readonly base: string;
  readonly member: string;
  readonly before: string;
  readonly after: string;
}

/** How much is kept on either side, characters. */
const sideMax = 60;

/** `[at]`, `[order[at]]`. */
const subscript = "\\[(?:[^[\\]\\n]|\\[[^[\\]\\n]{0,100}\\]){0,100}\\]";

/** Every mention of a member of that name, in one of several records too: `bays[at].flags`. */
export function mentionsOf(code: string, member: string): readonly Mention[] {
  const pattern = new RegExp(`\\b(\\w+)\\s*(?:${subscript}\\s*)?(?:\\.|->)\\s*${member}\\b`, "g");
  return [...code.matchAll(pattern)].map((match) => {
    const end = match.index + match[0].length;
    return {
      base: match[1] ?? "",
      member,
      before: code.slice(Math.max(0, match.index - sideMax), match.index),
      after: code.slice(end, end + sideMax),
    };
  });
}
