// holeproof replay as users start it: exit codes, both formats, what goes to which stream.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratch } from "../../scratch.ts";
import { holeproof, root } from "./built.ts";

const trace = "examples/traces/intel48.pt_4k_single.jsonl";
const text = readFileSync(join(root, trace), "utf8");

/** The trace, changed, under a name in a fresh folder. */
function changed(name: string, change: (text: string) => string): string {
  const file = join(scratch(), name);
  writeFileSync(file, change(text));
  return file;
}

describe("replay", () => {
  it("is clean where every step is the same", () => {
    expect(holeproof(["replay", "examples/traces"])).toMatchObject({ code: 0, err: "" });
  });
  it("names each difference as a line of JSON, and sums up", () => {
    const file = changed("intel48.a.jsonl", (old) =>
      old.replace('"ret": 0, "errno": 0', '"ret": 0, "errno": 13'),
    );
    const { code, out, err } = holeproof(["replay", "--format", "json", file]);
    expect(code).toBe(1);
    const lines = out.trim().split("\n");
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        trace: "intel48.a",
        seq: 0,
        cmdname: "open",
        expected: { ret: 0, errno: 13, out: "" },
        got: { ret: 0, errno: 0, out: "" },
      },
      { traces: 1, steps: 10, same: 9, different: 1, unsupported: 0 },
    ]);
    expect(err).toContain("mark mapped: no dump of this name");
  });
  it("shows both answers to a reader", () => {
    const file = changed("intel48.b.jsonl", (old) => old.replace("0x3b86", "0x3b93"));
    const { code, out } = holeproof(["replay", file]);
    expect(code).toBe(1);
    expect(out).toMatch(
      /seq 10 IOMMU_IOAS_UNMAP: errno 0 recorded, ENOTTY here\n {2}recorded 0 18/,
    );
  });
  it("an empty trace is no clean one", () => {
    const { code, err } = holeproof(["replay", changed("intel48.d.jsonl", () => "")]);
    expect(code).toBe(2);
    expect(err).toMatch(/intel48\.d\.jsonl: the trace is empty/);
  });
  it("counts what it cannot run", () => {
    const file = changed("pdp11.c.jsonl", (old) => old);
    const { code, out } = holeproof(["replay", file]);
    expect(code).toBe(1);
    expect(out).toMatch(/no machine is known as "pdp11"/);
    expect(out).toMatch(/0 the same, 0 different, 13 unsupported/);
  });
  it("says where a line is broken, and runs the others", () => {
    const file = changed("intel48.d.jsonl", (old) => `${old}{"seq": 1}\n`);
    const { code, err } = holeproof(["replay", file]);
    expect(code).toBe(2);
    expect(err).toContain('intel48.d.jsonl:17:1: "type" is not a text');
  });
  it("reads standard input", () => {
    const ran = holeproof(["replay", "--profile", "intel48", "-"], text);
    expect(ran).toMatchObject({ code: 0 });
    expect(ran.out).toContain("10 steps: 10 the same");
  });
  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [["no/such/file.jsonl"], /no such file/],
    [["abi"], /holds no \.jsonl file/],
    [["--profile", "vax", trace], /^holeproof: no machine is known as "vax"; [^\n]*\n$/],
  ];
  it.each(wrong)("%s could not be done", (words, message) => {
    const { code, out, err } = holeproof(["replay", ...words]);
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(out).toBe("");
  });
});
