// Records that end early for what an included file does not say: told, and where.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratch } from "../../scratch.ts";
import { holeproof } from "./built.ts";

const folder = scratch();
const put = (name: string, text: string): string => {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
};
const part = put(
  "usr/include/linux/part.h",
  "#include <asm/bay.h>\n" +
    "struct part { __u32 id; struct bay_regs regs; };\n" +
    "typedef bay_word part_word;\n" +
    "struct plain { __u32 id; };\n",
);
const whole = put(
  "whole.h",
  "#include <linux/part.h>\nstruct whole { struct part parts[2]; };\n" +
    "struct later { struct part part; };\nstruct word { part_word word; };\n" +
    "struct good { struct plain plain; };\n",
);
const draw = (...args: string[]): ReturnType<typeof holeproof> =>
  holeproof(["draw", "--sysroot", folder, "--target", "x86_64,i386", ...args]);

const ofPart =
  `${part}:2:41: warning: 'struct bay_regs regs' is not known, ` +
  "and so not how 'struct whole' is laid out [unknown-type]\n";
const ofWord =
  `${whole}:4:25: warning: 'part_word word' is not known, ` +
  "and so not how 'struct word' is laid out [unknown-type]\n";
const note = `holeproof: ${whole}: included and not found: asm/bay.h; -I says where to look\n`;

describe("what an included file leaves unknown", () => {
  it("is told once, with its place and what was not found", () => {
    expect(draw(whole)).toMatchObject({ code: 1, err: ofPart + ofWord + note });
    expect(draw("--format", "json", whole)).toMatchObject({ code: 1, err: ofPart + ofWord + note });
  });

  it("is not told of records that are not drawn", () => {
    expect(draw("--record", "good", whole)).toMatchObject({ code: 0, err: "" });
    expect(draw("--record", "word", whole)).toMatchObject({ code: 1, err: ofWord + note });
  });

  it("is not told where the file is there", () => {
    put("own/asm/bay.h", "struct bay_regs { long r[4]; };\ntypedef short bay_word;\n");
    expect(draw("-I", join(folder, "own"), whole)).toMatchObject({ code: 0, err: "" });
  });

  it("is not told twice of what the reader spoke of", () => {
    const own = put("own.h", "struct own { struct nobody one; };\n");
    expect(draw(own).err).toBe(
      `${own}:1:28: warning: 'struct nobody' is not defined here [unknown-type]\n`,
    );
    const lines = Array.from({ length: 400 }, (_, at) => `struct s${at} { nobody_t x; };\n`);
    const many = put("many.h", lines.join(""));
    const { err } = draw(many);
    expect(err.split("\n")).toHaveLength(302);
    expect(err).not.toContain("laid out");
  });

  it("is told on the targets it is not known on", () => {
    const some = put("some.h", "#include <linux/some.h>\nstruct some { struct one one; };\n");
    put(
      "usr/include/linux/some.h",
      "struct one {\n#ifdef __i386__\n\tnobody_t x;\n#endif\n\tint y;\n};\n",
    );
    expect(draw(some).err).toContain(
      "3:11: warning: 'nobody_t x' is not known on i386, and so not how 'struct some' is",
    );
  });

  it("is what import left out for, so it says what was not found", () => {
    const imported = holeproof(["import", "--sysroot", folder, whole]);
    expect(imported).toMatchObject({ code: 1, err: expect.stringContaining(note) as string });
    const good = holeproof(["import", "--sysroot", folder, "--record", "good", whole]);
    expect(good.err).not.toContain("not found");
  });

  it("keeps check from praising what it could not judge", () => {
    const check = holeproof(["check", "--sysroot", folder, whole]);
    expect(check.err).toContain("not all of it could be judged; not defined: struct bay_regs");
    const only = put("only.h", "#include <linux/part.h>\nstruct only { struct part part; };\n");
    expect(holeproof(["check", "--sysroot", folder, only])).toMatchObject({
      code: 2,
      out: "",
      err: `holeproof: ${only}: not all of it could be judged; not defined: struct bay_regs\n`,
    });
  });
});
