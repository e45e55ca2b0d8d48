// What a function's code hands to others, found in one walk along it.

/** A variable as a whole argument of a call, or as an element of an initialiser. */
export interface Handed {
  /** Empty for parentheses that no name stands before, and for an initialiser. */
  readonly callee: string;
  /** Index of the callee's name in the code. */
  readonly at: number;
  /** Which argument it is, from 0. */
  readonly position: number;
  readonly variable: string;
  /** How it is handed: its address, what it points to, itself. */
  readonly sign: "&" | "*" | "";
  /** Whether it is handed from its start: no subscript, no offset, no other choice. */
  readonly isPlain: boolean;
}

interface Frame {
  readonly bracket: "(" | "{";
  readonly name: string;
  readonly at: number;
  position: number;
  from: number;
}

/** An argument longer than this is no variable, characters. */
const argumentMax = 120;

/** Everything handed over in a text, in the order of the arguments' ends. O(length). */
export function handedIn(code: string): readonly Handed[] {
  const found: Handed[] = [];
  const frames: Frame[] = [];
  const after = (end: number): string => code.slice(end + 1, end + 10);
  const close = (end: number): void => {
    const frame = frames.at(-1);
    if (frame === undefined) return;
    // `(*bay).flags` hands nothing on.
    const isBase = frame.name === "" && code[end] === ")" && /^\s*(?:\.|->)/.test(after(end));
    const { name, at, position, from } = frame;
    if (!isBase && end - from <= argumentMax)
      // Of `user ? &bay : NULL` both may be handed.
      for (const choice of code.slice(from, end).split(/[?:]/)) {
        const one = whole.exec(choice);
        if (one === null) continue;
        const [, before = "", sign = "", variable = "", behind = ""] = one;
        const isPlain = behind === "" && choice.length === end - from && !before.includes("=");
        found.push({ callee: name, at, position, variable, sign: sign as Handed["sign"], isPlain });
      }
    frame.position += 1;
    frame.from = end + 1;
  };
  for (const { 0: bracket, index } of code.matchAll(/[(){},;]/g)) {
    if (bracket === "(" || bracket === "{") {
      const at = bracket === "(" ? wordBefore(code, index) : index;
      const name = code.slice(at, index).trimEnd();
      frames.push({ bracket, name, at, position: 0, from: index + 1 });
    } else if (bracket === ",") close(index);
    else if (bracket === ")") {
      if (frames.at(-1)?.bracket !== "(") continue;
      close(index);
      frames.pop();
    } else {
      // What is still open here was never closed, but for the head of a loop.
      while (frames.at(-1)?.bracket === "(" && frames.at(-1)?.name !== "for") frames.pop();
      if (bracket === "}") {
        while (frames.at(-1)?.bracket === "(") frames.pop();
        close(index);
        frames.pop();
      }
      const frame = frames.at(-1);
      if (frame !== undefined) frame.from = index + 1;
    }
  }
  return found;
}

/** `[at]`, `[order[at]]`. */
export const subscript: string = String.raw`(?:\[(?:[^[\]]|\[[^[\]]*\])*\])`;

/** `&bay`, `(void *)bay`, `bay[at]`, `&bay + 1`, `.ask = bay`. */
const whole = new RegExp(
  [
    String.raw`^\s*((?:\.\w+\s*=\s*)?(?:\([\w\s*]*\)\s*)*)([&*]?)\s*([A-Za-z_]\w*)`,
    String.raw`\s*(${subscript}*\s*(?:[+-][^>].*)?)$`,
  ].join(""),
  "s",
);

/** Where the word before a place begins, blanks between them allowed; the place without one. */
export function wordBefore(code: string, place: number): number {
  let end = place;
  while (end > 0 && isBlank(code.charCodeAt(end - 1))) end -= 1;
  let at = end;
  while (at > 0 && isWord(code.charCodeAt(at - 1))) at -= 1;
  return at === end ? place : at;
}

export const isBlank = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

const isWord = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 48 && code <= 57) ||
  code === 95;
