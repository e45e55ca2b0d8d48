// Exit codes of every command: 0 clean, 1 findings or differences, 2 it could not do the work, and
// then one line says why.
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { scratch } from "../../scratch.ts";
import { hasCc } from "../../serve/built-client.ts";
import { fresh, patchMail } from "../review/mail-text.ts";
import { build, holeproof, root } from "./built.ts";

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

const socket = join(folder, "socket");
const open = join(folder, "open");
mkdirSync(open);
chmodSync(open, 0o755);
const closed = join(folder, "closed");
mkdirSync(closed, { mode: 0o700 });
put("closed/file", "somebody's");
const trace = join(root, "examples/traces");
/** There, a file by its mode, and not to be read: not even by root. */
const unreadable = "/proc/self/mem";
const readers: readonly (readonly string[])[] = [
  ["check"],
  ["draw"],
  ["import"],
  ["review"],
  ["inspect"],
  ["replay"],
  ["compare", header],
  ["generate", "--out", join(folder, "codecs")],
  ["lock", "--headers"],
  ["verify", "--btf"],
  ["verify", "--cc", "gcc"],
];

/** What is given, the code, and what the one line on stderr says. */
const refused: readonly (readonly [readonly string[], RegExp])[] = [
  [["check", none], /cannot read .*none: no such file/],
  [["check", empty], /is empty/],
  [["check", binary], /is binary/],
  [["check", hollow], /holds no \.h or \.ts file/],
  [["check", mail], /is a patch: review reads those/],
  [["check", "--write", header], /--write goes with --fix/],
  [["check", "--locked", "--write"], /--write goes with --fix/],
  [["check"], /names no file/],
  [["review", none], /cannot read .*none: no such file/],
  [["review", hollow], /cannot read .*hollow: is a folder/],
  [["review", empty], /holds no patch|is empty/],
  [["review", words], /holds no patch/],
  [["review"], /needs a mail \(- is standard input\)/],
  [["review", "--git", "no-such-revision"], /no-such-revision/],
  [["review", "--tree", none, mail], /no folder/],
  [["draw", none], /no such file/],
  [["draw", empty], /no record there to draw/],
  [["draw", "--target", "vax", header], /no such target: vax; there are x86_64, i386, .*hexagon$/m],
  [["draw", "--target", ",", header], /--target names no target; there are x86_64/],
  [["compare", "--target", "vax", header, header], /no such target: vax; there are x86_64/],
  [["compare", "--target", ",", header, header], /--target names no target; there are x86_64/],
  [["draw", "--record", "none", header], /no record .*'none'/],
  [["compare", none, none], /neither a file/],
  [["compare", header, none], /none/],
  [["import", none], /no such file/],
  [["import", "--record", "none", header], /no record .*'none'/],
  [["verify", header], /needs one witness/],
  [["verify", "--btf", none], /no such file/],
  [["verify", "--btf", binary, "--base", none], /cannot read .*none: no such file/],
  [["verify", "--cc", "gcc", "--base", binary, header], /--base is what the split BTF/],
  [["verify", "--btf", words], /neither BTF nor an ELF file/],
  [["inspect", none], /no such file/],
  [["inspect", empty], /not an image/],
  [["inspect", "--format", "json", binary], /not an image/],
  [["inspect", "--format", "svg", binary], /not an image/],
  [["inspect", hollow], /nothing of a handover in it/],
  [["voyage", "--resume", "--image", binary], /not an image/],
  [["voyage", "--resume", "--image", hollow], /is a folder/],
  [["replay", none], /no such file/],
  [["replay", "--profile", "vax", trace], /no machine is known as "vax"/],
  [["run", "--", none], /cannot run .*none: no such file/],
  [["run", "--", hollow], /cannot run .*hollow: permission denied/],
  [["run", "--", header], /cannot run .*bay\.h: permission denied/],
  [["run", "--profile", "vax", "--", "true"], /no profile "vax"/],
  [["run", "--trace", join(none, "trace"), "--", "true"], /none\/trace: no such file/],
  [["run", "--connect", none, "--", "true"], /no machine is served at .*none/],
  [["serve", "--profile", "vax", "--socket", socket], /no profile "vax"/],
  [["serve", "--trace", join(none, "trace"), "--socket", socket], /none\/trace: no such file/],
  [["serve", "--socket", join(open, "socket")], /others may enter .*open: chmod 700 it/],
  [["serve", "--socket", join(empty, "socket")], /empty is no folder/],
  [["serve", "--socket", join(closed, "file")], /closed\/file is there, and no socket/],
  [["serve", "--socket", join(folder, "s".repeat(108))], /too long for a socket's path/],
  [["serve", "status", "--socket", none], /no machine answers at .*none: no such file/],
  [["serve", "kexec", "--socket", none], /no machine answers at .*none: no such file/],
  [["serve", "kexec", "--profile", "vax", "--socket", none], /no profile "vax"/],
  [["lock", "--headers", none, "--out", join(folder, "locked")], /none/],
  [["rules", "NOSUCH"], /NOSUCH/],
];

/** Without a C compiler `run` says that before anything else. */
const asked = refused.filter(([[command]]) => hasCc || command !== "run");

describe("what cannot be done is told in one line, and exits 2", () => {
  it.each(asked.map(([given, why]) => [given.join(" ").replaceAll(folder, ""), given, why]))(
    "%s",
    (_, given, why) => {
      const { code, out, err } = holeproof(given as readonly string[]);
      expect(err).toMatch(why as RegExp);
      expect(err).toMatch(/^(?:holeproof|error): [^\n]*\n$/);
      expect({ code, out }).toEqual({ code: 2, out: "" });
    },
  );
});

it("serve leaves a file alone that is no socket", () =>
  expect(readFileSync(join(closed, "file"), "utf8")).toBe("somebody's"));

const isThere = existsSync(unreadable);
if (!isThere) console.warn(`SKIPPED: what cannot be read: no ${unreadable} here`);

it.skipIf(!isThere).each(readers.map((words) => [words.join(" ").replaceAll(root, ""), words]))(
  "%s of what cannot be read",
  (_, words) => {
    const { code, out, err } = holeproof([...words, unreadable]);
    expect(err).toMatch(/^holeproof: cannot read \/proc\/self\/mem: [^\n]*\n$/);
    expect({ code, out }).toEqual({ code: 2, out: "" });
  },
);

/** As `holeproof`, by somebody who is not root: nothing is closed to root. */
function asNobody(...given: readonly string[]): ReturnType<typeof holeproof> {
  build();
  const main = join(root, "dist/generator/bundle/main.js");
  const somebody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const ran = spawnSync(process.execPath, [main, ...given], { encoding: "utf8", ...somebody });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

describe("what its owner closed to others", () => {
  const mixed = scratch();
  const bay = "struct bay { __u32 key; __u64 base; };";
  mkdirSync(join(mixed, "shut"), { recursive: true });
  const shut = join(mixed, "shut.h");
  for (const path of [shut, join(mixed, "open.h"), join(mixed, "shut/inner.h")])
    writeFileSync(path, bay);
  chmodSync(shut, 0);
  chmodSync(join(mixed, "shut"), 0);
  chmodSync(mixed, 0o755);
  // So that somebody who is not root can remove it.
  afterAll(() => chmodSync(join(mixed, "shut"), 0o700));

  it.each(readers.filter(([, out]) => out !== "--out"))("%s of it", (...of) => {
    const { code, out, err } = asNobody(...of, shut);
    expect(err).toBe(`holeproof: cannot read ${shut}: permission denied\n`);
    expect({ code, out }).toEqual({ code: 2, out: "" });
  });

  it.skipIf(!hasCc)("a home for the interposer: another can be named", () => {
    const main = join(root, "dist/generator/bundle/main.js");
    const env = { ...process.env, XDG_CACHE_HOME: join(mixed, "shut") };
    const words = [main, "run", "--", "true"];
    const somebody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const ran = spawnSync(process.execPath, words, { encoding: "utf8", env, ...somebody });
    expect(ran.stderr).toMatch(
      /shut\/holeproof: permission denied; XDG_CACHE_HOME names another\n$/,
    );
    expect(ran.status).toBe(2);
  });

  it("is named one by one, and what lies beside it is read", () => {
    const { code, out, err } = asNobody("check", mixed);
    const refusals = ["shut", "shut.h"].map(
      (name) => `holeproof: cannot read ${join(mixed, name)}: permission denied\n`,
    );
    expect(err).toBe(refusals.join(""));
    expect(out).toContain(`${join(mixed, "open.h")}:1:31: error`);
    expect(code).toBe(2);
  });
});

it("a copy of an exported header is named as what nobody judged", () => {
  const path = "tools/include/uapi/linux/bay.h";
  const lines = ["struct bay {", "\t__u32 key;", "\t__u64 base;", "};"];
  const name = put("copy.patch", patchMail([fresh(path, lines)]));
  const { code, out, err } = holeproof(["review", name]);
  expect(err).toBe(
    `holeproof: ${name}: ${path} is a copy of include/uapi/linux/bay.h, and not judged\n` +
      `holeproof: ${name}: nothing to remark\n`,
  );
  expect({ code, out }).toEqual({ code: 0, out: "" });
  const both = patchMail([fresh(path, lines), fresh(path.slice(6), lines)]);
  expect(holeproof(["review", put("both.patch", both)])).toMatchObject({ code: 1, err: "" });
});

it("review tells the copies that a patch's title speaks of", () => {
  const lines = ["struct bay {", "\t__u32 key;", "\t__u64 base;", "};"];
  const tag = "[PATCH] ";
  const titled = (path: string, title: string): ReturnType<typeof holeproof> => {
    const mail = patchMail([fresh(path, lines)]).replace(`${tag}bay: More`, title);
    return holeproof(["review", put("titled.patch", mail)]);
  };
  const [original, copy] = ["include/uapi/linux/bay.h", "linux-headers/linux/bay.h"];
  const left = (path: string): string => `: ${path} is a copy of another tree's, and not judged\n`;
  const titles = [`${tag}Sync KVM headers with Linux 6.1`, `${tag}Update kernel headers`];
  for (const title of [...titles, `${tag}headers: sync`]) {
    expect(titled(copy, title).err).toContain(left(copy));
    // The kernel's own tree has no copies there.
    expect(titled(original, title)).toMatchObject({ code: 1, err: "" });
  }
  expect(titled(original, "[RFC kvmtool PATCH 1/2] bay: More").err).toContain(left(original));
  for (const title of ["bay: Add BAY_SYNC", "bay: explicit sync, and an ioctl in its header"])
    expect(titled(copy, `${tag}${title}`)).toMatchObject({ code: 1, err: "" });
});

describe("a folder's files that are no headers", () => {
  it("a pipe is not waited for, and an empty header has nothing to judge", () => {
    const mixed = scratch();
    expect(spawnSync("mkfifo", [join(mixed, "pipe.h")]).status).toBe(0);
    symlinkSync("pipe.h", join(mixed, "linked.h"));
    writeFileSync(join(mixed, "empty.h"), "");
    writeFileSync(join(mixed, "one.h"), "struct bay { __u32 key; };");
    build();
    const main = join(root, "dist/generator/bundle/main.js");
    const words = [main, "check", mixed];
    const ran = spawnSync(process.execPath, words, { encoding: "utf8", timeout: 300_000 });
    expect(ran).toMatchObject({ status: 0, stdout: "", stderr: "" });
  });
});

describe("an included header that is there and cannot be read", () => {
  const include = scratch();
  symlinkSync(unreadable, join(include, "shut.h"));
  mkdirSync(join(include, "folder.h"));
  const asking = ["one.h", "two.h"].map((name) => {
    const path = join(include, name);
    writeFileSync(path, "#include <shut.h>\n#include <folder.h>\nstruct bay { __u64 key; };\n");
    return path;
  });
  it.each(["check", "draw", "import"])("%s tells once, and goes on", (command) => {
    const { code, err } = holeproof([command, "-I", include, ...asking]);
    expect(err.split("\n").filter((line) => line.includes("shut.h:"))).toEqual([
      expect.stringMatching(/^holeproof: cannot read .*\/shut\.h: /),
    ]);
    expect(err).not.toContain("folder.h:");
    expect(code).toBe(0);
  });

  it("a pipe is not waited for, also where a machine's folder is looked for", () => {
    const piped = scratch();
    mkdirSync(join(piped, "asm"));
    for (const name of ["pipe.h", "asm/ptrace.h"])
      expect(spawnSync("mkfifo", [join(piped, name)]).status).toBe(0);
    const path = join(piped, "one.h");
    writeFileSync(path, "#include <pipe.h>\n#include <asm/own.h>\nstruct bay { __u32 key; };\n");
    build();
    const words = [join(root, "dist/generator/bundle/main.js"), "check", "-I", piped, path];
    const ran = spawnSync(process.execPath, words, { encoding: "utf8", timeout: 30_000 });
    const told = ["pipe.h", "asm/ptrace.h"].map(
      (name) => `holeproof: cannot read ${join(piped, name)}: no regular file\n`,
    );
    expect(ran).toMatchObject({ status: 0, stdout: "", stderr: told.join("") });
  });

  it("a pipe that is named is read", () => {
    const main = join(root, "dist/generator/bundle/main.js");
    const one = `${process.execPath} ${main} draw --format json`;
    const named = ["draw <(cat h)", "draw /dev/stdin <h", "draw - <h", "draw --include <(cat h) h"];
    writeFileSync(join(include, "h"), "struct bay { unsigned key; };");
    const said = named.map((words) => {
      const line = `${one} ${words.slice(5)}`;
      return spawnSync("bash", ["-c", line], { cwd: include, encoding: "utf8", timeout: 60_000 });
    });
    for (const { stdout } of said) expect(stdout).toContain('"name":"key"');
  });
});

/** Every command, from what `--help` lists. */
const commands = [...holeproof(["--help"]).out.matchAll(/^ {2}([a-z]+) (?!\[command\])/gm)].map(
  ([, name = ""]) => name,
);

describe("a word that is none of the choices is refused before any work", () => {
  const withFormats = new Set(["draw", "check", "review", "rules", "compare", "replay", "inspect"]);

  it("there are commands to ask", () => expect(commands.length).toBeGreaterThan(14));

  it.each(commands.filter((name) => name !== "help"))("%s --format pdf", (name) => {
    const lock = name === "check" ? ["--locked"] : [];
    const { code, out, err } = holeproof([name, ...lock, "--format", "pdf", none, none]);
    expect(err).toMatch(
      withFormats.has(name)
        ? /^error: option '--format <format>' argument 'pdf' is invalid\. Allowed choices are /
        : /^error: unknown option '--format'\n/,
    );
    expect({ code, out }).toEqual({ code: 2, out: "" });
  });

  it("check --locked --profile vax", () => {
    const { code, out, err } = holeproof(["check", "--locked", "--profile", "vax"]);
    expect(err).toMatch(/argument 'vax' is invalid\. Allowed choices are auto, uapi, kho\.\n/);
    expect({ code, out }).toEqual({ code: 2, out: "" });
  });
});

describe("a macro without a name is refused before any work", () => {
  const readers = ["draw", "check", "compare", "lock", "import", "verify", "generate"];
  it.each(readers)("%s", (name) => {
    const { code, out, err } = holeproof([name, "-D", "=1", none, none]);
    expect(err.split("\n")[0]).toBe(
      "error: option '-D <name=value>' argument '=1' is invalid. It must begin with the name of a macro.",
    );
    expect({ code, out }).toEqual({ code: 2, out: "" });
  });

  it.each([
    ["-D", ""],
    ["-D", "1=2"],
    ["-U", ""],
    ["-U", "=1"],
  ])("draw %s '%s'", (option, word) => {
    const { code, out, err } = holeproof(["draw", option, word, none]);
    expect(err).toContain(`argument '${word}' is invalid. It must begin with the name of a macro.`);
    expect({ code, out }).toEqual({ code: 2, out: "" });
  });
});

const isFull = existsSync("/dev/full");
if (!isFull) console.warn("SKIPPED: output to a full disk: no /dev/full here");

describe("an output that takes nothing", () => {
  /** As a shell runs it, so that the output is what the line says. */
  const shell = (line: string): { readonly code: number | null; readonly err: string } => {
    build();
    const main = join(root, "dist/generator/bundle/main.js");
    const program = `"${process.execPath}" "${main}"`;
    const ran = spawnSync("bash", ["-c", line.replace("holeproof", program)], {
      cwd: root,
      encoding: "utf8",
    });
    return { code: ran.status, err: ran.stderr };
  };

  it.skipIf(!isFull).each(["check examples/bay.h", "rules", "voyage --steps 1", "--help"])(
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
