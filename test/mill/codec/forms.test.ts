// The forms that only some records have: columns, blocks, short and long records, unions, values.
import { describe, expect, it } from "vitest";
import * as lu from "../../../src/generated/kho/iommufd/reviewed.ts";
import * as kho from "../../../src/generated/kho/kho.ts";
import * as capability from "../../../src/generated/uapi/vfio/capability.ts";
import * as ser from "../../../src/generated/kho/iommu/version1.ts";
import * as description from "../../../src/generated/uapi/iommufd/ioas.describe.ts";
import * as ioas from "../../../src/generated/uapi/iommufd/ioas.ts";
import { compile } from "./compiled.ts";
import { refusal } from "./refused.ts";

const entries = (count: number): readonly lu.IommufdHwptLu[] =>
  Array.from({ length: count }, (_, index) => ({
    domainData: (BigInt(index) << 36n) | 0x1000n,
    token: 0xffff_ff00 + (index & 0xff),
    reclaimed: index & 1,
  }));

const bytesOf = (view: DataView): Uint8Array =>
  new Uint8Array(view.buffer, view.byteOffset, view.byteLength);

describe("columns", () => {
  for (const count of [0, 1, 7, 8, 9, 64, 1000])
    it(`of ${count} records are decode's values, and encode to the same bytes`, () => {
      const hwpts = entries(count);
      const block = lu.encodeIommufdLu({ nrHwpts: count, hwpts });
      const columns = new lu.IommufdHwptLuColumns(count + 3).decode(block, 8, count);
      expect(columns.length).toBe(count);
      for (const [at, { domainData, token, reclaimed }] of hwpts.entries()) {
        const whole =
          (BigInt(columns.domainDataHi[at]!) << 32n) | BigInt(columns.domainDataLo[at]!);
        expect([whole, columns.token[at], columns.reclaimed[at]]).toEqual([
          domainData,
          token,
          reclaimed,
        ]);
      }
      const again = new DataView(new ArrayBuffer(block.byteLength).slice(0));
      again.setUint32(0, count, true);
      expect(columns.encode(again, 8)).toBe(count * 16);
      expect(bytesOf(again)).toEqual(bytesOf(block));
    });

  it("refuse what decode refuses, wherever in the array it lies, and hold what they held", () => {
    for (const at of [0, 3, 7, 8, 63]) {
      const block = lu.encodeIommufdLu({ nrHwpts: 64, hwpts: entries(64) });
      block.setUint8(8 + at * 16 + 14, 1);
      const columns = new lu.IommufdHwptLuColumns(64);
      columns.decode(lu.encodeIommufdLu({ nrHwpts: 2, hwpts: entries(2) }), 8, 2);
      const found = refusal(() => columns.decode(block, 8, 64));
      expect(found).toEqual(["reserved", `[${at}].padding`, 8 + at * 16 + 14]);
      expect([columns.length, columns.token[1]]).toEqual([2, entries(2)[1]!.token]);
    }
  });

  it("refuse more records than they hold, or than there are bytes", () => {
    const columns = new lu.IommufdHwptLuColumns(2);
    const view = new DataView(new ArrayBuffer(40));
    expect(refusal(() => columns.decode(view, 0, 3))).toEqual(["count", "", 0]);
    expect(refusal(() => columns.decode(view, 16, 2))).toEqual(["count", "", 16]);
    expect(refusal(() => columns.decode(view, 0, 2, 31))).toEqual(["count", "", 0]);
  });
});

describe("blocks", () => {
  it("are copied with all their elements, and touch nothing else", () => {
    for (const count of [0, 1, 5, 100]) {
      const block = lu.encodeIommufdLu({ nrHwpts: count, hwpts: entries(count) });
      const to = new DataView(new Uint8Array(block.byteLength + 8).fill(0xa5).buffer);
      expect(lu.copyIommufdLu(block, 0, to, 4)).toBe(block.byteLength);
      const copied = bytesOf(to);
      expect(copied.slice(4, -4)).toEqual(bytesOf(block));
      expect([...copied.slice(0, 4), ...copied.slice(-4)]).toEqual(Array(8).fill(0xa5));
    }
  });

  it("are refused before a byte is written, by what they hold and by the room", () => {
    const block = lu.encodeIommufdLu({ nrHwpts: 9, hwpts: entries(9) });
    const to = new DataView(new ArrayBuffer(block.byteLength - 1));
    expect(refusal(() => lu.copyIommufdLu(block, 0, to))).toEqual(["size", "", 0]);
    block.setUint8(8 + 8 * 16 + 13, 1);
    const wide = new DataView(new ArrayBuffer(block.byteLength));
    expect(refusal(() => lu.copyIommufdLu(block, 0, wide))).toEqual([
      "reserved",
      "hwpts[8].padding",
      149,
    ]);
    expect(bytesOf(wide).every((byte) => byte === 0)).toBe(true);
  });

  it("may overlap", () => {
    const bytes = new DataView(new ArrayBuffer(64));
    for (let at = 0; at < 3; at++) lu.encodeIommufdHwptLu(entries(3)[at]!, bytes, at * 16);
    const before = bytesOf(bytes).slice(0, 48);
    lu.copyIommufdHwptLuArray(bytes, 0, 3, bytes, 16);
    expect(bytesOf(bytes).slice(16)).toEqual(before);
  });
});

describe("records that grew", () => {
  const value = { size: 40, flags: 7, ioasId: 1, userVa: 2n, length: 3n, iova: 0n };
  const { IOMMU_IOAS_MAP_MIN_SIZE: least } = ioas;

  it("are whole when short, with zeros for what an older caller does not have", async () => {
    const { codecs } = await compile(
      "struct grown { unsigned int size; unsigned int first; unsigned long long later; };",
      "x86_64",
    );
    expect(codecs["decodeGrownSized"], "nothing says how it began").toBeUndefined();
    const short = new DataView(new ArrayBuffer(48));
    ioas.encodeIommuIoasMap(value, short, 3);
    expect(ioas.decodeIommuIoasMapSized(short, 3, 40)).toEqual(value);
  });

  it("are refused when shorter than the first, or with a tail nobody knows", () => {
    const view = new DataView(new ArrayBuffer(64));
    ioas.encodeIommuIoasMap(value, view);
    expect(refusal(() => ioas.decodeIommuIoasMapSized(view, 0, least - 1))[0]).toBe("size");
    expect(ioas.decodeIommuIoasMapSized(view, 0, 64)).toEqual(value);
    view.setUint8(63, 1);
    expect(refusal(() => ioas.decodeIommuIoasMapSized(view, 0, 64))).toEqual([
      "padding",
      "(bytes nobody here knows)",
      63,
    ]);
  });

  it("are longer with zeros for a newer kernel", () => {
    const long = ioas.encodeIommuIoasMapSized(value, 48);
    expect(long.byteLength).toBe(48);
    expect(ioas.decodeIommuIoasMapSized(long, 0, 48)).toEqual(value);
  });
});

describe("unions told by a neighbour", () => {
  const smmuv3 = { physAddr: 1n, strtabBaseCfg: 2n, l1StrtabLuState: 3n, l2StrtabLuStatesPhys: 4n };
  const unit = {
    hdr: { refCount: 1, flags: 0 },
    token: 5n,
    type: BigInt(ser.IOMMU_ARM_SMMUV3),
    driver: { arm: "smmuv3", smmuv3 },
  } as const;

  it("refuse an arm the neighbour does not tell, and bytes after a short arm", () => {
    const view = ser.encodeIommuHwSer(unit);
    expect(ser.decodeIommuHwSer(view)).toEqual(unit);
    const wrong = { ...unit, type: BigInt(ser.IOMMU_INTEL) };
    expect(refusal(() => ser.encodeIommuHwSer(wrong))).toEqual(["arm", "driver", 24]);
    view.setUint8(111, 1);
    expect(refusal(() => ser.decodeIommuHwSer(view))).toEqual([
      "padding",
      "driver (bytes after smmuv3)",
      111,
    ]);
  });

  it("are bytes where the neighbour tells nothing known", () => {
    const view = ser.encodeIommuHwSer(unit);
    view.setBigUint64(16, 77n, true);
    expect(ser.decodeIommuHwSer(view).driver).toMatchObject({ arm: "bytes" });
  });
});

describe("records that lead to each other", () => {
  const header = (next: number): DataView =>
    capability.encodeVfioInfoCapHeader({ id: 1, version: 1, next });
  const answer = (...links: readonly (readonly [at: number, next: number])[]): DataView => {
    const view = new DataView(new ArrayBuffer(64));
    for (const [at, next] of links) bytesOf(view).set(bytesOf(header(next)), at);
    return view;
  };

  it("are walked by offset, from wherever the answer starts", () => {
    const view = answer([16, 40], [40, 24], [24, 0]);
    expect([...capability.chainOfVfioInfoCapHeader(view, 0, 16)]).toEqual([16, 40, 24]);
    expect([...capability.chainOfVfioInfoCapHeader(view, 0, 0)]).toEqual([]);
    const inside = answer([16 + 8, 32], [32 + 8, 0]);
    expect([...capability.chainOfVfioInfoCapHeader(inside, 8, 16)]).toEqual([24, 40]);
  });

  it("are refused outside the answer, and when they go round", () => {
    const out = answer([16, 60]);
    expect(refusal(() => [...capability.chainOfVfioInfoCapHeader(out, 0, 16)])[0]).toBe("size");
    const round = answer([16, 24], [24, 16]);
    const found = refusal(() => [...capability.chainOfVfioInfoCapHeader(round, 0, 16)]);
    expect(found.slice(0, 2)).toEqual(["chain", "next"]);
    const early = refusal(() => [...capability.chainOfVfioInfoCapHeader(round, 0, 16, 23)]);
    expect(early[0]).toBe("size");
  });

  it("are walked by physical address, checked, refused nowhere and in a circle", () => {
    const memory = new DataView(new ArrayBuffer(3 * 4096));
    const put = (page: number, next: bigint): unknown =>
      kho.encodeKhoBlockHeaderSer({ next, count: 0n }, memory, page * 4096);
    const locate = (address: bigint): { view: DataView; offset: number } | undefined =>
      address < 0x4000n && address >= 0x1000n
        ? { view: memory, offset: Number(address) - 4096 }
        : undefined;
    put(0, 0x3000n);
    put(2, 0n);
    const list = (first: bigint): readonly bigint[] =>
      [...kho.listOfKhoBlockHeaderSer(first, locate)].map(({ address }) => address);
    expect(list(0x1000n)).toEqual([0x1000n, 0x3000n]);
    put(2, 0x9000n);
    expect(refusal(() => list(0x1000n))[0]).toBe("address");
    put(2, 0x1000n);
    expect(refusal(() => list(0x1000n))[0]).toBe("chain");
    put(2, 0x1800n);
    expect(refusal(() => list(0x1000n))).toEqual(["align", "", 0x800]);
  });
});

describe("any C", () => {
  const c = `
    struct inner { unsigned char x; };
    struct outer {
      unsigned int nr;
      struct { unsigned short a; struct { unsigned char b; unsigned int c; }; } named;
      union { unsigned int first; unsigned int second; };
      unsigned int low : 3, : 5, high : 24;
      float f; double d;
      struct inner grid[2][3];
      unsigned char rest[];
    };`;

  it("unnamed members are the record's own, unnamed types take their member's name", async () => {
    const { codecs } = await compile(c, "x86_64");
    const decode = codecs["decodeOuter"] as (view: DataView) => Record<string, unknown>;
    const encode = codecs["encodeOuter"] as (value: unknown) => DataView;
    const value = {
      nr: 1,
      named: { a: 2, b: 3, c: 4 },
      first: 5,
      low: 6,
      high: 0x123456,
      f: 0.5,
      d: -1e300,
      grid: Array.from({ length: 6 }, (_, x) => ({ x })),
      rest: Uint8Array.of(7, 8, 9),
    };
    expect(decode(encode(value))).toEqual(value);
    expect(codecs["OUTER_NAMED_SIZE"]).toBe(12);
    const dirty = encode(value);
    dirty.setUint8(20, dirty.getUint8(20) | 0x80);
    expect(refusal(() => decode(dirty))).toEqual(["padding", "(unused bits after low)", 20]);
  });

  it("has the layout and order of the target asked for", async () => {
    for (const [target, size] of [
      ["x86_64", 16],
      ["i386", 12],
      ["m68k", 10],
    ] as const) {
      const { codecs } = await compile("struct s { short a; long long b; };", target);
      expect(codecs["S_SIZE"], target).toBe(size);
    }
    const { codecs } = await compile("struct s { unsigned a : 4, b : 28; };", "s390x");
    const encode = codecs["encodeS"] as (value: unknown) => DataView;
    expect(bytesOf(encode({ a: 1, b: 2 }))).toEqual(Uint8Array.of(0x10, 0, 0, 2));
  });
});

describe("unions nothing tells apart", () => {
  it("are bytes in objects, and every arm of them in cursors", async () => {
    const { codecs } = await compile(
      `struct sqe {
         unsigned char op, pad[3];
         union { int fd; unsigned int file; struct { unsigned short lo, hi; }; };
         union { unsigned long long addr; struct { unsigned int a, b; } two; unsigned char raw[8]; } u;
       };`,
      "x86_64",
    );
    type Sqe = { variant: Uint8Array; u: Uint8Array } & Record<string, unknown>;
    const encode = codecs["encodeSqe"] as (value: Sqe) => DataView;
    const decode = codecs["decodeSqe"] as (view: DataView) => Sqe;
    const Cursor = codecs["SqeCursor"] as new (view: DataView) => Record<
      string,
      number | bigint
    > & {
      uRawAt(index: number): number;
    };
    const pad = new Uint8Array(3);
    const view = encode({ op: 1, pad, variant: new Uint8Array(4), u: new Uint8Array(8) });
    const cursor = new Cursor(view);
    cursor["fd"] = -2;
    cursor["uAddr"] = 0x1122334455667788n;
    expect([cursor["file"], cursor["lo"], cursor["hi"]]).toEqual([0xfffffffe, 0xfffe, 0xffff]);
    expect([cursor["uTwoOffset"], cursor["uAddrLo"], cursor.uRawAt(7)]).toEqual([
      8, 0x55667788, 0x11,
    ]);
    expect([...decode(view).variant]).toEqual([0xfe, 0xff, 0xff, 0xff]);
    expect([...decode(view).u].reverse()).toEqual([0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88]);
    const nested = "union n { __int128 wide; union { int a; long b[3]; } in; int flat; };";
    const whole = await compile(nested, "x86_64");
    const NCursor = whole.codecs["NCursor"] as new (view: DataView) => Record<string, unknown>;
    const names = Object.getOwnPropertyNames(NCursor.prototype);
    expect(names).toEqual(expect.arrayContaining(["flat", "inA", "wideOffset"]));
    const wrong = refusal(() => void (cursor["uAddr"] = 2n ** 64n));
    expect(wrong).toEqual(["range", "u.addr", 8]);
  });

  it("hold an arm that is an enum to its values", async () => {
    const { codecs } = await compile(
      `enum way { IN, OUT };
       struct hop { union { enum way way; int n; } u; union { enum way back; int m; }; };`,
      "x86_64",
    );
    const Cursor = codecs["HopCursor"] as new (view: DataView) => Record<string, number>;
    const cursor = new Cursor(new DataView(new ArrayBuffer(8)));
    cursor["uWay"] = 1;
    expect(refusal(() => void (cursor["uWay"] = 2))).toEqual(["value", "u.way", 0]);
    expect(refusal(() => void (cursor["back"] = 2))).toEqual(["value", "back", 4]);
    expect([cursor["uN"], cursor["m"]]).toEqual([1, 0]);
    expect(codecs["HOP_U_WAY_VALUES"]).toEqual([0, 1]);
  });
});

describe("names", () => {
  it("of arms and of what cursors have besides stay apart", async () => {
    const { codecs } = await compile(
      `struct cmd { union { unsigned char __asiv[4]; struct { unsigned char asiv[2]; }; };
         union { unsigned long long ats; unsigned int ats_lo; }; };`,
      "x86_64",
    );
    type Cursor = { ats: bigint; ats_lo: number } & Record<string, number> &
      Record<`${"asiv" | "setAsiv"}${"" | "_"}At`, (index: number, value?: number) => number>;
    const Cursor = codecs["CmdCursor"] as new (view: DataView) => Cursor;
    const cursor = new Cursor(new DataView(new ArrayBuffer(16)));
    cursor.setAsiv_At(1, 7);
    cursor.setAsivAt(3, 9);
    expect([0, 1, 2, 3].map((index) => cursor.asivAt(index))).toEqual([0, 7, 0, 9]);
    cursor.ats = 0x1_0000_0002n;
    expect([cursor["atsLo"], cursor["atsHi"], cursor["atsLo_"]]).toEqual([2, 1, 2]);
  });
  it("that only case tells apart, or that are taken elsewhere, stay apart", async () => {
    const { codecs } = await compile(
      `struct vbi_itv0 { int x; }; struct vbi_ITV0 { int y; };
       struct fooBar { int x; }; struct foo_bar { int y; };
       struct data_view { int x; };
       struct req { unsigned short i, at, view, offset, count, end, class, in; };
       struct reqs { struct req all[3]; struct req data; int data_offset; };`,
      "x86_64",
    );
    for (const name of ["VbiItv0", "VbiITV0", "FooBar", "FooBar_", "DataView_"])
      expect(codecs[`decode${name}`], name).toBeTypeOf("function");
    expect(codecs["VBI_ITV0_SIZE"]).toBe(4);
    expect(codecs["VBI_ITV0__SIZE"]).toBe(4);
    const Columns = codecs["ReqColumns"] as new (capacity: number) => {
      decode(view: DataView, offset: number, count: number): void;
      encode(view: DataView): number;
    } & Record<string, ArrayLike<number>>;
    const columns = new Columns(2);
    const bytes = Uint8Array.from({ length: 32 }, (_, index) => index);
    columns.decode(new DataView(bytes.buffer), 0, 2);
    expect([columns["i"]![1], columns["at"]![0], columns["class"]![1]]).toEqual([
      0x1110, 0x0302, 0x1d1c,
    ]);
  });
});

describe("descriptions", () => {
  it("say what the codec and the header say", () => {
    const { IOMMU_IOAS_MAP_DESCRIPTION: map } = description;
    expect([map.title, map.size, map.minSize]).toEqual(["struct iommu_ioas_map", 40, 40]);
    expect(map.members.map(({ name, offset }) => [name, offset]).slice(0, 3)).toEqual([
      ["size", 0],
      ["flags", 4],
      ["ioas_id", 8],
    ]);
    expect(map.ioctls).toMatchObject([
      { name: "IOMMU_IOAS_MAP", generic: ioas.IOMMU_IOAS_MAP, wide: 0x20003b85 },
    ]);
    expect(map.layouts.flatMap(({ targets }) => targets)).toHaveLength(36);
  });
});
