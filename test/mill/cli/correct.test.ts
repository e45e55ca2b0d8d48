// Corrections: as a diff git applies, and written into the header.
import { chmodSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratch } from "../../scratch.ts";
import { git, holeproof } from "./built.ts";

describe("check --fix", () => {
  it("--write puts it into the header, and says that it is another layout", () => {
    const header = join(scratch(), "bay.h");
    const text = "#include <linux/types.h>\nstruct bay {\n\t__u32 n;\n\t__u64 w;\n};\n";
    writeFileSync(header, text);
    const words = ["check", "--profile", "uapi", header];
    expect(holeproof([...words, "--write"])).toMatchObject({ code: 2, out: "" });
    const { code, out, err } = holeproof([...words, "--fix", "--write"]);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/bay\.h: on some target this is another layout, .* take: bay\n$/);
    expect(readFileSync(header, "utf8")).toBe(
      text.replace("n;", "n;\n\t__u32 __reserved;").replace("__u64", "__aligned_u64"),
    );
    expect(holeproof(words)).toMatchObject({ code: 0, out: "" });
  });
  it("is a diff git applies, after which nothing serious is left, comments and all", () => {
    const folder = scratch();
    const text = `#include <linux/types.h>

/* Kept. */
struct bay {
	__u32	n;	/* how many */

	/*
	 * Where it is; this goes on
	 * for two lines.
	 */
	__u64	iova;	/* beside
			 * and below */
	bool	on;
};

struct sound { __u32 a; __u32 b; };
`;
    writeFileSync(join(folder, "bay.h"), text);
    git(folder, "init", "-q");
    const run = (...more: readonly string[]): string =>
      holeproof(["check", "--profile", "uapi", ...more, "bay.h"], "", folder).out;
    writeFileSync(join(folder, "bay.diff"), run("--fix"));
    git(folder, "apply", "bay.diff");
    expect(readFileSync(join(folder, "bay.h"), "utf8")).toBe(
      text
        .replace("/* how many */\n", "/* how many */\n\t__u32\t__reserved;\n")
        .replace("__u64\tiova", "__aligned_u64\tiova")
        .replace("bool\ton;\n", "__u8\ton;\n\t__u8\t__reserved2[7];\n"),
    );
    expect(run()).not.toMatch(/: (?:error|warning): /);
    expect(run("--fix")).toBe("");
  });
});

describe("check --fix --write", () => {
  const text = "#include <linux/types.h>\nstruct bay {\n\t__u32 n;\n\t__u64 w; /* größe */\n};\n";
  const mended = text.replace("n;", "n;\n\t__u32 __reserved;").replace("__u64", "__aligned_u64");
  const crlf = (lines: string): string => lines.replaceAll("\n", "\r\n");
  const cases: readonly (readonly [string, Buffer, Buffer])[] = [
    ["UTF-8", Buffer.from(text), Buffer.from(mended)],
    ["Latin-1", Buffer.from(text, "latin1"), Buffer.from(mended, "latin1")],
    ["a byte order mark", Buffer.from(`\ufeff${text}`), Buffer.from(`\ufeff${mended}`)],
    ["CRLF", Buffer.from(crlf(text)), Buffer.from(crlf(mended))],
  ];
  it.each(cases)("leaves each byte that is none of its business: %s", (_, before, after) => {
    const path = join(scratch(), "bay.h");
    writeFileSync(path, before);
    chmodSync(path, 0o640);
    holeproof(["check", "--profile", "uapi", "--fix", "--write", path]);
    expect(readFileSync(path).toString("latin1")).toBe(after.toString("latin1"));
    expect(statSync(path).mode & 0o777).toBe(0o640);
  });
  it("--fix alone says that a diff in UTF-8 is none of a header in something else", () => {
    const path = join(scratch(), "bay.h");
    const words = ["check", "--profile", "uapi", "--fix", path];
    writeFileSync(path, text, "latin1");
    expect(holeproof(words).err).toMatch(/is not UTF-8 as its diff is: --write corrects it\n/);
    writeFileSync(path, text);
    expect(holeproof(words).err).not.toMatch(/UTF-8/);
  });
  it.skipIf(process.getuid?.() === 0)("does not replace what may not be written", () => {
    const path = join(scratch(), "bay.h");
    writeFileSync(path, text, { mode: 0o444 });
    expect(holeproof(["check", "--profile", "uapi", "--fix", "--write", path])).toEqual({
      code: 2,
      out: "",
      err: `holeproof: cannot write ${path}: permission denied\n`,
    });
    expect(readFileSync(path, "utf8")).toBe(text);
  });
});

describe("check --fix, where more than a member changes", () => {
  const fixed = (text: string): string => {
    const folder = scratch();
    writeFileSync(join(folder, "a.h"), text);
    git(folder, "init", "-q");
    const diff = holeproof(["check", "--profile", "uapi", "--fix", join(folder, "a.h")]).out;
    if (diff === "") return "";
    const inside = diff.replaceAll(/^(---|\+\+\+) ([ab]).*$/gm, "$1 $2/a.h");
    writeFileSync(join(folder, "a.diff"), inside);
    git(folder, "apply", "a.diff");
    return readFileSync(join(folder, "a.h"), "utf8");
  };
  it("adds the include that its types need", () => {
    expect(fixed("#ifndef A_H\n#define A_H\n\nstruct a {\n\tint n;\n\tchar c;\n};\n#endif\n")).toBe(
      "#ifndef A_H\n#define A_H\n\n#include <linux/types.h>\n\nstruct a {\n\t__s32 n;\n\tchar c;\n\t__u8 __reserved[3];\n};\n#endif\n",
    );
  });
  it("keeps what has a body of its own, and changes what is wrong in there", () => {
    const whole = (inner: string): string =>
      `#include <linux/types.h>\nstruct a {\n\tunion {\n\t\t${inner};\n\t};\n\t__u32 n;\n};\n`;
    expect(fixed(whole("__aligned_u64 w"))).toBe(
      whole("__aligned_u64 w").replace("__u32 n;\n", "__u32 n;\n\t__u32 __reserved;\n"),
    );
    expect(fixed(whole("bool b"))).toBe(
      whole("__u8 b").replace("\t__u32 n;", "\t__u8 __reserved[3];\n\t__u32 n;"),
    );
  });
});
