// Where files that the user names are written: beside a regular one, in place for anything else.
import { spawnSync } from "node:child_process";
import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { destination } from "../../../generator/cli/destination.ts";
import { scratch } from "../../scratch.ts";
import { holeproof, type Ran, root } from "./built.ts";

const folder = scratch();
const at = (name: string): string => join(folder, name);

/** What the path holds before and after a text is written and settled there. */
function written(path: string): { readonly before: string; readonly after: string } {
  const place = destination(path);
  writeFileSync(place.path, "new");
  const before = existsSync(path) ? readFileSync(path, "utf8") : "";
  place.settle();
  return { before, after: readFileSync(path, "utf8") };
}

describe("a destination", () => {
  it("appears whole, and leaves nothing when it is discarded", () => {
    expect(written(at("fresh"))).toEqual({ before: "", after: "new" });
    writeFileSync(at("old"), "old");
    expect(written(at("old"))).toEqual({ before: "old", after: "new" });
    const place = destination(at("never"));
    writeFileSync(place.path, "half");
    place.discard();
    expect([existsSync(place.path), existsSync(at("never"))]).toEqual([false, false]);
  });

  it("has a name of its own, whatever stands beside it and whoever else writes", () => {
    const path = at("shared");
    const [first, second] = [destination(path), destination(path)];
    writeFileSync(first.path, "first");
    writeFileSync(second.path, "second");
    first.settle();
    expect(readFileSync(path, "utf8")).toBe("first");
    second.settle();
    expect(readFileSync(path, "utf8")).toBe("second");
    // What a user keeps under the next name is left alone, be it a file or a link.
    const next = destination(path);
    next.discard();
    writeFileSync(at("kept"), "kept");
    symlinkSync(at("kept"), next.path);
    const other = destination(path);
    expect(other.path).not.toBe(next.path);
    writeFileSync(other.path, "third");
    other.settle();
    expect(readFileSync(at("kept"), "utf8")).toBe("kept");
    rmSync(next.path);
    expect(readdirSync(folder).filter((name) => name.startsWith(".holeproof"))).toEqual([]);
  });

  it("takes away what killed runs left, and nothing of one that goes on", () => {
    const own = scratch();
    const place = destination(join(own, "a"));
    const gone = spawnSync("true").pid;
    const named = (pid: number): string => place.path.replace(`-${process.pid}-`, () => `-${pid}-`);
    writeFileSync(named(gone), "half");
    writeFileSync(named(process.ppid), "half");
    place.discard();
    expect(holeproof(["import", "--out", own, join(root, "examples/bay.h")]).code).toBe(0);
    expect(existsSync(named(gone))).toBe(false);
    expect(existsSync(named(process.ppid))).toBe(true);
  });

  it("keeps links, pipes and devices what they are", () => {
    writeFileSync(at("end"), "old");
    symlinkSync("end", at("middle"));
    symlinkSync(at("middle"), at("link"));
    expect(written(at("link"))).toEqual({ before: "old", after: "new" });
    expect(readFileSync(at("end"), "utf8")).toBe("new");
    expect(lstatSync(at("link")).isSymbolicLink()).toBe(true);
    const open = destination("/dev/stdout");
    expect([open.path, open.isTemporary]).toEqual(["/dev/stdout", false]);
    expect(spawnSync("mkfifo", [at("pipe")]).status).toBe(0);
    for (const path of [at("pipe"), "/dev/null"]) {
      const place = destination(path);
      expect([place.path, place.isTemporary]).toEqual([path, false]);
      place.settle();
      place.discard();
      expect(lstatSync(path).isFile()).toBe(false);
      expect(existsSync(path)).toBe(true);
    }
    // A link to nothing is replaced.
    symlinkSync(at("nowhere"), at("broken"));
    expect(written(at("broken")).after).toBe("new");
  });

  it("is refused in one line where there can be none", () => {
    writeFileSync(at("file"), "");
    const refused = (words: readonly string[], path: string): Ran =>
      holeproof([...words, "--out", path]);
    expect(refused(["lock"], at("file/below"))).toEqual({
      out: "",
      err: `holeproof: cannot use ${at("file/below")}: not a folder\n`,
      code: 2,
    });
    // Making a folder answers ENOENT there, although the one above it exists.
    expect(refused(["generate", "--emit", "c"], "/proc/none/below")).toEqual({
      out: "",
      err: "holeproof: cannot use /proc/none: no such file\n",
      code: 2,
    });
  });
});
