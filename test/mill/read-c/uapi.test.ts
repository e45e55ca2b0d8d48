// The real kernel headers of this machine, read whole, against what gcc makes of the same files.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readC, ReadSession, type Reading } from "../../../generator/read/c/index.ts";
import { targetNamed, type Target } from "../../../generator/targets/index.ts";
import { scratch } from "../../scratch.ts";
import { compile, disagreements, figuresOf } from "./constants.ts";
import { headerPaths, Headers, unavailable } from "./headers.ts";

const reason = unavailable();
if (reason !== undefined) console.warn(`SKIPPED: kernel headers are not compared, ${reason}`);

/** In the suite every sixth header is compiled, in a soak every one. */
const step = process.env["HOLEPROOF_SOAK"] === undefined ? 6 : 1;

describe.skipIf(reason !== undefined)("the kernel headers of this machine", () => {
  // Headers that other headers ask for and this machine may lack; what they say does not matter here.
  const lacking = {
    "gnu/stubs-32.h": "",
    "drm/drm.h": "#include <linux/types.h>\n#include <linux/ioctl.h>\n",
  };
  let folder = "";
  beforeAll(() => {
    folder = scratch();
    for (const [name, text] of Object.entries(lacking)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
  });

  /** One reading a header. */
  function readAll(target: Target, every: number): readonly (readonly [string, Reading])[] {
    const headers = new Headers([folder]);
    const session = new ReadSession();
    return headerPaths()
      .filter((_, index) => index % every === 0)
      .map((path) => {
        const file = headers.load(path)!;
        return [path, readC(file, { target, include: headers.include, session })];
      });
  }

  for (const [name, args] of [
    ["x86_64", ["-m64"]],
    ["i386", ["-m32", "-isystem", "/usr/include/x86_64-linux-gnu"]],
  ] as const) {
    it(`every record of every ${step}th header equals gcc on ${name}`, async () => {
      const target = targetNamed(name)!;
      const wrong: string[] = [];
      let compared = 0;
      for (const [path, reading] of readAll(target, step)) {
        const figures = reading.unit.records.flatMap((record) => figuresOf(record, target));
        if (figures.length === 0 || reading.findings.length > 0) continue;
        wrong.push(...(await disagreements([...args, "-I", folder], path, figures)));
        compared += figures.length;
      }
      expect(wrong).toEqual([]);
      expect(compared).toBeGreaterThan(2000);
    });
  }

  it("what cannot be read alone cannot be compiled alone", async () => {
    const target = targetNamed("x86_64")!;
    const readings = readAll(target, 1);
    expect(readings.length).toBeGreaterThan(600);
    const unread = readings.filter(([, { findings }]) => findings.length > 0);
    const compiled: string[] = [];
    for (const [path, { findings }] of unread) {
      const { complaint } = await compile(["-I", folder], `#include "${path}"\n`);
      if (complaint === undefined) compiled.push(`${path}: ${findings[0]!.message}`);
    }
    expect(compiled).toEqual([]);
    expect(unread.length).toBeLessThan(20);
  });
});
