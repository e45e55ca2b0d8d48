// A command run on a file of its own.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { scratch } from "../../scratch.ts";
import { holeproof } from "./built.ts";

/** Runs with a file of this content as its last word. */
export function check(
  words: readonly string[],
  content: string | Uint8Array,
  name: string,
  expected: { readonly code: number; readonly err?: RegExp; readonly out?: RegExp },
): void {
  const path = join(scratch(), name);
  writeFileSync(path, content);
  const { code, out, err } = holeproof([...words, path]);
  expect(err).not.toMatch(/internal error|at .*\.js:\d+/);
  expect(err).toMatch(expected.err ?? /^/);
  expect(out).toMatch(expected.out ?? /^/);
  expect(code).toBe(expected.code);
}
