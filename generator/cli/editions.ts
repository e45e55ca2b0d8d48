// What `compare` is given: files, folders, git revisions, BTF. Each becomes units by path.
import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { basename, relative, sep } from "node:path";
import type { Edition } from "../contract/index.ts";
import type { Finding } from "../finding/index.ts";
import type { Unit } from "../model/index.ts";
import { type Target, targets } from "../targets/index.ts";
import { included, type IncludeOptions } from "./include.ts";
import { reasonOf, readInputs } from "./inputs.ts";

/** One side of a comparison, or why there is none. */
export interface Side {
  readonly editions: readonly Edition[];
  readonly findings: readonly Finding[];
  /** BTF speaks of the one machine it was made for. */
  readonly targets: readonly Target[] | undefined;
}

interface Text {
  readonly path: string;
  /** What it is called outside: where imports start from. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** Reads `FILE`, `FOLDER`, `REVISION:PATH` or a file with BTF; a string says why not. */
export async function sideOf(word: string, options: IncludeOptions): Promise<Side | string> {
  const texts = existsSync(word) ? onDisk(word) : inGit(word);
  if (typeof texts === "string") return texts;
  const findings: Finding[] = [];
  const editions: Edition[] = [];
  let only: readonly Target[] | undefined;
  const declared = await declaredIn(texts, findings);
  for (const { path, file, bytes } of texts) {
    if (isBtf(bytes)) {
      const { readBtf } = await import("../read/btf/index.ts");
      const reading = readBtf(bytes, word);
      findings.push(...reading.findings);
      only = [reading.target];
      const records = reading.records.map(({ record }) => record);
      // One of the same name may stand for many sources; the first is what others mean.
      editions.push({ path: "", unit: { records, enums: [], typedefs: new Map(), macros: [] } });
      continue;
    }
    const known = declared.get(file);
    const read = known ?? (await unitOf(file, bytes, options));
    if (known === undefined) findings.push(...read.findings);
    editions.push({ path, unit: read.unit });
  }
  // A single file is paired with a single file, whatever the two are called.
  const [single] = editions;
  const paired = editions.length === 1 && single !== undefined && !isFolder(word);
  return {
    editions: paired ? [{ ...single, path: "" }] : editions,
    findings,
    targets: only,
  };
}

const isFolder = (word: string): boolean =>
  existsSync(word) ? statSync(word).isDirectory() : gitType(word) === "tree";

function onDisk(word: string): readonly Text[] | string {
  if (!statSync(word).isDirectory()) {
    const { inputs, problems } = readInputs([word], []);
    return (
      problems[0] ?? inputs.map(({ path, bytes }) => ({ path: basename(word), file: path, bytes }))
    );
  }
  const { inputs, problems } = readInputs([word], [".h", ".ts"]);
  if (problems[0] !== undefined) return problems[0];
  return inputs
    .filter(({ path }) => basename(path) !== "vocabulary.ts")
    .map(({ path, bytes }) => {
      return { path: relative(word, path).split(sep).join("/"), file: path, bytes };
    });
}

function git(...words: readonly string[]): Uint8Array {
  return execFileSync("git", words, { stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1 << 30 });
}

const gitText = (...words: readonly string[]): string => Buffer.from(git(...words)).toString();

function gitType(word: string): string {
  try {
    return gitText("cat-file", "-t", word).trim();
  } catch {
    return "";
  }
}

/** `REVISION:PATH`, a file or a folder of the repository the command runs in. */
function inGit(word: string): readonly Text[] | string {
  if (!word.includes(":")) return `cannot read ${word}: no such file, and no REVISION:PATH`;
  try {
    const type = gitType(word);
    if (type === "blob") {
      const path = word.slice(word.indexOf(":") + 1);
      return [{ path: basename(word), file: path, bytes: git("show", word) }];
    }
    if (type !== "tree") return `${word} is neither a file nor a revision of one`;
    const names = gitText("ls-tree", "-r", "--name-only", word).split("\n");
    return names
      .filter((name) => /\.(?:h|ts)$/.test(name) && basename(name) !== "vocabulary.ts")
      .map((name) => {
        return { path: name, file: name, bytes: git("show", `${word.replace(/\/$/, "")}/${name}`) };
      });
  } catch (error) {
    return `git cannot show ${word}: ${reasonOf(error)}`;
  }
}

/** Raw BTF or an ELF file. */
function isBtf(bytes: Uint8Array): boolean {
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  const isElf = a === 0x7f && b === 0x45 && c === 0x4c && d === 0x46;
  return isElf || (a === 0x9f && b === 0xeb) || (a === 0xeb && b === 0x9f);
}

interface Read {
  readonly unit: Unit;
  readonly findings: readonly Finding[];
}

/** Declarations import from each other, so all of a side are read together. */
async function declaredIn(
  texts: readonly Text[],
  findings: Finding[],
): Promise<ReadonlyMap<string, Read>> {
  const sources = texts
    .filter(({ file }) => file.endsWith(".ts"))
    .map(({ file, bytes }) => ({ path: file, text: new TextDecoder().decode(bytes) }));
  if (sources.length === 0) return new Map();
  const { readWithImports } = await import("./declaration-check.ts");
  const read = await readWithImports(sources);
  const asked = new Set(sources.map(({ path }) => path));
  findings.push(...read.findings.filter(({ span }) => asked.has(span.file)));
  return new Map(read.declarations.map(({ path, unit }) => [path, { unit, findings: [] }]));
}

async function unitOf(path: string, bytes: Uint8Array, options: IncludeOptions): Promise<Read> {
  const text = new TextDecoder().decode(bytes);
  const { readC } = await import("../read/c/index.ts");
  const target = targets[0] as Target;
  const { unit, findings } = readC(
    { path, text },
    { target, assumeConfig: true, ...included(options) },
  );
  // What an old header leaves undefined is no news.
  return { unit, findings: findings.filter(({ rule }) => !rule.startsWith("unknown-")) };
}
