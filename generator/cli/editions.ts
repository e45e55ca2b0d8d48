// What `compare` is given: files, folders, git revisions, BTF. Each becomes units by path.
import { pushAll } from "../lists/index.ts";
import { existsSync, statSync } from "node:fs";
import { basename, normalize, relative, sep } from "node:path";
import type { Edition } from "../contract/index.ts";
import type { Finding } from "../finding/index.ts";
import type { Unit } from "../model/index.ts";
import type { Include } from "../read/c/index.ts";
import { targetsOf } from "../rules/index.ts";
import type { Target } from "../targets/index.ts";
import { gitFile, gitFiles, gitType } from "./git-files.ts";
import { included, type IncludeOptions, includeWithin } from "./include.ts";
import { reasonOf, readInputs } from "./inputs.ts";
import type { Progress } from "./progress.ts";

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

export interface SideOptions extends IncludeOptions {
  /** The targets that headers are read for; every one that sees them, unless told. */
  readonly targets?: readonly Target[];
  /** Told of how many files there are; what it answers is told of each before it is read. */
  readonly onFiles?: (count: number) => Pick<Progress, "next" | "done">;
}

/** Reads `FILE`, `FOLDER`, `REVISION[:PATH]` or a file with BTF; a string says why not. */
export async function sideOf(word: string, options: SideOptions): Promise<Side | string> {
  const texts = existsSync(word) ? onDisk(word) : inGit(word);
  if (typeof texts === "string") return texts;
  const findings: Finding[] = [];
  const editions: Edition[] = [];
  let only: readonly Target[] | undefined;
  const declared = await declaredIn(texts, findings);
  const read = await headerReader(texts, options);
  const progress = options.onFiles?.(texts.length);
  for (const { path, file, bytes } of texts) {
    progress?.next();
    if (isBtf(bytes)) {
      const { readBtf } = await import("../read/btf/index.ts");
      const reading = readBtf(bytes, word);
      pushAll(findings, reading.findings);
      only = [reading.target];
      const records = reading.records.map(({ record }) => record);
      // One of the same name may stand for many sources; the first is what others mean.
      editions.push({ path: "", unit: { records, enums: [], typedefs: new Map(), macros: [] } });
      continue;
    }
    const known = declared.get(file);
    const { unit, findings: own } = known ?? read(file, bytes);
    if (known === undefined) pushAll(findings, own);
    editions.push({ path, unit });
  }
  progress?.done();
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
  existsSync(word) ? statSync(word).isDirectory() : gitType(word) !== "blob";

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
    .filter(({ path }) => isRead(path))
    .map(({ path, bytes }) => {
      return { path: relative(word, path).split(sep).join("/"), file: path, bytes };
    });
}

/** A revision, or `REVISION:PATH`, of the repository the command runs in. */
function inGit(word: string): readonly Text[] | string {
  const type = gitType(word);
  if (type === undefined) return `cannot read ${word}: neither a file nor a revision of one`;
  try {
    if (type === "blob") {
      const path = word.slice(word.indexOf(":") + 1);
      return [{ path: basename(word), file: path, bytes: gitFile(word) }];
    }
    const files = gitFiles(word, (path) => isRead(path));
    // Of a whole kernel only what it publishes: the rest is its own affair.
    const published = type === "commit" ? files.filter(({ path }) => isPublished(path)) : files;
    const texts = published.length > 0 ? published : files;
    if (texts.length === 0) return `${word} holds no .h or .ts file`;
    return texts.map(({ path, bytes }) => ({ path, file: path, bytes }));
  } catch (error) {
    return `git cannot show ${word}: ${reasonOf(error)}`;
  }
}

const isRead = (path: string): boolean =>
  /\.(?:h|ts)$/.test(path) && basename(path) !== "vocabulary.ts";

const isPublished = (path: string): boolean =>
  /(?:^|\/)include\/(?:uapi|linux\/kho)\//.test(path) && !path.startsWith("tools/");

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
  pushAll(
    findings,
    read.findings.filter(({ span }) => asked.has(span.file)),
  );
  return new Map(read.declarations.map(({ path, unit }) => [path, { unit, findings: [] }]));
}

/** The C library's headers give widths the words of the one machine it is installed on. */
const ofMachine = /^(?:stdint|inttypes|sys\/types)\.h$/;

/** Reads headers of one side that include each other; what a side lacks is where `-I` says. */
async function headerReader(
  texts: readonly Text[],
  options: SideOptions,
): Promise<(path: string, bytes: Uint8Array) => Read> {
  const { readTogether, ReadSession } = await import("../read/c/index.ts");
  const session = new ReadSession();
  const decoder = new TextDecoder();
  const files = new Map(texts.map(({ file, bytes }) => [normalize(file), decoder.decode(bytes)]));
  const told = included(options);
  const among = includeWithin((path) => files.get(path));
  // One for all of them: what an included header did is known to readings that find the same.
  const include: Include = (...asked) =>
    ofMachine.test(asked[0]) ? undefined : (among.include(...asked) ?? told.include(...asked));
  return (path, bytes) => {
    const file = among.source(path, files.get(normalize(path)) ?? decoder.decode(bytes));
    const seen = targetsOf(path);
    const asked = seen.filter((one) => options.targets?.includes(one) ?? true);
    const { unit, findings } = readTogether(file, asked.length > 0 ? asked : seen, {
      session,
      ...told,
      assumeConfig: true,
      include,
    });
    // What an old header leaves undefined is no news, nor that it is not meant to be read alone.
    const isNews = ({ rule, message }: Finding): boolean =>
      !rule.startsWith("unknown-") && !message.startsWith("#error");
    return { unit, findings: findings.filter(isNews) };
  };
}
