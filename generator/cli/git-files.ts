// Files as git has them at a revision, all of them by two calls of git.
import { execFileSync } from "node:child_process";

/** A file of a tree; its path is counted from that tree. */
export interface GitFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Runs git in the folder the command runs in. Throws what git said. */
export function git(words: readonly string[], input: string = ""): Buffer {
  return execFileSync("git", words, { input, stdio: ["pipe", "pipe", "pipe"], maxBuffer: 1 << 30 });
}

/** `blob`, `tree` or `commit`, whose tags are followed; undefined for what names nothing. */
export function gitType(word: string): string | undefined {
  try {
    const type = git(["cat-file", "-t", word]).toString().trim();
    return type === "tag" ? gitType(`${word}^{}`) : type;
  } catch {
    return undefined;
  }
}

/** The paths of every file of a revision. Throws what git said. */
export function gitPaths(revision: string): readonly string[] {
  const entries = git(["ls-tree", "-r", "-z", "--full-tree", revision]).toString().split("\0");
  return entries.flatMap((entry) => /^\d+ blob \w+\t([^]*)$/.exec(entry)?.[1] ?? []);
}

/** One file, `REVISION:PATH`. Throws what git said. */
export function gitFile(word: string): Uint8Array {
  return git(["cat-file", "blob", word]);
}

/** The files below a revision or a `REVISION:PATH` whose paths are wanted. Throws what git said. */
export function gitFiles(word: string, wants: (path: string) => boolean): readonly GitFile[] {
  const entries = git(["ls-tree", "-r", "-z", "--full-tree", word]).toString().split("\0");
  const wanted = entries.flatMap((entry) => {
    const [, id = "", path = ""] = /^\d+ blob (\w+)\t([^]*)$/.exec(entry) ?? [];
    return id !== "" && wants(path) ? [{ id, path }] : [];
  });
  if (wanted.length === 0) return [];
  const all = git(["cat-file", "--batch"], wanted.map(({ id }) => `${id}\n`).join(""));
  let at = 0;
  return wanted.map(({ path }) => {
    // "<id> blob <size>", the bytes, and a line feed git adds.
    const start = all.indexOf(0x0a, at) + 1;
    const size = Number(all.subarray(at, start).toString().trim().split(" ")[2]);
    at = start + size + 1;
    return { path, bytes: all.subarray(start, start + size) };
  });
}
