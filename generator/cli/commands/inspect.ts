// holeproof inspect: what a handover image holds, and whether it is sound.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type * as HoleproofRuntime from "holeproof/runtime";
import type { TreeInspection } from "holeproof/runtime";
import { openImageFile, type ImageFile } from "../image-file.ts";
import { reasonOf } from "../inputs.ts";
import type { ExitCode, Io } from "../io.ts";

export interface InspectCommandOptions {
  readonly format: "text" | "json" | "svg";
}

/** A file as debugfs shows it is at most this long; nothing longer is read whole. */
const SHOWN_MAX = 2 ** 20;

/** Exit code: 0 sound, 1 something is wrong with it, 2 it could not be read, or is no image. */
export async function inspect(
  path: string,
  { format }: InspectCommandOptions,
  io: Io,
): Promise<ExitCode> {
  const runtime = await import("holeproof/runtime");
  let source: ReturnType<typeof openImageFile>;
  let shown: TreeInspection | undefined;
  try {
    if (statSync(path).isDirectory()) {
      const files = filesIn(path, runtime);
      if (files.size > 0) return tell(path, format, runtime.inspectFolder(files), io);
      io.err(`holeproof: cannot read ${path}: a folder with nothing of a handover in it\n`);
      return 2;
    }
    source = openImageFile(path);
    shown = decode(readShown(source), runtime);
  } catch (error) {
    io.err(`holeproof: cannot read ${path}: ${reasonOf(error)}\n`);
    return 2;
  }
  if (shown !== undefined) {
    source.close();
    return tell(path, format, shown, io);
  }
  const { findings, text, contents } = runtime.inspectImage(source);
  source.close();
  if (contents === undefined) {
    io.err(`holeproof: ${path}: ${findings.join("; ")}\n`);
    return 2;
  }
  if (format === "json") io.out(`${JSON.stringify({ contents, findings })}\n`);
  else io.out(format === "text" ? text : runtime.contentsSvg(contents));
  return report(path, findings, io);
}

type Runtime = typeof HoleproofRuntime;

/** One of the files debugfs shows, by what it begins with; undefined for anything else. */
function decode(bytes: Uint8Array, runtime: Runtime): TreeInspection | undefined {
  if (runtime.isTree(bytes)) return runtime.inspectTree(bytes);
  if (runtime.isBlob(bytes)) return runtime.inspectBlob(bytes);
  return runtime.isScratchList(bytes) ? runtime.inspectScratchList(bytes) : undefined;
}

function readShown(source: ImageFile): Uint8Array {
  const bytes = new Uint8Array(SHOWN_MAX);
  return bytes.slice(0, source.readSome(0, bytes));
}

/** Files of a folder that are of a handover, by their names, those of users sorted. */
function filesIn(folder: string, { DEBUG_FILES, USERS_FOLDER }: Runtime): Map<string, Uint8Array> {
  const isThere = (name: string): boolean =>
    statSync(join(folder, name), { throwIfNoEntry: false })?.isFile() === true;
  const below = join(folder, USERS_FOLDER);
  const users = statSync(below, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(below) : [];
  const names = [...DEBUG_FILES, ...users.sort().map((name) => `${USERS_FOLDER}/${name}`)];
  const files = new Map<string, Uint8Array>();
  for (const name of names.filter((each) => isThere(each))) {
    const source = openImageFile(join(folder, name));
    try {
      files.set(name, readShown(source));
    } finally {
      source.close();
    }
  }
  return files;
}

function tell(
  path: string,
  format: InspectCommandOptions["format"],
  { tree, text, findings }: TreeInspection,
  io: Io,
): ExitCode {
  if (format === "svg") {
    io.err("holeproof: what debugfs shows has no picture; text or json\n");
    return 2;
  }
  io.out(format === "json" ? `${JSON.stringify({ tree, findings })}\n` : text);
  return report(path, findings, io);
}

/** One line a finding on stderr. */
function report(path: string, findings: readonly string[], io: Io): ExitCode {
  for (const finding of findings) io.err(`${path}: ${finding}\n`);
  return findings.length > 0 ? 1 : 0;
}
