// A handover as debugfs shows it: scratch areas in two lists, trees and records held against them.
import { describe, expect, it } from "vitest";
import {
  inspectFolder,
  inspectScratchList,
  isScratchList,
} from "../../../src/runtime/inspect/index.ts";
import { writeFdt } from "../../../src/runtime/kernel/kho/index.ts";
import { Generator } from "../../../src/runtime/world/index.ts";

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

function word(value: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value, true);
  return bytes;
}

/** A root tree with one user, whose blob is there. */
const root = writeFdt(
  {
    name: "",
    properties: new Map([
      ["compatible", text("kho-v4\0")],
      ["preserved-memory-map", word(0x1_4200_3000n)],
    ]),
    children: [
      {
        name: "acme",
        properties: new Map([
          ["preserved-data", word(0x1_0000_3000n)],
          ["blob-size", word(24n)],
        ]),
        children: [],
      },
    ],
  },
  4096,
)!;

const sound: Readonly<Record<string, string | Uint8Array>> = {
  fdt: root,
  scratch_phys: "0x1b000000\n0x19000000\n0x1fc00000\n",
  scratch_len: "0x4000000\n0x2000000\n0x0\n",
  "sub_fdts/acme": new Uint8Array(24),
};

/** Findings of the folder with some of its files changed, or taken away. */
function changed(
  files: Readonly<Record<string, string | Uint8Array | undefined>>,
): readonly string[] {
  const all = Object.entries({ ...sound, ...files }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, typeof value === "string" ? text(value) : value] as const],
  );
  return inspectFolder(new Map(all)).findings;
}

describe("the folder", () => {
  it("is sound where everything fits", () => expect(changed({})).toEqual([]));
  it("with its own tree cut off, as kernels show it, is sound", () =>
    expect(changed({ fdt: root.subarray(0, 120) })).toEqual([]));
  it("without scratch, as of a kernel that came up by a handover, is sound", () =>
    expect(changed({ scratch_phys: undefined, scratch_len: undefined })).toEqual([]));

  const bad: readonly (readonly [string, Parameters<typeof changed>[0], RegExp])[] = [
    ["fewer lengths", { scratch_len: "0x4000000\n0x2000000\n" }, /^3 scratch areas and 2 lengths/],
    ["more lengths", { scratch_phys: "0x1b000000\n" }, /^1 scratch areas and 3 lengths/],
    ["no lengths", { scratch_len: undefined }, /^scratch_len: not there/],
    ["no addresses", { scratch_phys: undefined }, /^scratch_phys: not there/],
    [
      "a length that meets the next",
      { scratch_len: "0x4000000\n0x2001000\n0x0\n" },
      /overlap at 0x1b0/,
    ],
    [
      "one area inside another",
      { scratch_phys: "0x1b000000\n0x1c000000\n0x0\n" },
      /overlap at 0x1c0/,
    ],
    ["part of a page", { scratch_len: "0x4000000\n0x1fff\n0x0\n" }, /area 1, .* not whole pages/],
    [
      "an address within a page",
      { scratch_phys: "0x1b000001\n0x19000000\n0x0\n" },
      /area 0, .* not whole/,
    ],
    [
      "an end beyond memory",
      {
        scratch_phys: "0x1b000000\n0x19000000\n0xffffffffff000\n",
        scratch_len: "0x4000000\n0x2000000\n0x2000\n",
      },
      /beyond every physical address/,
    ],
    ["no memory at all", { scratch_len: "0x0\n0x0\n0x0\n" }, /without a byte/],
    ["a line cut off", { scratch_len: "0x4000000\n0x2000000\n0x0" }, /line 3 .* is cut off/],
    [
      "a word that is no number",
      { scratch_phys: "0x1b000000\nnone\n0x0\n" },
      /line 2 .* is no number/,
    ],
    ["a number too wide", { scratch_phys: `0x1${"0".repeat(16)}\n` }, /line 1 .* is no number/],
    [
      "a user's blob of another size",
      { "sub_fdts/acme": new Uint8Array(25) },
      /24 bytes in fdt, 25 in/,
    ],
    ["a user without a file", { "sub_fdts/acme": undefined }, /^sub_fdts: nothing of "acme"/],
    [
      "a blob in scratch",
      { scratch_phys: "0x100000000\n0x19000000\n0x0\n" },
      /"acme" at 0x100003000 is in/,
    ],
    [
      "a tree cut off",
      {
        fdt: root.subarray(0, 60),
        scratch_phys: undefined,
        scratch_len: undefined,
      },
      /^fdt: 60 bytes of a tree of /,
    ],
  ];
  it.each(bad)("with %s", (_, files, reason) =>
    expect(changed(files)).toEqual([expect.stringMatching(reason)]),
  );

  it("is decoded whatever the bytes are", () => {
    const random = new Generator(11);
    for (let round = 0; round < 1000; round++) {
      const files = Object.entries(sound).map(([name, value]) => {
        const bytes = typeof value === "string" ? text(value) : value.slice();
        for (let flips = random.below(3); flips > 0; flips--) {
          bytes[random.below(bytes.length)] = random.below(256);
        }
        return [name, bytes.subarray(0, random.below(bytes.length + 1))] as const;
      });
      const { tree } = inspectFolder(new Map(files));
      expect(JSON.stringify(tree)).toMatch(/^\{/);
    }
  });
});

describe("one list", () => {
  it("is numbers, each of whole pages", () => {
    const list = text("0x1b000000\n0x19000010\n");
    expect(isScratchList(list)).toBe(true);
    expect(inspectScratchList(list)).toMatchObject({
      text: "0x1b000000\n0x19000010\n",
      findings: ["line 2: 0x19000010 is no multiple of a page"],
    });
  });
});
