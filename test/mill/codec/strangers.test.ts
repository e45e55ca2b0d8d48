// Random definitions nobody here wrote, as `generate HEADER` takes them: what a C program puts into
// their members decodes and is encoded again, and each bit that is no member's is refused.
import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { WireError } from "../../../src/runtime/wire/index.ts";
import { definition, prelude } from "../layout/definitions.ts";
import { type Layout, layoutOf } from "../../../generator/layout/index.ts";
import { titleOf, type Type, underlying } from "../../../generator/model/index.ts";
import { scratch } from "../../scratch.ts";
import { type Codecs, compile } from "./compiled.ts";

const first = Number(process.env["HOLEPROOF_SEED"] ?? 1);
const soak = Number(process.env["HOLEPROOF_SOAK"] ?? 1);
const batch = 40;
const fillings = 4;

/** The same without an array that ends nowhere: how long it is is another test's matter. */
const closed = (seed: number): string => definition(seed).replace("u16 tail[]; ", "");

/**
 * C statements that set every bit of each member, or that give each a random value. `base` is where
 * the record starts in what `path` names: elsewhere than 0 when it has no name of its own.
 */
function statements(layout: Layout, path: string, isMask: boolean, base = 0): readonly string[] {
  return layout.slots.flatMap(({ member, inner, bits, offset, size }) => {
    const at = `${path}.${member.name}`;
    if (bits !== undefined)
      return member.name === "" ? [] : [`${at} = ${isMask ? "-1" : "word()"};`];
    if (member.name !== "") return ofType(member.type, inner, at, isMask);
    if (inner?.record.kind === "struct") return statements(inner, path, isMask, base + offset);
    return [fill(`(char *)&${path} + ${base + offset}`, `${size}`, isMask)];
  });
}

function fill(start: string, size: string, isMask: boolean): string {
  if (isMask) return `memset(${start}, 255, ${size});`;
  return `for (unsigned i = 0; i < ${size}; i++) (${start})[i] = word();`;
}

/** What nothing tells the arms of apart is bytes, all of them. */
function ofType(
  type: Type,
  inner: Layout | undefined,
  at: string,
  isMask: boolean,
): readonly string[] {
  const plain = underlying(type);
  if (plain.kind === "array")
    return Array.from({ length: Number(plain.count ?? 0) }, (_, index) =>
      ofType(plain.of, inner, `${at}[${index}]`, isMask),
    ).flat();
  if (inner?.record.kind === "struct") return statements(inner, at, isMask);
  const scalar = plain.kind === "scalar" ? plain.scalar : "";
  if (scalar === "bool") return [`${at} = ${isMask ? "1" : "word() & 1"};`];
  if (!isMask && plain.kind === "enum") return [`${at} = ${plain.values.at(-1)?.value}LL;`];
  if (!isMask && /float|double/.test(scalar)) return [`${at} = word() / 3.0;`];
  return [fill(`(char *)&${at}`, `sizeof ${at}`, isMask)];
}

/** For each struct a line of its bits that are a member's, then lines of random members. */
function program(layouts: readonly Layout[], text: string, seed: number): string {
  const shows = layouts.map((layout) => {
    const show = (isMask: boolean): string => `memset(&x, 0, sizeof x);
    ${statements(layout, "x", isMask).join("\n    ")}
    for (unsigned i = 0; i < sizeof x; i++) printf("%02x", ((unsigned char *)&x)[i]);
    puts("");`;
    return `  { ${titleOf(layout.record)} x;
    ${show(true)}
    for (int k = 0; k < ${fillings}; k++) { ${show(false)} } }`;
  });
  return `#include <stdio.h>
#include <string.h>
${text}
static u64 state = ${seed};
static u64 word(void) { return (state = state * 6364136223846793005u + 1442695040888963407u) >> 24; }
int main(void) {
${shows.join("\n")}
  return 0;
}
`;
}

/** What the program prints, a line an entry; undefined where it cannot be built. */
function printedBy(text: string): readonly string[] | undefined {
  const folder = scratch();
  const [source, built] = [join(folder, "d.c"), join(folder, "d")];
  writeFileSync(source, text);
  const { status } = spawnSync("gcc", ["-w", "-O1", "-o", built, source]);
  return status === 0 ? execFileSync(built, { encoding: "utf8" }).split("\n") : undefined;
}

/** A codec of one struct, by its two ends. */
function codecOf(codecs: Codecs, seed: number): (bytes: Uint8Array) => Uint8Array {
  const decode = codecs[`decodeD${seed}`] as (view: DataView) => unknown;
  const encode = codecs[`encodeD${seed}`] as (value: unknown) => DataView;
  return (bytes) => new Uint8Array(encode(decode(new DataView(bytes.buffer))).buffer);
}

const bytesOf = (line: string | undefined): Uint8Array =>
  Uint8Array.from(line?.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** Everything about one struct that is not as the compiler says. */
function wrong(codecs: Codecs, seed: number, lines: readonly string[]): readonly string[] {
  const again = codecOf(codecs, seed);
  const [mask, ...filled] = lines.map(bytesOf);
  const found: string[] = [];
  for (const sound of filled) {
    if (Buffer.compare(again(sound), sound) !== 0) found.push("other bytes came back");
    for (let bit = 0; bit < sound.length * 8; bit++) {
      if (((mask![bit >> 3]! >> (bit & 7)) & 1) === 1) continue;
      const dirty = sound.slice();
      dirty[bit >> 3] = dirty[bit >> 3]! | (1 << (bit & 7));
      try {
        again(dirty);
        found.push(`bit ${bit} is no member's and may be set`);
        break;
      } catch (error) {
        if (!(error instanceof WireError)) throw error;
      }
    }
  }
  return [...new Set(found)].map((what) => `HOLEPROOF_SEED=${seed}: ${what}\n${closed(seed)}`);
}

it(`${batch * soak} structs of strangers from seed ${first}`, async (context) => {
  for (let from = first; from < first + batch * soak; from += batch) {
    const seeds = Array.from({ length: batch }, (_, index) => from + index);
    const text = prelude + seeds.map(closed).join("");
    const { codecs, records, target } = await compile(text, "x86_64");
    const outermost = seeds.flatMap((seed) =>
      records.filter(({ name }) => name === `D${seed}`).map((record) => layoutOf(record, target)),
    );
    const lines = printedBy(program(outermost, text, from));
    if (lines === undefined) {
      console.warn("SKIPPED: gcc is not installed");
      return context.skip();
    }
    const each = fillings + 1;
    const found = seeds.flatMap((seed, index) =>
      wrong(codecs, seed, lines.slice(index * each, index * each + each)),
    );
    expect(found).toEqual([]);
  }
});

it("arrays of bools are bytes, each 0 or 1 on both ways", async () => {
  const { codecs } = await compile("struct bay { _Bool on[3]; unsigned char key; };", "x86_64");
  const decode = codecs["decodeBay"] as (view: DataView) => unknown;
  const encode = codecs["encodeBay"] as (value: unknown) => DataView;
  const bytes = Uint8Array.of(0, 1, 1, 9);
  const value = { on: bytes.slice(0, 3), key: 9 };
  expect(decode(new DataView(bytes.buffer))).toEqual(value);
  expect(encode(value).getUint8(2)).toBe(1);
  bytes[1] = 2;
  expect(() => decode(new DataView(bytes.buffer))).toThrow(
    "bay.on[1] at offset 1: expected 0 or 1, found 2 [bool]",
  );
  expect(() => encode({ ...value, on: Uint8Array.of(0, 0, 2) })).toThrow(
    "bay.on[2] at offset 2: expected a whole number from 0 to 1, found 2 [range]",
  );
});

it("arrays of bools in arrays of records are looked at, each of them", async () => {
  const text = `struct bay { _Bool on[3]; unsigned char key; };
    struct yard { unsigned int nr; struct bay bays[] __attribute__((counted_by(nr))); };`;
  const { codecs } = await compile(text, "x86_64");
  const decode = codecs["decodeYard"] as (view: DataView) => unknown;
  for (let bay = 0; bay < 9; bay++)
    for (let on = 0; on < 3; on++) {
      const bytes = new Uint8Array(4 + 9 * 4).fill(0xff);
      for (let at = 0; at < 9; at++) bytes.set([1, 0, 1], 4 + at * 4);
      bytes.set([9, 0, 0, 0]);
      expect(() => decode(new DataView(bytes.buffer))).not.toThrow();
      bytes[4 + bay * 4 + on] = 2;
      expect(() => decode(new DataView(bytes.buffer))).toThrow(`bays[${bay}].on[${on}]`);
    }
});
