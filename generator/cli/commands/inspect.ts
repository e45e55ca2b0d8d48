// holeproof inspect: what a handover image holds, and whether it is sound.
import { openImageFile } from "../image-file.ts";
import { reasonOf } from "../inputs.ts";
import type { ExitCode, Io } from "../io.ts";

export interface InspectCommandOptions {
  readonly format: "text" | "json" | "svg";
}

/** A tree as debugfs shows it is at most this long; nothing longer is read whole. */
const TREE_MAX = 2 ** 20;

/** Exit code: 0 sound, 1 something is wrong with it, 2 it could not be read. */
export async function inspect(
  path: string,
  { format }: InspectCommandOptions,
  io: Io,
): Promise<ExitCode> {
  const { contentsSvg, inspectBlob, inspectImage, inspectTree, isBlob, isTree } =
    await import("holeproof/runtime");
  let source: ReturnType<typeof openImageFile>;
  const bytes = new Uint8Array(TREE_MAX);
  let head: Uint8Array;
  try {
    source = openImageFile(path);
    head = bytes.subarray(0, source.readSome(0, bytes));
  } catch (error) {
    io.err(`holeproof: cannot read ${path}: ${reasonOf(error)}\n`);
    return 2;
  }
  if (isTree(head) || isBlob(head)) {
    source.close();
    const { findings, text, tree } = isTree(head) ? inspectTree(head) : inspectBlob(head);
    if (format === "svg") {
      io.err("holeproof: a tree has no picture; text or json\n");
      return 2;
    }
    io.out(format === "json" ? `${JSON.stringify({ tree, findings })}\n` : text);
    return report(path, findings, io);
  }
  const { findings, text, contents } = inspectImage(source);
  source.close();
  if (format === "json") io.out(`${JSON.stringify({ contents, findings })}\n`);
  else if (format === "text") io.out(text);
  else if (contents !== undefined) io.out(contentsSvg(contents));
  return report(path, findings, io);
}

/** One line a finding on stderr. */
function report(path: string, findings: readonly string[], io: Io): ExitCode {
  for (const finding of findings) io.err(`${path}: ${finding}\n`);
  return findings.length > 0 ? 1 : 0;
}
