// The headers every C implementation brings along, for when those of a compiler are not there.
import type { SourceFile } from "../lex/source.ts";
import { stdint } from "./integers.ts";
import { float, limits } from "./limits.ts";
import { stdarg, stdatomic, stddef } from "./types.ts";
import { iso646, stdalign, stdbool, stdnoreturn } from "./words.ts";

const texts: ReadonlyMap<string, () => string> = new Map([
  ["float.h", float],
  ["iso646.h", iso646],
  ["limits.h", (): string => limits],
  ["stdalign.h", stdalign],
  ["stdarg.h", (): string => stdarg],
  ["stdatomic.h", stdatomic],
  ["stdbool.h", stdbool],
  ["stddef.h", stddef],
  ["stdint.h", stdint],
  ["stdnoreturn.h", stdnoreturn],
]);

const files = new Map<string, SourceFile>();

/**
 * A header of C11's freestanding implementations (section 4, paragraph 6) and `stdatomic.h`, in
 * terms of the target's predefined macros; undefined for any other name. A text is put together
 * when it is first asked for.
 */
export function freestandingHeader(name: string): SourceFile | undefined {
  let file = files.get(name);
  const text = texts.get(name);
  if (file === undefined && text !== undefined) {
    file = { path: `${freestandingFolder}/${name}`, text: text() };
    files.set(name, file);
  }
  return file;
}

/** Where they are said to be, which is no place on any disk. */
export const freestandingFolder = "<freestanding>";
