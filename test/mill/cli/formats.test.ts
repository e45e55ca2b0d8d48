// Findings in the forms other programs read, and corrections git applies.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { holeproof, root, scratch } from "./built.ts";

const header = "examples/bay.h";
const git = (folder: string, ...words: readonly string[]): string =>
  execFileSync(
    "git",
    ["-c", "user.name=A", "-c", "user.email=a@example.org", "-C", folder, ...words],
    { encoding: "utf8" },
  );

describe("check --format", () => {
  it("github: one workflow command a finding", () => {
    const { out, code } = holeproof(["check", "--format", "github", header]);
    expect(code).toBe(1);
    const lines = out.trimEnd().split("\n");
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines)
      expect(line).toMatch(
        /^::(?:error|warning|notice) file=examples\/bay\.h,line=\d+,col=\d+,title=[A-Z0-9]+::\S/,
      );
  });

  it("checkpatch: blocks, and the sum of them", () => {
    const { out } = holeproof(["check", "--format", "checkpatch", header]);
    expect(out).toMatch(
      /^ERROR:BOOL: 'writable' is a bool.*\n#25: FILE: examples\/bay\.h:25:\n\n/m,
    );
    const [, errors, warnings, checks] =
      /^total: (\d+) errors, (\d+) warnings, (\d+) checks\n$/m.exec(out) ?? [];
    for (const [word, count] of [
      ["ERROR", errors],
      ["WARNING", warnings],
      ["CHECK", checks],
    ])
      expect(out.match(new RegExp(`^${word}:`, "gm"))?.length ?? 0).toBe(Number(count));
  });

  it("sarif: the program by name and version, the header by its path", () => {
    const { out } = holeproof(["check", "--format", "sarif", header]);
    const { runs } = JSON.parse(out) as {
      readonly runs: readonly {
        readonly tool: { readonly driver: { readonly name: string; readonly version: string } };
        readonly results: readonly {
          readonly locations: readonly {
            readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
          }[];
        }[];
      }[];
    };
    const [run] = runs;
    const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      version: string;
    };
    expect(run!.tool.driver).toMatchObject({ name: "holeproof", version: manifest.version });
    expect(run!.results.length).toBeGreaterThan(5);
    for (const { locations } of run!.results)
      expect(locations[0]!.physicalLocation.artifactLocation.uri).toBe(header);
  });

  it("of a patch names the file it patches", () => {
    const { out } = holeproof(["review", "--format", "github", "examples/bay.patch.eml"]);
    expect(out).toMatch(
      /^::error file=include\/linux\/kho\/abi\/bay\.h,line=13,col=\d+,title=BOOL::/m,
    );
  });
});

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
      spawnSync(
        process.execPath,
        [
          join(root, "dist/generator/bundle/main.js"),
          "check",
          "--profile",
          "uapi",
          ...more,
          "bay.h",
        ],
        { cwd: folder, encoding: "utf8" },
      ).stdout;
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
  it("keeps what has a body of its own, and lets a record be where that would change", () => {
    const whole = (inner: string): string =>
      `#include <linux/types.h>\nstruct a {\n\tunion {\n\t\t${inner};\n\t};\n\t__u32 n;\n};\n`;
    expect(fixed(whole("__aligned_u64 w"))).toBe(
      whole("__aligned_u64 w").replace("__u32 n;\n", "__u32 n;\n\t__u32 __reserved;\n"),
    );
    expect(fixed(whole("bool b"))).toBe("");
  });
});

describe("check --baseline", () => {
  it("is silent about what is known, and about nothing else", () => {
    const folder = scratch();
    const [header, baseline] = [join(folder, "a.h"), join(folder, "known.txt")];
    const words = ["check", "--profile", "uapi", "--baseline", baseline, header];
    writeFileSync(header, "struct a { char c; int n; };\n");
    expect(holeproof(words)).toMatchObject({ code: 0, out: "" });
    expect(readFileSync(baseline, "utf8")).toMatch(/a\.h\tHOLE\tstruct a|a\.h\tHOLE\ta\t/);
    expect(holeproof(words)).toMatchObject({ code: 0, out: "" });
    writeFileSync(header, "\n\nstruct a { char c; int n; };\nstruct b { char c; long n; };\n");
    const more = holeproof(words);
    expect(more.code).toBe(1);
    expect(more.out).toMatch(/:4:/);
    expect(more.out).not.toMatch(/:3:/);
    writeFileSync(header, "struct a { int n; };\n");
    expect(holeproof(words).err).toMatch(/findings of .* are gone/);
  });
  it("says nothing of files it was not given, until they are gone", () => {
    const folder = scratch();
    const baseline = join(folder, "known.txt");
    const [one, two] = ["a.h", "b.h"].map((name) => join(folder, name));
    for (const path of [one!, two!]) writeFileSync(path, "struct a { char c; int n; };\n");
    const words = ["check", "--profile", "uapi", "--baseline", baseline];
    expect(holeproof([...words, one!, two!]).err).toMatch(/findings are known from now on/);
    expect(holeproof([...words, one!])).toMatchObject({ code: 0, out: "", err: "" });
    rmSync(two!);
    expect(holeproof([...words, one!]).err).toMatch(/findings of .* are gone/);
  });
});

describe("review --git", () => {
  it("reviews commits as it does mails", () => {
    const folder = scratch();
    git(folder, "init", "-q");
    mkdirSync(join(folder, "include/uapi/linux"), { recursive: true });
    const header = join(folder, "include/uapi/linux/bay.h");
    writeFileSync(header, "/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */\n");
    git(folder, "add", ".");
    git(folder, "commit", "-qm", "Base");
    writeFileSync(header, `${readFileSync(header, "utf8")}struct bay { __u32 n; __u64 w; };\n`);
    git(folder, "commit", "-qam", "Add a bay");
    const run = (...words: readonly string[]): ReturnType<typeof spawnSync> =>
      spawnSync(
        process.execPath,
        [join(root, "dist/generator/bundle/main.js"), "review", ...words],
        {
          cwd: folder,
          encoding: "utf8",
        },
      );
    const one = run("--git", "HEAD");
    expect(one.status).toBe(1);
    expect(one.stdout).toMatch(/^Subject: Re: \[PATCH\] Add a bay$/m);
    expect(run("--format", "text", "--git", "HEAD~1..HEAD").stdout).toMatch(/error: .*\[HOLE\]/);
    expect(run("--git", "nowhere")).toMatchObject({ status: 2 });
    expect(run("--git", "HEAD..HEAD").stderr).toMatch(/holds no commit/);
  });
});

describe("review --git, of what is not checked out", () => {
  const licence = "/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */\n";
  const path = "include/uapi/linux/bay.h";
  /** Two branches merged, the merge itself adding a member; and all of it gone from the disk. */
  function merged(): string {
    const folder = scratch();
    const header = join(folder, path);
    const commit = (text: string): void => {
      writeFileSync(header, `${licence}#ifndef B_H\n#define B_H\n${text}#endif\n`);
      git(folder, "add", ".");
      git(folder, "commit", "-qm", "A bay");
    };
    git(folder, "init", "-qb", "trunk");
    mkdirSync(join(folder, "include/uapi/linux"), { recursive: true });
    const members = Array.from({ length: 9 }, (_, at) => `\t__u32 n${at};\n`).join("");
    commit(`struct bay {\n${members}\t__u32 end;\n};\n`);
    git(folder, "checkout", "-qb", "side");
    commit(`struct bay {\n${members}\t__u32 end;\n};\nstruct slot {\n\t__u32 n;\n};\n`);
    git(folder, "checkout", "-q", "trunk");
    git(folder, "commit", "-q", "--allow-empty", "-m", "Nothing");
    git(folder, "merge", "-q", "--no-ff", "--no-commit", "side");
    commit(`struct bay {\n${members}\t__u32 end;\n};\nstruct slot {\n\t__u32 n;\n\t__u8 m;\n};\n`);
    git(folder, "checkout", "-qb", "later");
    commit(`struct bay {\n${members}\t__u32 end;\n\t__u8 tail;\n};\n`);
    git(folder, "checkout", "-q", "--orphan", "other");
    git(folder, "rm", "-rqf", ".");
    return folder;
  }
  const folder = merged();
  const said = (...words: readonly string[]): readonly string[] => {
    const main = join(root, "dist/generator/bundle/main.js");
    const { stdout } = spawnSync(
      process.execPath,
      [main, "review", "--format", "text", "--git", ...words],
      { cwd: folder, encoding: "utf8" },
    );
    return stdout.split("\n").filter((line) => /: (?:error|warning): /.test(line));
  };

  it("the struct is whole, out of the parent's tree, and the place is the file's", () => {
    expect(said("later").filter((line) => line.endsWith("[TAIL]"))).toEqual([
      `${path}:15:7: error: 3 bytes of padding after 'tail' (1 byte on m68k) [TAIL]`,
    ]);
  });
  it("a merge is what it does to its first parent", () => {
    expect(said("later~1")).toEqual([
      `${path}:18:7: error: 3 bytes of padding after 'm' (1 byte on m68k) [TAIL]`,
    ]);
  });
  it("in a range a merge has what none of its parents has", () => {
    expect(said("later~2..later~1")).toEqual(said("later~1"));
  });
  it.each([
    "color.ui=always",
    "diff.noprefix=true",
    "diff.context=0",
    "format.attach=true",
    "format.useAutoBase=true",
    "diff.orderFile=/none",
  ])("settings change nothing: %s", (setting) => {
    const [key = "", value = ""] = setting.split("=");
    const before = said("later~2..later");
    git(folder, "config", key, value);
    const after = said("later~2..later");
    git(folder, "config", "--unset", key);
    expect([before.length > 1, after]).toEqual([true, before]);
  });
  it("no option of git's is a revision", () => {
    const { code, err } = holeproof(["review", "--git=--output=/dev/null"]);
    expect([code, err]).toEqual([
      2,
      "holeproof: git has no --output=/dev/null: it is no revision\n",
    ]);
  });
});

describe("lock", () => {
  it("holds our own published layouts", () => {
    expect(holeproof(["lock", "--check"])).toMatchObject({ code: 0, err: "" });
  });
  it("freezes, accepts what is new, and refuses what drifts", () => {
    const folder = scratch();
    const [header, out] = [join(folder, "a.h"), join(folder, "locked")];
    const words = ["lock", "--headers", header, "--out", out];
    const text = '#define A_COMPATIBLE "a-v1"\nstruct a { int n; };\n';
    writeFileSync(header, text);
    expect(holeproof([...words, "--check"])).toMatchObject({ code: 1 });
    expect(holeproof(words)).toMatchObject({ code: 0 });
    expect(readFileSync(join(out, "a.h.txt"), "utf8")).toMatch(
      /A_COMPATIBLE "a-v1"[^]*struct a \{/,
    );
    expect(holeproof([...words, "--check"])).toMatchObject({ code: 0 });
    writeFileSync(header, `/* said otherwise */ ${text.replace("#define", "\n#define")}`);
    expect(holeproof([...words, "--check"])).toMatchObject({ code: 0 });
    writeFileSync(header, text.replace("int n", "long n"));
    const drifted = holeproof(words);
    expect(drifted.code).toBe(1);
    expect(drifted.out).toMatch(/a\.h\.txt: struct a drifted\n/);
    expect(holeproof([...words, "--check"]).code).toBe(1);
    expect(holeproof([...words, "--force"]).code).toBe(0);
    expect(holeproof([...words, "--check"]).code).toBe(0);
  });
});
