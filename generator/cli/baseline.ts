// Findings an old tree is known to have: written down once, silent afterwards.
import { pushAll } from "../lists/index.ts";
import { existsSync, readFileSync } from "node:fs";
import { writeWhole } from "./destination.ts";
import type { Finding } from "../finding/index.ts";

const HEAD = "# holeproof baseline: file, rule, record, member; lines may move\n";

/** What a finding is known by: everything but its line. */
const keyOf = ({ span, rule, record, member }: Finding): string =>
  [span.path ?? span.file, rule, record ?? "", member ?? ""].join("\t");

/** How many findings of each key a tree may have. */
export class Baseline {
  readonly #counts = new Map<string, number>();
  readonly #path: string;
  /** The file was not there: everything found now goes into it. */
  readonly isNew: boolean;
  readonly #found: string[] = [];
  readonly #checked = new Set<string>();

  /** Throws what reading the file throws. */
  constructor(path: string) {
    this.#path = path;
    this.isNew = !existsSync(path);
    if (this.isNew) return;
    for (const line of readFileSync(path, "utf8").split("\n")) {
      if (line === "" || line.startsWith("#")) continue;
      this.#counts.set(line, (this.#counts.get(line) ?? 0) + 1);
    }
  }

  /** Of all findings in the file at `path`, those that are not in the baseline. */
  unknown(path: string, findings: readonly Finding[]): readonly Finding[] {
    this.#checked.add(path);
    pushAll(this.#found, findings.map(keyOf));
    if (this.isNew) return [];
    return findings.filter((finding) => {
      const key = keyOf(finding);
      const left = this.#counts.get(key) ?? 0;
      if (left > 0) this.#counts.set(key, left - 1);
      return left === 0;
    });
  }

  /** Writes a new baseline, or says how many entries of an old one no longer apply. */
  finish(): string | undefined {
    if (this.isNew) {
      const lines = this.#found.toSorted().map((line) => `${line}\n`);
      writeWhole(this.#path, HEAD + lines.join(""));
      return `${this.#path} written: ${counted(lines.length, "", "known")} from now on`;
    }
    // A hook checks the files of a commit: nothing is known of the others while they exist.
    const stale = [...this.#counts]
      .filter(([key]) => this.#isAnswered(key.split("\t", 1)[0] ?? ""))
      .reduce((sum, [, left]) => sum + left, 0);
    if (stale === 0) return undefined;
    const gone = counted(stale, ` of ${this.#path}`, "gone");
    return `${gone}; remove it and run again to write it anew`;
  }

  #isAnswered(path: string): boolean {
    return this.#checked.has(path) || !existsSync(path);
  }
}

const counted = (count: number, whose: string, how: string): string =>
  count === 1 ? `1 finding${whose} is ${how}` : `${count} findings${whose} are ${how}`;
