// Trees as the kernel's debugfs shows them under kho/: decoded, versions told apart, order of bytes.
import { describe, expect, it } from "vitest";
import { inspectTree, isTree } from "../../../src/runtime/index.ts";
import { writeFdt, type FdtNode } from "../../../src/runtime/kernel/kho/index.ts";
import { luoFormats } from "../../../src/runtime/kernel/liveupdate/index.ts";
import { Generator } from "../../../src/runtime/world/index.ts";

const text = (value: string): Uint8Array => new TextEncoder().encode(`${value}\0`);

function word(value: bigint, littleEndian = true): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value, littleEndian);
  return bytes;
}

function node(
  name: string,
  properties: Record<string, Uint8Array>,
  children: FdtNode[] = [],
): FdtNode {
  return { name, properties: new Map(Object.entries(properties)), children };
}

/** kho/out/fdt of a kernel of the first format, with the two users such kernels have. */
const first = node(
  "",
  { compatible: text("kho-v1"), "preserved-memory-map": word(0x1_4200_3000n) },
  [node("memblock", { fdt: word(0x1_4210_0000n) }), node("LUO", { fdt: word(0x1_4210_1000n) })],
);

describe("trees", () => {
  it("are shown as they are", () => {
    const bytes = writeFdt(first, 4096)!;
    expect(isTree(bytes)).toBe(true);
    expect(inspectTree(bytes)).toMatchObject({ findings: [] });
    expect(inspectTree(bytes).text).toMatchInlineSnapshot(`
      "/
        compatible = "kho-v1"
        preserved-memory-map = 0x142003000
        memblock
          fdt = 0x142100000
        LUO
          fdt = 0x142101000
      "
    `);
  });

  it.each([0, 1, 2, 3])("are told by each of their first four bytes: byte %i", (at) => {
    const bytes = writeFdt(first, 4096)!;
    bytes[at]! ^= 1;
    expect(isTree(bytes)).toBe(false);
  });

  it("of the orchestrator, too", () => {
    const root = { compatible: "luo-v1", number: 3, sessionsPa: 0x5000, flbsPa: 0x6000 };
    const { findings, text: shown } = inspectTree(luoFormats["luo-v1"].encodeRoot(root));
    expect(findings).toEqual([]);
    expect(shown).toContain("liveupdate-number = 0x3");
    expect(shown).toContain("luo-session-header = 0x5000");
  });

  const bad: readonly (readonly [string, FdtNode, RegExp])[] = [
    [
      "59: an address written big-endian",
      node("", {
        compatible: text("kho-v4"),
        "preserved-memory-map": word(0x1_4200_3000n, false),
      }),
      /preserved-memory-map is big-endian/,
    ],
    [
      "a user of the current format without a size",
      node("", { compatible: text("kho-v4"), "preserved-memory-map": word(0n) }, [
        node("LUO", { "preserved-data": word(4096n) }),
      ]),
      /node "LUO" has no "blob-size"/,
    ],
    [
      "a user of one format in a tree of another",
      node("", { compatible: text("kho-v2"), "preserved-memory-map": word(0n) }, [
        node("LUO", { fdt: word(4096n) }),
      ]),
      /node "LUO" has no "preserved-data"/,
    ],
    ["no map", node("", { compatible: text("kho-v1") }), /no "preserved-memory-map"/],
    ["no name", node("", {}), /does not say what it is/],
    ["another name", node("", { compatible: text("acme,board") }), /no kind known here/],
    [
      "an address inside a page",
      node("", { compatible: text("kho-v1"), "preserved-memory-map": word(0x1234n) }),
      /0x1234, not the address of a page/,
    ],
  ];
  it.each(bad)("%s", (_, tree, reason) => {
    expect(inspectTree(writeFdt(tree, 4096)!).findings).toEqual([expect.stringMatching(reason)]);
  });

  it("never crash or hang the reader, whatever the bytes are", () => {
    const sound = writeFdt(first, 4096)!;
    const random = new Generator(5);
    for (let round = 0; round < 3000; round++) {
      const bytes = sound.slice(0, 4 + random.below(sound.length - 3));
      for (let flips = random.below(4); flips > 0; flips--) {
        bytes[4 + random.below(bytes.length - 4)] = random.below(256);
      }
      const { findings, tree } = inspectTree(bytes);
      expect(findings.length > 0 || tree !== undefined).toBe(true);
    }
  });
});
