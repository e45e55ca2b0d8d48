// Exit codes of every command: 0 clean, 1 findings or differences, 2 it could not do the work, and
// then one line says why.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { holeproof, root, scratch } from "./built.ts";

const folder = scratch();
const put = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const empty = put("empty", "");
const binary = put(
  "binary.h",
  Uint8Array.from({ length: 9_000 }, (_, at) => (at * 73) & 0xff),
);
const words = put("words.h", "Just words. ".repeat(9));
const hollow = join(folder, "hollow");
mkdirSync(hollow);
const none = join(folder, "none");
const header = join(root, "examples/bay.h");
const mail = join(root, "examples/bay.patch.eml");

/** What is given, the code, and what the one line on stderr says. */
const refused: readonly (readonly [readonly string[], RegExp])[] = [
  [["check", none], /cannot read .*none: no such file/],
  [["check", empty], /is empty/],
  [["check", binary], /is binary/],
  [["check", hollow], /holds no \.h or \.ts file/],
  [["check", mail], /is a patch: review reads those/],
  [["check", "--write", header], /--write goes with --fix/],
  [["check", "--profile", "vax", header], /no profile 'vax'/],
  [["check", "--format", "pdf", header], /no format 'pdf'/],
  [["check"], /names no file/],
  [["review", none], /cannot read .*none: no such file/],
  [["review", hollow], /cannot read .*hollow: is a folder/],
  [["review", empty], /holds no patch|is empty/],
  [["review", words], /holds no patch/],
  [["review"], /needs a mail/],
  [["review", "--git", "no-such-revision"], /no-such-revision/],
  [["review", "--format", "pdf", mail], /no format 'pdf'/],
  [["review", "--tree", none, mail], /no folder/],
  [["draw", none], /no such file/],
  [["draw", empty], /no record there to draw/],
  [["draw", "--target", "vax", header], /no such target/],
  [["draw", "--record", "none", header], /no record .*'none'/],
  [["compare", none, none], /neither a file/],
  [["compare", header, none], /none/],
  [["import", none], /no such file/],
  [["import", "--record", "none", header], /no record .*'none'/],
  [["verify", header], /needs one witness/],
  [["verify", "--btf", none], /no such file/],
  [["verify", "--btf", words], /neither BTF nor an ELF file/],
  [["inspect", none], /no such file/],
  [["inspect", empty], /not an image/],
  [["inspect", "--format", "json", binary], /not an image/],
  [["inspect", "--format", "svg", binary], /not an image/],
  [["inspect", hollow], /nothing of a handover in it/],
  [["voyage", "--resume", "--image", binary], /not an image/],
  [["voyage", "--resume", "--image", hollow], /is a folder/],
  [["replay", none], /no such file/],
  [["lock", "--headers", none, "--out", join(folder, "locked")], /none/],
  [["rules", "NOSUCH"], /NOSUCH/],
];

describe("what cannot be done is told in one line, and exits 2", () => {
  it.each(refused.map(([given, why]) => [given.join(" ").replaceAll(folder, ""), given, why]))(
    "%s",
    (_, given, why) => {
      const { code, out, err } = holeproof(given as readonly string[]);
      expect(err).toMatch(why as RegExp);
      expect(err).toMatch(/^(?:holeproof|error): [^\n]*\n$/);
      expect({ code, out }).toEqual({ code: 2, out: "" });
    },
  );
});

const isFull = existsSync("/dev/full");
if (!isFull) console.warn("SKIPPED: output to a full disk: no /dev/full here");

describe("an output that takes nothing", () => {
  /** As a shell runs it, so that the output is what the line says. */
  const shell = (line: string): { readonly code: number | null; readonly err: string } => {
    holeproof(["--version"]);
    const main = join(root, "dist/generator/bundle/main.js");
    const program = `"${process.execPath}" "${main}"`;
    const ran = spawnSync("bash", ["-c", line.replace("holeproof", program)], {
      cwd: root,
      encoding: "utf8",
    });
    return { code: ran.status, err: ran.stderr };
  };

  it.skipIf(!isFull).each(["check examples/bay.h", "rules", "voyage --steps 50", "--help"])(
    "%s on a full disk",
    (given) => {
      const err = "holeproof: cannot write <stdout>: no space left on the device\n";
      expect(shell(`holeproof ${given} >/dev/full`)).toEqual({ code: 2, err });
      expect(shell(`holeproof ${given} >/dev/full 2>/dev/full`).code).toBe(2);
    },
  );

  it.each(["check examples/bay.h", "rules"])("%s for a reader that leaves", (given) => {
    expect(shell(`set -o pipefail; holeproof ${given} | true`).err).toBe("");
  });
});
