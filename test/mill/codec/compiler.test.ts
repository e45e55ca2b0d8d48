// Bytes a C compiler makes of a record are the bytes encode makes, and decode reads them.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { type Filled, programOf } from "./c-program.ts";
import { bytesOf, cases, viewOf } from "./contracts.ts";
import { valueOf } from "./values.ts";

/** The machine the compiler makes programs for; empty without a compiler. */
function compilerTarget(): string {
  try {
    return execFileSync("gcc", ["-dumpmachine"], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}

/** What the compiled program prints, a line an item. */
function run(program: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "holeproof-"));
  try {
    const source = join(folder, "records.c");
    const binary = join(folder, "records");
    writeFileSync(source, program);
    execFileSync("gcc", ["-std=gnu11", "-O0", "-w", "-o", binary, source]);
    return execFileSync(binary, { encoding: "utf8", maxBuffer: 1 << 26 })
      .trim()
      .split("\n");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const target = compilerTarget();
const usable = target.startsWith("x86_64");
if (!usable)
  console.warn(`skipped: codecs against a compiler need gcc for x86_64, found '${target}'`);

it.skipIf(!usable)("every record, eight values each, byte for byte", () => {
  const filled = cases.flatMap((one) =>
    fc.sample(valueOf(one.layout), { seed: 81, numRuns: 8 }).map((value) => {
      const bytes = bytesOf(one.forms.encode(value));
      return { one, value, bytes };
    }),
  );
  const items = filled.map(({ one, value, bytes }): Filled => ({
    layout: one.layout,
    value,
    size: bytes.length,
  }));
  const printed = run(programOf(items));
  expect(printed.length).toBe(filled.length);
  for (const [index, { one, value, bytes }] of filled.entries()) {
    expect(printed[index], one.title).toBe(Buffer.from(bytes).toString("hex"));
    const compiled = Uint8Array.from(Buffer.from(printed[index]!, "hex"));
    expect(one.forms.decode(viewOf(compiled)), one.title).toEqual(value);
  }
});
