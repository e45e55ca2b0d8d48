// Commits instead of mails, whatever is checked out.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratch } from "../../scratch.ts";
import { git, holeproof, root } from "./built.ts";

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
    git(folder, "mv", header, join(folder, "include/uapi/linux/cove.h"));
    git(folder, "commit", "-qm", "A better name");
    const quiet = { status: 0, stdout: "", stderr: "holeproof: HEAD: nothing to remark\n" };
    expect(run("--git", "HEAD")).toMatchObject(quiet);
    expect(run("--git", "HEAD", "--format", "github")).toMatchObject(quiet);
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
    const { out } = holeproof(["review", "--format", "text", "--git", ...words], "", folder);
    return out.split("\n").filter((line) => /: (?:error|warning): /.test(line));
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
