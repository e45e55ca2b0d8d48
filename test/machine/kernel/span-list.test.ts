// Spans by their first and last address: both belong to them.
import { expect, it } from "vitest";
import { call, wide } from "./words.ts";
import { boot } from "./bench.ts";

const ALLOW = 0x3b82;

/** What IOAS_ALLOW_IOVAS answers to these ranges, in this order. */
function allowed(...ranges: readonly (readonly [start: number, last: number])[]): string {
  const { client } = boot();
  const { process } = client;
  const fd = process.open("/dev/iommu");
  const ioas = client.ioasAlloc(fd);
  const va = process.mmap(4096);
  const bytes = new DataView(new ArrayBuffer(ranges.length * 16));
  ranges.flat().forEach((each, at) => bytes.setBigUint64(at * 8, BigInt(each), true));
  process.space.write(va, new Uint8Array(bytes.buffer));
  return call(process, fd, ALLOW, [24, ioas, ranges.length, 0, ...wide(va)]).answer;
}

it("ranges that share one address overlap, whichever comes first; neighbours do not", () => {
  expect(allowed([0x1000, 0x2000], [0x2000, 0x3000])).toBe("EINVAL");
  expect(allowed([0x2000, 0x3000], [0x1000, 0x2000])).toBe("EINVAL");
  expect(allowed([0x1000, 0x1fff], [0x2000, 0x3000])).toBe("ok");
  expect(allowed([0x2000, 0x3000], [0x1000, 0x1fff])).toBe("ok");
});
