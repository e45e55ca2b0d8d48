// The committed codecs are what generate prints now; refusals name file, line and column.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { generate, type GenerateOptions } from "../../../generator/cli/commands/generate.ts";
import { root } from "./contracts.ts";

/** What a codec looks like whose declaration is gone. */
const old = '// Generated from abi/kho/old.ts by "holeproof generate".\n';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A copy of abi/ and src/generated that a test may spoil. */
function copyOfTree(): { abi: string; out: string } {
  const folder = mkdtempSync(join(tmpdir(), "holeproof-"));
  folders.push(folder);
  const abi = join(folder, "abi");
  const out = join(folder, "generated");
  cpSync(join(root, "abi"), abi, { recursive: true });
  cpSync(join(root, "src/generated"), out, { recursive: true });
  return { abi, out };
}

async function run(options: GenerateOptions): Promise<{ code: number; out: string; err: string }> {
  const text = { out: "", err: "" };
  const code = await generate(options, {
    out: (more) => void (text.out += more),
    err: (more) => void (text.err += more),
    stdin: async () => new Uint8Array(),
    showsProgress: false,
    color: false,
  });
  return { code, ...text };
}

/** Runs on a tree where one declaration was changed. */
async function refusalOf(
  file: string,
  change: (text: string) => string,
): Promise<{ code: number; err: string }> {
  const { abi, out } = copyOfTree();
  const path = join(abi, file);
  const before = readFileSync(path, "utf8");
  const after = change(before);
  expect(after, "the change changed nothing").not.toBe(before);
  writeFileSync(path, after);
  const { code, err } = await run({ abi, out, check: true });
  return { code, err: err.replaceAll(`${abi}/`, "") };
}

describe("generate", () => {
  it("finds the committed codecs fresh", async () => {
    const here = relative(process.cwd(), root) || ".";
    const options = { abi: join(here, "abi"), out: join(here, "src/generated"), check: true };
    expect(await run(options)).toMatchObject({ code: 0, err: "" });
  });

  it("says which file is stale, missing or extra, and changes nothing", async () => {
    const { out } = copyOfTree();
    writeFileSync(join(out, "fdt.ts"), "// spoilt\n");
    writeFileSync(join(out, "kho/old.ts"), old);
    rmSync(join(out, "kho/luo/v5.witness.ts"));
    const { code, err } = await run({ abi: "abi", out, check: true });
    expect(code).toBe(1);
    expect(err.replaceAll(out, "")).toBe(
      "/fdt.ts is stale\n/kho/luo/v5.witness.ts is missing\n" +
        "/kho/old.ts comes from no declaration\nrun 'holeproof generate'\n",
    );
    expect(readFileSync(join(out, "fdt.ts"), "utf8")).toBe("// spoilt\n");
  });

  it("repairs what is stale and removes what is extra", async () => {
    const { out } = copyOfTree();
    writeFileSync(join(out, "fdt.ts"), "// spoilt\n");
    writeFileSync(join(out, "kho/old.ts"), old);
    writeFileSync(join(out, "kho/mine.ts"), "// written by hand\n");
    const { code, out: said } = await run({ abi: "abi", out });
    expect([code, said.replace(out, "")]).toEqual([
      0,
      expect.stringMatching(/: 1 written, 1 removed\n$/),
    ]);
    expect(existsSync(join(out, "kho/old.ts"))).toBe(false);
    expect(readFileSync(join(out, "kho/mine.ts"), "utf8")).toBe("// written by hand\n");
    expect((await run({ abi: "abi", out, check: true })).code).toBe(0);
  });

  it("refuses a posted defect once its accept is gone", async () => {
    const { code, err } = await refusalOf("kho/iommufd/posted.ts", (text) =>
      text.replace(/ \*\n\s+\* @accept BOOL.*\n/, ""),
    );
    expect(code).toBe(1);
    expect(err).toMatch(/^kho\/iommufd\/posted\.ts:\d+:\d+: error: .*reclaimed.* \[BOOL\]$/m);
  });

  it("refuses an accept that nothing needs", async () => {
    const { code, err } = await refusalOf("uapi/vfio/reviewed.ts", (text) =>
      text.replace(" * @ioctl", " * @accept HOLE there is none\n * @ioctl"),
    );
    expect(code).toBe(1);
    expect(err).toBe(
      "uapi/vfio/reviewed.ts:15:4: warning: accepts HOLE, which no longer applies [ACCEPT]\n",
    );
  });

  it("refuses an unknown word with its place", async () => {
    const { code, err } = await refusalOf("fdt.ts", (text) =>
      text.replace("magic: be32;", "magic: be31;"),
    );
    expect(code).toBe(1);
    expect(err).toMatch(
      /^fdt\.ts:\d+:10: error: unknown type 'be31': neither an imported word nor a record \[syntax\]\n$/,
    );
  });

  it("cannot work without declarations", async () => {
    const { code, err } = await run({ abi: "no-such-folder", out: "nowhere" });
    expect([code, err]).toEqual([2, "holeproof: cannot read no-such-folder: no such file\n"]);
  });
});
