// `holeproof review` in this process, and what it finds.
import { review, type ReviewOptions } from "../../../generator/cli/commands/review.ts";
import { heard, type Heard } from "../cli/heard.ts";

/** `holeproof review` of files, or of `stdin` under the name `-`. */
export async function runReview(
  paths: readonly string[],
  options: ReviewOptions = {},
  stdin: Uint8Array = new Uint8Array(),
): Promise<Heard> {
  return heard((io) => review(paths, options, io), stdin);
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
