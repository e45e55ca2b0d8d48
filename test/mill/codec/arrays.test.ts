// Many records one behind the other: columns and the checked copy against decode, one by one.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ArrayForms, bytesOf, type Case, cases, type Columns, viewOf } from "./contracts.ts";
import { partsOf } from "./parts.ts";
import { errorOf } from "./refused.ts";
import { valueOf } from "./values.ts";
import { zerosOf } from "./zeros.ts";
import type { Value } from "./contracts.ts";

/** Bytes before the array and behind it, which nothing may touch. */
const margin = 5;
const count = 3;

interface Scene {
  readonly one: Case;
  readonly array: ArrayForms;
  readonly values: readonly Value[];
  /** The array between two margins of 0xa5. */
  readonly bytes: Uint8Array;
}

function sceneOf(one: Case, array: ArrayForms, seed: number): Scene {
  const { size } = one.layout;
  const values = fc.sample(valueOf(one.layout), { seed, numRuns: count });
  const bytes = new Uint8Array(margin * 2 + count * size).fill(0xa5);
  for (const [index, value] of values.entries())
    one.forms.encode(value, viewOf(bytes), margin + index * size);
  return { one, array, values, bytes };
}

/** A block is copied whole and nothing around it, or not at all. */
function checkCopy({ one, array, bytes }: Scene): void {
  const { size } = one.layout;
  const to = new Uint8Array(bytes.length).fill(0xa5);
  expect(array.copy(viewOf(bytes), margin, count, viewOf(to), margin)).toBe(count * size);
  expect(to).toEqual(bytes);
  expect(array.copy(viewOf(bytes), margin, 0, viewOf(to), bytes.length)).toBe(0);
  const small = viewOf(new Uint8Array(count * size - 1));
  expect(errorOf(() => array.copy(viewOf(bytes), margin, count, small)).code).toBe("size");
  expect(bytesOf(small).every((byte) => byte === 0)).toBe(true);
}

/** Too many, or too few bytes: refused, whatever lies behind. */
function checkCounts({ one, array, bytes }: Scene): void {
  const { size } = one.layout;
  const end = margin + count * size;
  for (let cut = 1; cut <= Math.min(size, 70); cut++) {
    const error = errorOf(() => array.check(viewOf(bytes), margin, count, end - cut));
    expect(error.code).toBe("count");
  }
  for (const many of [count + 1, 0x7fffffff, 2 ** 32 - 1, 2 ** 53, -1, 0.5, Number.NaN]) {
    const error = errorOf(() => array.check(viewOf(bytes), margin, many, end));
    expect(error.code).toBe("count");
  }
  for (const offset of [-1, Number.NaN, bytes.length + 1])
    expect(errorOf(() => array.check(viewOf(bytes), offset, 0)).code).toBe("size");
  expect(errorOf(() => array.check(viewOf(bytes), 0, 0, bytes.length + 1)).code).toBe("size");
}

/** Each bit of the middle element that must be zero; the columns stay as they were. */
function checkZeros({ one, array, values, bytes }: Scene, columns: Columns | undefined): void {
  const { layout } = one;
  const base = margin + layout.size;
  for (const { byte, bit, member, code } of zerosOf(layout, values[1]!)) {
    const dirty = bytes.slice();
    dirty[base + byte] = dirty[base + byte]! | (1 << bit);
    const to = new Uint8Array(count * layout.size).fill(7);
    const before = columns === undefined ? "" : JSON.stringify(columns);
    const works = [
      () => array.check(viewOf(dirty), margin, count),
      () => array.copy(viewOf(dirty), margin, count, viewOf(to)),
      ...(columns === undefined ? [] : [() => columns.decode(viewOf(dirty), margin, count)]),
    ];
    for (const work of works) {
      const error = errorOf(work);
      expect([error.code, error.record, error.member, error.offset]).toEqual([
        code,
        one.record.name,
        `[1].${member}`,
        base + byte,
      ]);
    }
    expect(to.every((found) => found === 7)).toBe(true);
    if (columns !== undefined) expect(JSON.stringify(columns)).toBe(before);
  }
}

/** Columns hold what decode gives, member by member, and write the same bytes. */
function checkColumns({ one, values, bytes }: Scene, columns: Columns): void {
  columns.decode(viewOf(bytes), margin, count);
  expect(columns.length).toBe(count);
  const found = columns as unknown as Readonly<Record<string, ArrayLike<number> | undefined>>;
  for (const { key } of partsOf(one.layout))
    for (const [index, value] of values.entries()) {
      const wanted = value[key];
      const at = (name: string): bigint => BigInt(found[name]?.[index] ?? -1);
      if (typeof wanted === "bigint" && !ArrayBuffer.isView(found[key])) {
        const whole = BigInt.asUintN(64, wanted);
        expect((at(`${key}Hi`) << 32n) | at(`${key}Lo`), key).toBe(whole);
      } else expect(at(key), key).toBe(BigInt(wanted as number | boolean));
    }
  const to = new Uint8Array(bytes.length).fill(0xa5);
  expect(columns.encode(viewOf(to), margin)).toBe(count * one.layout.size);
  expect(to).toEqual(bytes);
  const less = errorOf(() => columns.decode(viewOf(bytes), 0, columns.capacity + 1));
  expect(less.record).toBe(one.record.name);
  columns.length = count;
}

describe("arrays", () => {
  const inArrays = cases.flatMap((one) => {
    const { array } = one.forms;
    return array === undefined ? [] : [[one.title, one, array] as const];
  });
  it("of records declared so, and of those another holds an array of", () => {
    const titles = inArrays.map(([title]) => title);
    expect(titles).toContain("kho/luo/v5.ts luo_session_ser");
    expect(titles).toContain("kho/iommufd/posted.ts iommufd_hwpt_lu");
    expect(titles).toContain("hardware/vtd/context.ts vtd_context_entry");
    expect(inArrays.filter(([, , { Columns }]) => Columns !== undefined).length).toBeGreaterThan(
      20,
    );
  });
  it.each(inArrays)("%s", (_, one, array) => {
    for (const seed of [1, 2]) {
      const scene = sceneOf(one, array, seed);
      const columns = array.Columns === undefined ? undefined : new array.Columns(count + 1);
      array.check(viewOf(scene.bytes), margin, count);
      checkCopy(scene);
      checkCounts(scene);
      if (columns !== undefined) checkColumns(scene, columns);
      checkZeros(scene, columns);
    }
  });
  it("of any length name the culprit wherever it is, and no byte that may be anything", () => {
    const found = inArrays.find(([title]) => title === "kho/iommufd/reviewed.ts iommufd_hwpt_lu");
    const array = found?.[2];
    // Several a turn: lengths with whole turns, with none, and with every rest.
    for (const many of [...Array(26).keys(), 300]) {
      const bytes = Uint8Array.from({ length: many * 16 }, (_, at) => (at % 16 < 13 ? 0xff : 0));
      const columns = new array!.Columns!(many);
      columns.decode(viewOf(bytes), 0, many);
      for (let index = 0; index < many; index++) {
        bytes[index * 16 + 15] = 1;
        const error = errorOf(() => columns.decode(viewOf(bytes), 0, many));
        expect([error.member, error.offset]).toEqual([`[${index}].padding`, index * 16 + 15]);
        bytes[index * 16 + 15] = 0;
      }
    }
  });
});
