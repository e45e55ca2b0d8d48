// Objects as compilers laid them down, on machines of both byte orders, read and written back.
import { describe, expect, it } from "vitest";
import { type Layout, type Slot, layoutOf } from "../../../generator/layout/index.ts";
import { byteOrderOf, elementOf, type Type, underlying } from "../../../generator/model/index.ts";
import type { Target } from "../../../generator/targets/index.ts";
import { corpusLines, corpusPresent } from "../layout/corpus.ts";
import { bytesOf, type Forms, viewOf } from "./contracts.ts";
import { compile } from "./compiled.ts";
import { camel } from "./parts.ts";

const soak = process.env["HOLEPROOF_SOAK"] !== undefined;
const step = soak ? 1 : 10;

interface ImageCase {
  readonly seed: number;
  readonly c: string;
  readonly record: string;
  readonly values: Readonly<Record<string, string>>;
  readonly images: readonly { readonly targets: readonly string[]; readonly hex: string }[];
}

const prelude = `typedef unsigned char __u8; typedef signed char __s8;
typedef unsigned short __u16, __le16, __be16; typedef short __s16;
typedef unsigned int __u32, __le32, __be32; typedef int __s32;
typedef unsigned long long __u64, __le64, __be64; typedef long long __s64;
typedef __u64 __aligned_u64 __attribute__((aligned(8)));
typedef __u64 compat_u64 __attribute__((aligned(4)));
`;

/** What one member of the definition was found to hold, by its path in C. */
type Found = Map<string, bigint>;

/** Every number of a decoded value, by path; unions and what has no number are left out. */
function walk(layout: Layout, value: Readonly<Record<string, unknown>>, path: string, to: Found) {
  for (const slot of layout.slots) {
    const { name } = slot.member;
    if (name === "" && slot.inner?.record.kind === "struct") {
      walk(slot.inner, value, path, to);
      continue;
    }
    if (name === "" || slot.inner?.record.kind === "union") continue;
    member(slot, layout.target, value[camel(name)], `${path}.${name}`, to);
  }
}

function member(slot: Slot, target: Target, value: unknown, path: string, to: Found): void {
  const { inner } = slot;
  if (inner !== undefined && Array.isArray(value)) {
    const indexes = indexesOf(slot);
    for (const [index, item] of value.entries()) walk(inner, item, path + indexes[index], to);
  } else if (inner !== undefined && typeof value === "object" && value !== null)
    walk(inner, value as Readonly<Record<string, unknown>>, path, to);
  else if (ArrayBuffer.isView(value)) {
    const isBytes = elementOf(slot.member.type).kind !== "scalar" && value.byteLength !== slot.size;
    if (isBytes) return;
    const indexes = indexesOf(slot);
    for (const [index, item] of [...(value as Uint8Array)].entries())
      note(slot, target, item, path + (indexes[index] ?? "?"), to);
  } else if (typeof value !== "string" && value !== undefined)
    note(slot, target, value as number | bigint | boolean, path, to);
}

function note(
  slot: Slot,
  target: Target,
  value: number | bigint | boolean,
  path: string,
  to: Found,
) {
  if (!Number.isInteger(value) && typeof value === "number") return;
  to.set(path, asStored(slot, target, BigInt(value)));
}

/** To a compiler `__be32` is a plain number: undo what the codec knows better. */
function asStored(slot: Slot, target: Target, value: bigint): bigint {
  const order = byteOrderOf(slot.member.type);
  const native = target.endian === "big" ? "be" : "le";
  if (order === undefined || order === native || slot.bits !== undefined) return value;
  const bits = widthOf(slot.member.type);
  let swapped = 0n;
  for (let at = 0; at < bits; at += 8)
    swapped = (swapped << 8n) | ((BigInt.asUintN(64, value) >> BigInt(at)) & 0xffn);
  return swapped;
}

/** Bits of the `__be16` that a type is, or is an array of. */
function widthOf(type: Type): number {
  let at = type;
  while (at.kind === "array" || at.kind === "typedef") {
    const width = at.kind === "typedef" ? /^__[lb]e(16|32|64)$/.exec(at.name)?.[1] : undefined;
    if (width !== undefined) return Number(width);
    at = at.of;
  }
  return 0;
}

/** `[0][0]`, `[0][1]`, ... in memory order. */
function indexesOf(slot: Slot): readonly string[] {
  let indexes = [""];
  for (let at = underlying(slot.member.type); at.kind === "array"; at = underlying(at.of)) {
    const count = at.count ?? 0;
    indexes = indexes.flatMap((prefix) =>
      Array.from({ length: count }, (_, index) => `${prefix}[${index}]`),
    );
  }
  return indexes;
}

const pascal = (name: string): string =>
  name.replace(/(?:^|_+)([a-z0-9])/gi, (_, letter: string) => letter.toUpperCase());

/** Checks one image; how many members were compared. */
async function check(one: ImageCase, targetName: string, hex: string): Promise<number> {
  // A text ends at its first zero, and an enum is one of its values; these objects hold anything.
  const c = one.c
    .replace(/\b(?<!signed )char (\w+(?:\[\d*\])+)/g, "signed char $1")
    .replace(/\benum e_neg\b/g, "int")
    .replace(/\benum e_\w+\b/g, "unsigned int");
  const { records, target, codecs } = await compile(prelude + c, targetName);
  const name = one.record.replace(/^(?:struct|union) /, "");
  const record = records.find((each) => each.name === name);
  if (record === undefined) throw new Error(`${one.record} was not read`);
  if (record.kind === "union") return 0;
  const bytes = Uint8Array.from(Buffer.from(hex, "hex"));
  const type = pascal(name);
  const decode = codecs[`decode${type}`] as Forms["decode"];
  const encode = codecs[`encode${type}`] as Forms["encode"];
  const told = `seed ${one.seed} on ${targetName}\n${one.c}`;
  const value = decode(viewOf(bytes));
  expect(Buffer.from(bytesOf(encode(value))).toString("hex"), told).toBe(hex);
  const found: Found = new Map();
  walk(layoutOf(record, target), value, "", found);
  let compared = 0;
  for (const [path, text] of Object.entries(one.values)) {
    const ours = found.get(path);
    if (ours === undefined || !/^-?(?:0x)?[0-9a-f]+$/i.test(text)) continue;
    const theirs = text.startsWith("-") ? -BigInt(text.slice(1)) : BigInt(text);
    // The sign of a plain char, and of an enum's bits, is the target's own affair.
    const isSame = ours === theirs || BigInt.asUintN(8, ours) === BigInt.asUintN(8, theirs);
    expect(isSame, `${path}: ${ours}, not ${theirs}; ${told}`).toBe(true);
    compared += 1;
  }
  return compared;
}

describe.skipIf(!corpusPresent)("objects of the layout corpus", () => {
  it("decode to their values and encode to their bytes, in both byte orders", async () => {
    const cases = corpusLines<ImageCase>("random.jsonl.gz").filter((_, at) => at % step === 0);
    let compared = 0;
    for (const one of cases)
      for (const { targets, hex } of one.images)
        compared += await check(one, targets[0] as string, hex);
    expect(compared).toBeGreaterThan(soak ? 15_000 : 1200);
  });
});
