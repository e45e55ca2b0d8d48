// Reads a dump of page tables, as the host saw them while the recorded machine stood still.
import type { TraceProblem } from "./trace.ts";

/** One table page: `entries` by index, zero ones left out. */
export interface DumpedTable {
  readonly pa: bigint;
  /** 1 is the lowest. */
  readonly level: number;
  /** First input address it covers. */
  readonly iova: bigint;
  readonly entries: ReadonlyMap<number, bigint>;
}

/** What the dump has of one device. Words are those of the unit's entry for it, low first. */
export interface DumpedDevice {
  readonly fd: string;
  readonly bdf: string;
  readonly mode: string;
  readonly words: readonly bigint[];
  /** In scalable mode: the PASID directory's entry, then the words of the PASID entry. */
  readonly directoryWord: bigint | undefined;
  readonly pasidWords: readonly bigint[];
  readonly domainId: number | undefined;
  readonly tableRoot: bigint | undefined;
  readonly tables: readonly DumpedTable[];
}

interface Dump {
  readonly devices: readonly DumpedDevice[];
}

type Fields = Readonly<Record<string, unknown>>;

/** The dump, or what is wrong with it. */
export function readDump(text: string): Dump | TraceProblem {
  try {
    const parsed = JSON.parse(text) as Fields;
    const { devices } = parsed;
    if (!Array.isArray(devices)) throw new TypeError('"devices" is not a list');
    return { devices: (devices as readonly Fields[]).map(deviceOf) };
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof TypeError)) throw error;
    return { line: 1, column: 1, message: error.message };
  }
}

function deviceOf(fields: Fields): DumpedDevice {
  const { domain_id: domainId, table_root: tableRoot, tables } = fields;
  const isAmd = fields["dte"] !== undefined;
  return {
    fd: String(fields["fd"]),
    bdf: String(fields["bdf"]),
    mode: isAmd ? "amd" : String(fields["mode"]),
    words: wordsOf(fields[isAmd ? "dte" : "context_entry"]),
    directoryWord:
      typeof fields["pasid_dir_entry"] === "string"
        ? BigInt(`0x${fields["pasid_dir_entry"]}`)
        : undefined,
    pasidWords: wordsOf(fields["pasid_entry"]),
    domainId: typeof domainId === "number" ? domainId : undefined,
    tableRoot: typeof tableRoot === "string" ? BigInt(tableRoot) : undefined,
    tables: tables === undefined ? [] : (tables as readonly Fields[]).map(tableOf),
  };
}

function tableOf(fields: Fields): DumpedTable {
  const { level } = fields;
  if (typeof level !== "number") throw new TypeError("a table without a level");
  return {
    pa: BigInt(String(fields["pa"])),
    level,
    iova: BigInt(String(fields["iova"])),
    entries: new Map(
      Object.entries(fields["entries"] as Readonly<Record<string, string>>).map(
        ([index, word]) => [Number(index), BigInt(`0x${word}`)] as const,
      ),
    ),
  };
}

/** Words as hex texts without a prefix; nothing where the dump has none. */
function wordsOf(words: unknown): readonly bigint[] {
  if (words === undefined) return [];
  if (!Array.isArray(words)) throw new TypeError("an entry is not a list of words");
  return words.map((word) => BigInt(`0x${String(word)}`));
}
