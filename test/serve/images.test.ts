// What real programs hand over a kexec, left in a file by `run` and by `serve`.
import { readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratch } from "../scratch.ts";
import { holeproof } from "../mill/cli/built.ts";
import { client, hasCc } from "./built-client.ts";

describe.skipIf(!hasCc)("holeproof run --image", () => {
  it("leaves what a program hands over, as it was at the kexec", () => {
    const folder = scratch();
    const image = join(folder, "guest.img");
    writeFileSync(image, "an older one");
    const ran = holeproof(["run", "--image", image, "--", client("guest"), "before"]);
    expect(ran).toEqual({ out: "before: jumped\n", err: "", code: 0 });
    expect(readdirSync(folder)).toEqual(["guest.img"]);
    const seen = holeproof(["inspect", image]);
    expect(seen.code).toBe(0);
    expect(seen.out).toMatch(/^image of seed 1, profile reviewed\n/);
    expect(seen.out).toContain('session "guest", 3 files\n');
    expect(seen.out).toContain("page table 42: domain record");
    expect(seen.out).toContain("4 tables, 256 leaves of 4 KiB\n");
    expect(seen.out).toMatch(/device 0000:00:04\.0: domain \w+, id 1, iommufd token 2\n/);
    // The program wrote this into its own memory right before it jumped.
    expect(readFileSync(image).includes("written last\0")).toBe(true);
  });

  it("says so where no kexec happens, and leaves the file alone", () => {
    const folder = scratch();
    const image = join(folder, "link.img");
    writeFileSync(join(folder, "kept.img"), "an older one");
    symlinkSync("kept.img", image);
    const words = ["run", "--image", image, "--", client("holder"), "/dev/vfio/devices/vfio0"];
    const ran = holeproof([...words, "try"]);
    expect(ran).toEqual({
      out: "free\n",
      err: `holeproof: no kexec happened: ${image} is not written\n`,
      code: 2,
    });
    expect(readFileSync(image, "utf8")).toBe("an older one");
    const failed = holeproof(["run", "--image", image, "--", "sh", "-c", "exit 7"]);
    expect(failed.code).toBe(7);
    expect(failed.err).toMatch(/no kexec happened/);
  });

  it("refuses beforehand what cannot be", () => {
    const folder = scratch();
    const refused = (...words: string[]): unknown => {
      const { code, err } = holeproof(["run", ...words, "--", "sh", "-c", "echo ran"]);
      return [code, err];
    };
    const nowhere = join(folder, "no", "such");
    expect(refused("--image", nowhere)).toEqual([
      2,
      `holeproof: cannot write ${nowhere}: no such file\n`,
    ]);
    expect(refused("--image", folder)).toEqual([
      2,
      `holeproof: cannot write ${folder}: it is no ordinary file\n`,
    ]);
    expect(refused("--image", join(folder, "a"), "--profile", "linux-6.12")).toEqual([
      2,
      "holeproof: the profile linux-6.12 hands nothing over: no --image of it\n",
    ]);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe.skipIf(!hasCc)("holeproof run --resume", () => {
  const image = join(scratch(), "guest.img");

  it("goes on in another process: memory, page tables, the device and what it had copied", () => {
    const before = holeproof(["run", "--image", image, "--", client("guest"), "before"]);
    expect(before.code).toBe(0);
    const words = ["run", "--resume", image, "--", client("guest"), "after"];
    const after = { out: "after: the device goes on\n", err: "", code: 0 };
    expect(holeproof(words)).toEqual(after);
    // The image is there to be tried again.
    expect(holeproof(words)).toEqual(after);
  });

  it("boots whatever kernel is asked for, which knows its own records alone", () => {
    const words = ["run", "--resume", image, "--profile", "posted-2026-02", "--"];
    const ran = holeproof([...words, client("guest"), "after"]);
    expect(ran.code).not.toBe(0);
    expect(ran.out).toMatch(/open\("\/dev\/vfio\/devices\/vfio0"/);
    const none = holeproof([...words.slice(0, 4), "linux-1.0", "--", "true"]);
    expect([none.code, none.err]).toEqual([2, expect.stringMatching(/^holeproof: no profile/)]);
  });

  it("says why an image cannot be gone on from", () => {
    const folder = scratch();
    const short = join(folder, "short.img");
    writeFileSync(short, readFileSync(image).subarray(0, 9000));
    const refused = (path: string, ...words: string[]): unknown => {
      const { code, err } = holeproof(["run", "--resume", path, ...words, "--", "true"]);
      return [code, err.split("\n")[0]];
    };
    const nowhere = join(folder, "none");
    expect(refused(nowhere)).toEqual([2, `holeproof: cannot read ${nowhere}: no such file`]);
    expect(refused(short)).toEqual([
      2,
      `holeproof: ${short}: image is damaged: frames and bytes differ`,
    ]);
    expect(refused(image, "--trace", join(folder, "trace"))).toEqual([
      2,
      "holeproof: a recording begins at power-on: of --resume only --trace - tells",
    ]);
  });
});
