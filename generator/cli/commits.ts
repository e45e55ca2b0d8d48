// Commits of the repository the command runs in, as the mails git makes of them.
import type { Tree } from "../review/index.ts";
import { git } from "./git-files.ts";
import { reasonOf } from "./inputs.ts";
import { treeAt } from "./tree.ts";

/** What `--git` names. */
export interface Commits {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The tree they start from; undefined where they start the history. */
  readonly tree?: Tree;
}

/** What a user's settings may change is said here, so that it does not. */
const plain = (
  "--format=mboxrd --patch --no-color --no-show-signature --no-notes " +
  "--no-ext-diff --no-textconv --no-relative --submodule=short " +
  "--unified=3 --src-prefix=a/ --dst-prefix=b/"
).split(" ");

/**
 * The commits of a revision or a range. A merge alone is what it does to its first parent, as a
 * pull request's is; in a range it is what it holds that none of its parents has. A string says why
 * there are none.
 */
export function commitsOf(range: string): Commits | string {
  if (range.startsWith("-")) return `git has no ${range}: it is no revision`;
  const which = range.includes("..")
    ? ["--cc", range]
    : ["--max-count=1", "-m", "--first-parent", range];
  const log = (...words: readonly string[]): Buffer =>
    git(["log", "--reverse", "--topo-order", "-O/dev/null", ...words, ...which, "--"]);
  try {
    const [parents = ""] = log("--format=>%P", "--no-patch").toString().split("\n");
    if (parents === "") return `${range} holds no commit`;
    const [, parent] = /^>(\w+)/.exec(parents) ?? [];
    const tree = parent === undefined ? {} : { tree: treeAt(parent) };
    return { name: range, bytes: log(...plain), ...tree };
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr) : "";
    return `git has no ${range}: ${said.trim().split("\n")[0] || reasonOf(error)}`;
  }
}
