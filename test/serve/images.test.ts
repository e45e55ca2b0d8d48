// What real programs hand over a kexec, left in a file by `run` and by `serve`.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
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
    const image = join(scratch(), "kept.img");
    writeFileSync(image, "an older one");
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
