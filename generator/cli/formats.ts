// The formats `check` and `review` share: findings in, one text out.
import type { Finding } from "../finding/index.ts";
import { writeCheckpatch } from "../write/checkpatch.ts";
import { writeGithub } from "../write/github.ts";
import { writeJson } from "../write/json.ts";
import { writeText } from "../write/text.ts";
import { version } from "./version.ts";

/** `lines`: how many were looked at, for the format that says so. */
export type WriteFindings = (findings: readonly Finding[], lines: number) => string;

/** Formats that can be written a file at a time. */
const streamed: Readonly<Record<"text" | "json" | "github", WriteFindings>> = {
  text: writeText,
  json: writeJson,
  github: writeGithub,
};

export type FormatName = keyof typeof streamed | "checkpatch" | "sarif";

export interface Format {
  readonly write: WriteFindings;
  /** All findings are to be written at once: there is something before or after them. */
  readonly isDocument: boolean;
}

/** The format of a name. */
export async function formatNamed(name: FormatName): Promise<Format> {
  if (name === "checkpatch") return { write: writeCheckpatch, isDocument: true };
  if (name !== "sarif") return { write: streamed[name], isDocument: false };
  const { writeSarif } = await import("../write/sarif.ts");
  return { write: (findings) => writeSarif(findings, version), isDocument: true };
}
