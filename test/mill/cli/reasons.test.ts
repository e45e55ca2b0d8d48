// Why a file cannot be used, in words for people.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { scratch } from "../../scratch.ts";
import { holeproof } from "./built.ts";

it("names the reason where a file's name is not UTF-8", () => {
  const folder = scratch();
  const name = Buffer.concat([Buffer.from(join(folder, "l")), Buffer.of(0xff), Buffer.from(".h")]);
  writeFileSync(name, "struct s { int a; };\n");
  const ran = holeproof(["check", folder]);
  expect([ran.code, ran.err]).toEqual([2, expect.stringMatching(/l\ufffd\.h: .*not UTF-8/)]);
});
