// Entries of IOMMU and page tables as the specifications have them: words worked out by hand, and
// every entry of the derived vectors.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bytesOf, cases, type Forms, root, type Value, viewOf } from "./contracts.ts";
import { entries } from "./table-entries.ts";

function formsOf(name: string): Forms {
  const one = cases.find(({ record, file }) => record.name === name && /hardware/.test(file));
  if (one === undefined) throw new Error(`no ${name}`);
  return one.forms;
}

/** C's names as decode gives them: `gcr3_14_12` is `gcr31412`. */
const keyed = (value: Value): Value =>
  Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key.replace(/_+(.)/g, (_, letter: string) => letter.toUpperCase()),
      member,
    ]),
  );

function bytesOfWords(words: readonly bigint[]): Uint8Array {
  return new Uint8Array(BigUint64Array.from(words).buffer);
}

/** A record whose every member is zero but those given. */
function full({ decode, size }: Forms, some: Value): Value {
  const none = decode(viewOf(new Uint8Array(size)));
  for (const key of Object.keys(some)) expect(Object.keys(none)).toContain(key);
  return { ...none, ...some };
}

describe("entries", () => {
  it.each(entries)("%s: %s", (_, name, words, some) => {
    const forms = formsOf(name);
    const value = full(forms, keyed(some));
    const bytes = bytesOfWords(words).subarray(0, forms.size);
    expect(bytesOf(forms.encode(value))).toEqual(bytes);
    expect(forms.decode(viewOf(bytes))).toEqual(value);
  });
});

interface Vector {
  readonly id: string;
  readonly format: string;
  readonly pa: string;
  readonly sizeLg2: number;
  readonly prot: string;
  readonly options: Readonly<Record<string, number>>;
  /** Where the table of each level below the top lies. */
  readonly tables: Readonly<Record<string, string>>;
  readonly entries: readonly {
    readonly level: number;
    readonly entry: string;
    readonly kind: "leaf" | "table";
  }[];
}

/** What an entry of a format holds: the record, and its members that are not zero. */
type Account = (vector: Vector, level: number, frame: number) => readonly [string, Value];

const can = ({ prot }: Vector, what: "R" | "W"): number => Number(prot.includes(what));
const is = ({ options }: Vector, name: string, otherwise = 0): number => options[name] ?? otherwise;

/** The frame number of a page of AMD's that is larger than its level's: its low bits say so. */
const sized = (frame: number, sizeLg2: number): number => frame + 2 ** (sizeLg2 - 13) - 1;

const leaves: Readonly<Record<string, Account>> = {
  vtdss: (vector, level, frame) => [
    "vtd_ss_leaf",
    {
      read: can(vector, "R"),
      write: can(vector, "W"),
      snp: is(vector, "snp"),
      pageSize: Number(level > 0),
      frame,
    },
  ],
  amdv1: (vector, level, frame) => {
    const isSized = vector.sizeLg2 !== 12 + 9 * level;
    return [
      "amd_v1_entry",
      {
        present: 1,
        nextLevel: isSized ? 7 : 0,
        forceCoherent: is(vector, "fc", 1),
        read: can(vector, "R"),
        write: can(vector, "W"),
        frame: isSized ? sized(frame, vector.sizeLg2) : frame,
      },
    ];
  },
  x86_64: (vector, level, frame) => [
    "x86_leaf",
    {
      present: 1,
      user: 1,
      accessed: 1,
      write: can(vector, "W"),
      dirty: can(vector, "W"),
      pageSize: Number(level > 0),
      frame,
    },
  ],
  riscv64: (vector, _, frame) => [
    "riscv_pte",
    {
      valid: 1,
      user: 1,
      accessed: 1,
      read: 1,
      execute: 1 - is(vector, "noexec"),
      write: can(vector, "W"),
      dirty: can(vector, "W"),
      napot: Number(vector.sizeLg2 === 16),
      ppn: frame + (vector.sizeLg2 === 16 ? 8 : 0),
      pbmt: is(vector, "pbmt") * (is(vector, "mmio") * 2 || 1 - is(vector, "cache", 1)),
    },
  ],
  arm_lpae_s1: (vector, level, frame) => [
    "arm_lpae_stage1",
    {
      type: level === 0 ? 3 : 1,
      accessed: 1,
      notGlobal: 1,
      frame,
      attrIndex: is(vector, "mmio") * 2 || is(vector, "cache", 1),
      unprivileged: 1 - is(vector, "priv"),
      readOnly: 1 - can(vector, "W"),
      shareable: 2 + is(vector, "cache", 1),
      dbm: is(vector, "hd"),
      pxn: is(vector, "noexec"),
      xn: is(vector, "noexec"),
    },
  ],
  arm_lpae_s2: (vector, level, frame) => [
    "arm_lpae_stage2",
    {
      type: level === 0 ? 3 : 1,
      accessed: 1,
      frame,
      memAttr: is(vector, "mmio") || (is(vector, "cache", 1) ? 15 - 9 * is(vector, "fwb") : 5),
      read: can(vector, "R"),
      write: can(vector, "W"),
      shareable: 2 + is(vector, "cache", 1),
      xn: 3 * is(vector, "noexec"),
    },
  ],
};

const tables: Readonly<Record<string, Account>> = {
  vtdss: (_, __, frame) => ["vtd_ss_table", { read: 1, write: 1, frame }],
  amdv1: (_, level, frame) => [
    "amd_v1_entry",
    { present: 1, nextLevel: level, read: 1, write: 1, frame },
  ],
  x86_64: (_, __, frame) => ["x86_table", { present: 1, write: 1, user: 1, accessed: 1, frame }],
  riscv64: (_, __, ppn) => ["riscv_pte", { valid: 1, ppn }],
  arm_lpae_s1: (_, __, frame) => ["arm_lpae_table", { type: 3, frame }],
  arm_lpae_s2: (_, __, frame) => ["arm_lpae_table", { type: 3, frame }],
};

const path = join(root, "../shared/facts/page-table-vectors.json");
const present = existsSync(path);
if (!present) console.warn(`skipped: no page-table vectors at ${path}`);

describe.skipIf(!present)("every entry of the derived vectors", () => {
  const vectors: readonly Vector[] = present
    ? (JSON.parse(readFileSync(path, "utf8")) as { vectors: readonly Vector[] }).vectors
    : [];
  it.each(vectors.map((vector) => [vector.id, vector] as const))("%s", (_, vector) => {
    for (const { level, entry, kind } of vector.entries) {
      const address = kind === "leaf" ? vector.pa : (vector.tables[`${level - 1}`] ?? "");
      const frame = Number(BigInt(address) >> 12n);
      const account = (kind === "leaf" ? leaves : tables)[vector.format]!;
      const [name, some] = account(vector, level, frame);
      const forms = formsOf(name);
      const bytes = bytesOfWords([BigInt(entry)]);
      expect(forms.decode(viewOf(bytes)), `level ${level}`).toEqual(full(forms, some));
      expect(bytesOf(forms.encode(full(forms, some)))).toEqual(bytes);
    }
  });
  it("are 58", () => expect(vectors.length).toBe(58));
});
