// The line that counts files on a terminal.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { check } from "../../../generator/cli/commands/check.ts";
import { compare } from "../../../generator/cli/commands/compare.ts";
import { draw } from "../../../generator/cli/commands/draw.ts";
import type { ExitCode, Io } from "../../../generator/cli/io.ts";
import { scratch } from "../../scratch.ts";

async function errOf(command: (io: Io) => Promise<ExitCode>, isTerminal: boolean): Promise<string> {
  let err = "";
  await command({
    out: () => {},
    err: (text) => void (err += text),
    stdin: async () => new Uint8Array(),
    showsProgress: isTerminal,
    color: false,
  });
  return err;
}

describe("progress", () => {
  const folder = scratch();
  for (const side of ["old", "new"]) {
    mkdirSync(join(folder, side));
    for (const name of ["a.h", "b.h"])
      writeFileSync(join(folder, side, name), `struct ${name[0]} { int x; };\n`);
  }
  const [old, now] = ["old", "new"].map((side) => join(folder, side)) as [string, string];
  const counted = "\r\x1b[K1 of 2 files\r\r\x1b[K2 of 2 files\r\r\x1b[K";
  const target = "x86_64";

  it.each<[string, string, (io: Io) => Promise<ExitCode>]>([
    ["draw", counted, (io) => draw([old], { target, format: "text", cacheLine: 64 }, io)],
    ["check", counted, (io) => check([old], {}, io)],
    ["compare", counted + counted, (io) => compare(old, now, { target, format: "text" }, io)],
  ])("is shown on a terminal by %s, and nowhere else", async (_, expected, command) => {
    expect(await errOf(command, true)).toBe(expected);
    expect(await errOf(command, false)).toBe("");
  });

  it("is not shown of a single file", async () => {
    const one = (io: Io): Promise<ExitCode> => check([join(old, "a.h")], {}, io);
    expect(await errOf(one, true)).toBe("");
  });
});
