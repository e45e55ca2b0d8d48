// holeproof inspect, and images where no file is or can be.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratch } from "../../scratch.ts";
import { holeproof } from "./built.ts";

describe("an image", () => {
  it("that is a folder, and one where no room is", () => {
    const voyage = ["voyage", "--seed", "7", "--steps", "100", "--image"];
    expect(holeproof(["voyage", "--image", scratch(), "--resume"]).err).toMatch(
      /^holeproof: cannot read .*: is a folder\n$/,
    );
    if (!existsSync("/dev/full")) return void console.warn("not tried: no /dev/full here");
    expect(holeproof([...voyage, "/dev/full", "--stop-at", "kexec"])).toEqual({
      code: 2,
      out: "",
      err: "holeproof: cannot write /dev/full: no space left on the device\n",
    });
  });
});

describe("inspect", () => {
  it("a folder as debugfs shows it, a file of one, and a folder of something else", () => {
    const folder = join(scratch(), "out");
    mkdirSync(folder);
    expect(holeproof(["inspect", folder])).toMatchObject({ code: 2 });
    expect(holeproof(["inspect", folder]).err).toMatch(/nothing of a handover in it/);
    writeFileSync(join(folder, "scratch_phys"), "0x1b000000\n0x19000000\n");
    writeFileSync(join(folder, "scratch_len"), "0x4000000\n0x2000000\n");
    expect(holeproof(["inspect", folder])).toEqual({
      code: 0,
      out: "scratch\n  0 = 67108864 bytes at 0x1b000000\n  1 = 33554432 bytes at 0x19000000\n",
      err: "",
    });
    expect(holeproof(["inspect", join(folder, "scratch_len")]).out).toBe("0x4000000\n0x2000000\n");
    writeFileSync(join(folder, "scratch_len"), "0x4000000\n");
    expect(holeproof(["inspect", folder])).toMatchObject({ code: 1 });
    expect(holeproof(["inspect", "--format", "svg", folder]).code).toBe(2);
  });
});
