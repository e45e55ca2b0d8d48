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
const streamed: Readonly<Record<string, WriteFindings>> = {
  text: writeText,
  json: writeJson,
  github: writeGithub,
};

export const formatNames = "text, json, checkpatch, github, sarif";

export interface Format {
  readonly write: WriteFindings;
  /** All findings are to be written at once: there is something before or after them. */
  readonly isDocument: boolean;
}

/** The format of a name; undefined when there is none. */
export async function formatNamed(name: string): Promise<Format | undefined> {
  const write = streamed[name];
  if (write !== undefined) return { write, isDocument: false };
  if (name === "checkpatch") return { write: writeCheckpatch, isDocument: true };
  if (name !== "sarif") return undefined;
  const { writeSarif } = await import("../write/sarif.ts");
  return { write: (findings) => writeSarif(findings, version), isDocument: true };
}
