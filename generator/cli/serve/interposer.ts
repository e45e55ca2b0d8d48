// The interposer's shared object: built with the system's compiler on first use, then kept.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { makeFolder } from "../destination.ts";
import { reasonOf } from "../inputs.ts";
import { shipped } from "../package-root.ts";

const FLAGS = ["-shared", "-fPIC", "-O2", "-fno-delete-null-pointer-checks"];
const LIBRARIES = ["-ldl", "-lpthread"];

/** Where built interposers are kept: $XDG_CACHE_HOME/holeproof or ~/.cache/holeproof. */
function cacheFolder(): string {
  const base = process.env["XDG_CACHE_HOME"];
  return join(base === undefined || base === "" ? join(homedir(), ".cache") : base, "holeproof");
}

/** What the source includes, in one order everywhere. */
const partsOf = (folder: string): readonly string[] =>
  readdirSync(folder)
    .toSorted()
    .map((name) => join(folder, name));

/** The path of the shared object, or why there is none. A changed source is another object. */
export function interposer(): { readonly path: string } | { readonly problem: string } {
  const source = shipped("src/runtime/serve/interpose.c");
  const command = process.env["CC"] ?? "cc";
  const version = createHash("sha256").update(process.arch);
  for (const part of [source, ...partsOf(shipped("src/runtime/serve/interpose"))])
    version.update(readFileSync(part));
  const name = `interpose-${version.digest("hex").slice(0, 16)}.so`;
  const folder = cacheFolder();
  const path = join(folder, name);
  if (existsSync(path)) return { path };
  try {
    makeFolder(folder, 0o700);
  } catch (error) {
    return { problem: `cannot make ${folder}: ${reasonOf(error)}; XDG_CACHE_HOME names another` };
  }
  const fresh = `${path}.${process.pid}`;
  const [compiler = "cc", ...flags] = command.split(" ");
  const built = spawnSync(compiler, [...flags, ...FLAGS, "-o", fresh, source, ...LIBRARIES], {
    encoding: "utf8",
  });
  if (built.error !== undefined)
    return {
      problem: `no C compiler: "${command}" ${reasonOf(built.error)}; install one or set CC`,
    };
  if (built.status !== 0) {
    rmSync(fresh, { force: true });
    return { problem: `${command} refuses ${source}:\n${built.stderr.trimEnd()}` };
  }
  renameSync(fresh, path);
  return { path };
}
