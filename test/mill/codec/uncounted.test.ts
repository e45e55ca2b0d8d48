// Flexible arrays that nothing counts: they go on to the end of the bytes given.
import { describe, expect, it } from "vitest";
import { compile } from "./compiled.ts";
import { refusal } from "./refused.ts";

describe("a flexible array that nothing counts", () => {
  const c = `
    struct entry { unsigned int index; unsigned int reserved; unsigned long long data; };
    struct msrs { unsigned int nmsrs; unsigned int pad; struct entry entries[]; };
    struct name { unsigned long long off; unsigned char kind; unsigned char text[]; };
    struct pair { unsigned short low; unsigned short high; };
    struct tail { unsigned long long n; unsigned short kind; struct pair pair[]; };
    struct words { unsigned int n; unsigned short word[]; };
    struct outer { struct name first; struct words second; unsigned int last; };
    struct counted { unsigned long long a; unsigned char n;
      unsigned char v[] __attribute__((counted_by(n))); };
    struct old { unsigned long long off; unsigned char kind; unsigned char text[0]; };
    struct holder { struct old first; unsigned int last; };`;

  type Encode = (value: object) => DataView;
  type Decode = (view: DataView, offset?: number, end?: number) => object;
  const codecs = compile(c, "x86_64").then((compiled) => compiled.codecs);
  const forms = async (name: string): Promise<readonly [Encode, Decode]> => {
    const all = await codecs;
    return [all[`encode${name}`] as Encode, all[`decode${name}`] as Decode];
  };

  it("holds all whole elements up to the end of the bytes given", async () => {
    const [encode, decode] = await forms("Msrs");
    const entries = [1, 2].map((index) => ({ index, reserved: 0, data: 5n }));
    const value = { nmsrs: 9, pad: 0, entries };
    const view = encode(value);
    expect(view.byteLength).toBe(8 + 2 * 16);
    expect(decode(view)).toEqual(value);
    expect(decode(view, 0, 24)).toEqual({ ...value, entries: entries.slice(0, 1) });
    expect(decode(view, 0, 8)).toEqual({ ...value, entries: [] });
    expect(refusal(() => decode(view, 0, 23))).toEqual(["length", "entries", 8]);
    expect(refusal(() => decode(view, 0, 7))[0]).toBe("size");
  });

  it("has at least what lies in the record's own tail", async () => {
    const [encode, decode] = await forms("Name");
    const value = { off: 1n, kind: 2, text: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8) };
    const view = encode(value);
    expect(view.byteLength).toBe(17);
    expect(decode(view)).toEqual(value);
    const short = { ...value, text: Uint8Array.of(1, 2, 3) };
    expect(refusal(() => encode(short))).toEqual(["range", "text", 9]);
  });

  it("was written with a zero once", async () => {
    const [encode, decode] = await forms("Old");
    const value = { off: 1n, kind: 2, text: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8) };
    expect(decode(encode(value))).toEqual(value);
    const [, decodeHolder] = await forms("Holder");
    const { first } = decodeHolder(new DataView(new ArrayBuffer(24))) as { first: object };
    expect(first).toEqual({ off: 0n, kind: 0, text: new Uint8Array(0) });
  });

  it("leaves zero what of the record's own tail is no whole element", async () => {
    const [encode, decode] = await forms("Tail");
    const one = { n: 1n, kind: 2, pair: [{ low: 3, high: 4 }] };
    const view = encode(one);
    expect(view.byteLength).toBe(16);
    expect(decode(view)).toEqual(one);
    const two = { ...one, pair: [...one.pair, { low: 5, high: 6 }] };
    expect(encode(two).byteLength).toBe(18);
    expect(decode(encode(two))).toEqual(two);
    expect(refusal(() => decode(encode(two), 0, 17))).toEqual(["length", "pair", 10]);
    expect(refusal(() => encode({ ...one, pair: [] }))).toEqual(["range", "pair", 10]);
    view.setUint8(15, 1);
    expect(refusal(() => decode(view))).toEqual(["padding", "(bytes after pair)", 15]);
  });

  it("is empty where the record is a member of another, its bytes zero", async () => {
    const [encode, decode] = await forms("Outer");
    const first = { off: 1n, kind: 2, text: new Uint8Array(0) };
    const value = { first, second: { n: 3, word: new Uint16Array(0) }, last: 4 };
    const view = encode(value);
    expect([view.byteLength, view.getUint32(20, true)]).toEqual([24, 4]);
    expect(decode(view)).toEqual(value);
    const full = { ...value, second: { n: 3, word: Uint16Array.of(1) } };
    expect(refusal(() => encode(full))).toEqual(["range", "second.word", 20]);
    view.setUint8(12, 1);
    expect(refusal(() => decode(view))[0]).toBe("padding");
  });

  it("is written over the tail when counted, too", async () => {
    const [encode, decode] = await forms("Counted");
    const value = { a: 1n, n: 3, v: Uint8Array.of(7, 8, 9) };
    const view = encode(value);
    expect([view.byteLength, view.getUint8(9), view.getUint8(11)]).toEqual([16, 7, 9]);
    expect(decode(view)).toEqual(value);
  });
});
