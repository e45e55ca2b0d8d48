// Runs a command with streams of our own.
import { review, type ReviewOptions } from "../../../generator/cli/commands/review.ts";

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** `holeproof review` of files, or of `stdin` under the name `-`. */
export async function runReview(
  paths: readonly string[],
  options: ReviewOptions = {},
  stdin: Uint8Array = new Uint8Array(),
): Promise<Ran> {
  let out = "";
  let err = "";
  const code = await review(paths, options, {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    stdin: async () => stdin,
    showsProgress: false,
    color: false,
  });
  return { code, out, err };
}

interface Line {
  readonly record: string | null;
  readonly member: string | null;
  readonly rule: string;
  readonly level: string;
  readonly line: number;
  readonly restates?: string;
}

/** What a text's author is told, as `record.member RULE`, advice left out, sorted. */
export async function findingsIn(mail: string): Promise<readonly string[]> {
  const { out } = await runReview(["-"], { format: "json" }, Buffer.from(mail, "utf8"));
  return out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line)
    .filter(({ level, restates }) => level !== "advice" && restates === undefined)
    .map(({ record, member, rule }) => `${record ?? ""}.${member ?? ""} ${rule}`)
    .toSorted();
}
