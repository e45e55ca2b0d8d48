// The machine's own kernel headers, found the way its compiler finds them.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Include, SourceFile } from "../../../generator/read/c/index.ts";

/** Folders under /usr/include that linux-libc-dev fills. */
const folders = [
  "linux",
  "asm-generic",
  "x86_64-linux-gnu/asm",
  "rdma",
  "sound",
  "mtd",
  "misc",
  "scsi",
  "video",
  "xen",
];

/** Why the headers cannot be compared on this machine; undefined when they can. */
export function unavailable(): string | undefined {
  if (!existsSync("/usr/include/linux/types.h")) return "linux-libc-dev is not installed";
  if (searchedByGcc().length === 0) return "gcc is not installed";
  return undefined;
}

/** Every header, in one order. */
export function headerPaths(): readonly string[] {
  return folders
    .map((folder) => join("/usr/include", folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => headersBelow(folder))
    .toSorted();
}

function headersBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return headersBelow(path);
    return name.endsWith(".h") ? [path] : [];
  });
}

/** Where gcc looks for `<name>`, in order. */
function searchedByGcc(): readonly string[] {
  const { stderr } = spawnSync("gcc", ["-E", "-v", "-xc", "/dev/null"], { encoding: "utf8" });
  const list = /search starts here:\n((?: .*\n)*)End of search/.exec(stderr ?? "");
  return list === null ? [] : list[1]!.trim().split(/\s+/);
}

/** Each file is one object, however often it is asked for. */
export class Headers {
  readonly #files = new Map<string, SourceFile | undefined>();
  readonly #searched: readonly string[];

  constructor(more: readonly string[] = []) {
    this.#searched = [...more, ...searchedByGcc()];
  }

  load(path: string): SourceFile | undefined {
    if (!this.#files.has(path)) {
      const isFile = existsSync(path) && statSync(path).isFile();
      this.#files.set(path, isFile ? { path, text: readFileSync(path, "latin1") } : undefined);
    }
    return this.#files.get(path);
  }

  readonly include: Include = (name, from, angled, next) => {
    const own = this.#searched.findIndex((folder) => from.startsWith(`${folder}/`));
    const searched = next ? this.#searched.slice(own + 1) : this.#searched;
    for (const folder of angled || next ? searched : [dirname(from), ...searched]) {
      const file = this.load(join(folder, name));
      if (file !== undefined) return file;
    }
    return undefined;
  };
}
