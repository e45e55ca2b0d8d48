// holeproof check: headers in, findings out.
import type { Finding } from "../../finding/index.ts";
import type { Profile } from "../../rules/index.ts";
import { writeJson } from "../../write/json.ts";
import { writeText } from "../../write/text.ts";
import { includeProblems, type IncludeOptions } from "../include.ts";
import { headerChecker } from "../header-check.ts";
import { type Input, readInputs } from "../inputs.ts";
import type { ExitCode, Io } from "../io.ts";

export interface CheckOptions extends IncludeOptions {
  /** `text` when left out. */
  readonly format?: string;
  /** `auto`, `uapi` or `kho`; auto goes by path and spelling. */
  readonly profile?: string;
}

const formats: Readonly<Record<string, (findings: readonly Finding[]) => string>> = {
  text: writeText,
  json: writeJson,
};

const profiles: Readonly<Record<string, Profile | undefined>> = {
  auto: undefined,
  uapi: "uapi",
  kho: "kho",
};

/** Checks every header; advice alone does not count as findings. */
export async function check(
  paths: readonly string[],
  options: CheckOptions,
  io: Io,
): Promise<ExitCode> {
  const write = formats[options.format ?? "text"];
  const profile = options.profile ?? "auto";
  if (write === undefined || !(profile in profiles)) {
    const [what, word, known] =
      write === undefined
        ? ["format", options.format, "text, json"]
        : ["profile", profile, "auto, uapi, kho"];
    io.err(`holeproof: check has no ${what} '${word}' (${known})\n`);
    return 2;
  }
  const { inputs, problems } = readInputs(
    paths.filter((path) => path !== "-"),
    [".h"],
  );
  const all: Input[] = [...inputs];
  if (paths.includes("-")) all.push({ path: "<stdin>", bytes: await io.stdin() });
  const checker = headerChecker(options);
  const troubles = [...problems, ...includeProblems(options)];
  let worst: ExitCode = troubles.length > 0 ? 2 : 0;
  for (const problem of troubles) io.err(`holeproof: ${problem}\n`);
  for (const { path, bytes } of all) {
    const refusal = refusalOf(bytes);
    if (refusal !== undefined) {
      io.err(`holeproof: ${path} ${refusal}\n`);
      worst = 2;
      continue;
    }
    const { findings, note } = checker.check(
      path,
      new TextDecoder().decode(bytes),
      profiles[profile],
    );
    io.out(write(findings));
    if (note !== undefined) io.err(`holeproof: ${note}\n`);
    if (worst === 0 && findings.some((finding) => finding.level !== "advice")) worst = 1;
  }
  return worst;
}

function refusalOf(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return "is empty";
  return bytes.subarray(0, 8192).includes(0) ? "is binary, not a header" : undefined;
}
