// The kernel headers a machine has installed: they stand in for a tree nobody named.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Finding } from "../finding/index.ts";
import type { SourceFile } from "../read/c/index.ts";
import type { InstalledHeaders } from "../review/index.ts";
import { includeUnder, textOnDisk } from "./include.ts";

/** Where distributions put them. */
export const installedRoot = "/usr/include";

/** A line for stderr: what was judged with a header that is not the author's. */
export function borrowedNote(path: string): string {
  return `what it does not define was taken from ${path}; --tree or -I names another place`;
}

/** Folders of headers that are the same on every architecture. */
const folders = ["linux", "drm", "rdma", "sound", "misc", "mtd", "scsi", "video"];

/** More headers than these are not read for one text. */
const beforeMax = 3;

/** Looks below `root`; a machine without kernel headers has none, and that is no error. */
export function installedHeaders(root: string): InstalledHeaders {
  const known = new Map<string, SourceFile | undefined>();
  const read = (name: string): SourceFile | undefined => {
    if (!known.has(name)) known.set(name, fileAt(join(root, name)));
    return known.get(name);
  };
  let stems: readonly Stem[] | undefined;
  const before: InstalledHeaders["before"] = (path, unknown, isWhole = false) => {
    const names = namesIn(unknown);
    if (names.length === 0) return [];
    const own = /(?:^|\/)include\/(?:uapi\/)?((?!asm\/)[\w./+-]+\.h)$/.exec(path)?.[1];
    const same = own === undefined || isWhole ? undefined : read(own);
    if (same !== undefined) return [same];
    stems ??= stemsUnder(root);
    const begun = stems.filter(
      ({ stem, name }) => name !== own && names.some((one) => one.startsWith(stem)),
    );
    return begun.slice(0, beforeMax).flatMap(({ name }) => read(name) ?? []);
  };
  const editions: InstalledHeaders["editions"] = (path) => {
    const name = /(?:^|\/)include\/uapi\/([\w./+-]+\.h)$/.exec(path)?.[1];
    if (name === undefined || name.includes("..")) return [];
    const names = name.startsWith("asm/")
      ? ["", ...namesUnder(root).filter((folder) => triplet.test(folder))]
      : [""];
    return names.flatMap((folder) => read(join(folder, name)) ?? []);
  };
  return { before, editions, include: includeUnder(root) };
}

/** Where Debian puts what is an architecture's own. */
const triplet = /^\w+-linux-gnu\w*$/;

/** A header, and how names of what it declares begin. */
interface Stem {
  readonly stem: string;
  readonly name: string;
}

/** The longest stem first: `gpioline_info` may be of gpio.h, and hardly of g.h. */
function stemsUnder(root: string): readonly Stem[] {
  const found = folders.flatMap((folder) =>
    namesUnder(join(root, folder))
      .filter((name) => name.endsWith(".h") && name.length >= stemMin + ".h".length)
      .map((name) => ({
        stem: name.slice(0, -".h".length).replaceAll("-", "_"),
        name: join(folder, name),
      })),
  );
  return found.toSorted((a, b) => b.stem.length - a.stem.length);
}

/** Shorter names of headers begin too many words. */
const stemMin = 3;

/** Every identifier a finding says is not defined, in lower case. */
function namesIn(findings: readonly Finding[]): readonly string[] {
  const quoted = findings
    .filter(({ rule }) => rule === "unknown-type" || rule === "unknown-value")
    .flatMap(({ message }) => /'([^']*)'/.exec(message)?.[1] ?? []);
  const words = quoted.flatMap((text) => text.match(/[A-Za-z_]\w*/g) ?? []);
  return [...new Set(words.map((word) => word.toLowerCase()))];
}

function fileAt(path: string): SourceFile | undefined {
  const text = textOnDisk(path);
  return text === undefined ? undefined : { path, text };
}

function namesUnder(path: string): readonly string[] {
  try {
    return readdirSync(path).toSorted();
  } catch {
    return [];
  }
}
