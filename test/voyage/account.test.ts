// An account comes out of a file that anybody may have written: what it says must be possible.
import { describe, expect, it } from "vitest";
import { readAccount } from "../../src/runtime/voyage/account.ts";

const FRAMES = 256;
const file = { index: 0, bytes: 4096, runs: [[7, 1]] };
const berth = { device: 0, token: 1, mappings: [[16, 1, 0, 0]] };
const account = {
  kind: "holeproof voyage",
  steps: 2,
  kexecs: 1,
  ramBytes: FRAMES * 4096,
  counts: {},
  files: [file],
  berths: [berth],
  fingerprint: 5,
};

const read = (changes: object): unknown => readAccount(JSON.stringify({ ...account, ...changes }));
const inFile = (changes: object): object => ({ files: [{ ...file, ...changes }] });
const inBerth = (changes: object): object => ({ berths: [{ ...berth, ...changes }] });

describe("an account", () => {
  it.each([
    {},
    { files: [], berths: [] },
    { counts: { mappings: 3 } },
    inFile({ runs: [[7, FRAMES]] }),
    inBerth({ device: 255, pasid: 2 ** 20 - 1 }),
    inBerth({ mappings: [berth.mappings[0], [2 ** 40, FRAMES, 0, 0]] }),
  ])("is taken with %j", (changes) => {
    expect(read(changes)).toMatchObject({ ...account, ...changes, counts: {} });
  });

  it.each([
    { kind: "holeproof" },
    { steps: -1 },
    { steps: 0.5 },
    { kexecs: 0 },
    { kexecs: 1001 },
    { ramBytes: 2 ** 33 },
    { counts: undefined },
    { counts: { mappings: "3" } },
    { fingerprint: -1 },
    { files: {} },
    { files: [7] },
    inFile({ index: -1 }),
    inFile({ bytes: "4096" }),
    inFile({ runs: [[7]] }),
    inFile({ runs: [[7, FRAMES + 1]] }),
    { berths: [undefined] },
    inBerth({ device: 256 }),
    inBerth({ token: -1 }),
    inBerth({ pasid: 2 ** 20 }),
    inBerth({ mappings: [[16, 1, 0]] }),
    inBerth({ mappings: [[16, 1, 0, "0"]] }),
    inBerth({ mappings: [[16, FRAMES + 1, 0, 0]] }),
    inBerth({ mappings: Array.from({ length: 3 }, () => berth.mappings[0]) }),
  ])("is refused with %j", (changes) => {
    expect(read(changes)).toBeUndefined();
  });

  it.each([undefined, "", "null", "[]", "{", '"holeproof voyage"'])("is not %j", (text) => {
    expect(readAccount(text)).toBeUndefined();
  });
});
