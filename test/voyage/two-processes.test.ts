// The handover on disk: two processes, one report; and a process that dies at any moment.
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { departVoyage, loadImage } from "../../src/runtime/index.ts";
import { Generator } from "../../src/runtime/world/index.ts";
import { scratch } from "../scratch.ts";
import { build, holeproof, root } from "../mill/cli/built.ts";

const words = ["voyage", "--seed", "12", "--steps", "120"];

describe("a voyage in two processes", () => {
  it("ends with the report of one process, byte for byte", () => {
    const image = join(scratch(), "F");
    const one = holeproof(words);
    expect(one.code, one.err).toBe(0);
    const first = holeproof([...words, "--image", image, "--stop-at", "kexec"]);
    expect(first.code, first.err).toBe(0);
    expect(first.out).toContain(`holeproof voyage --image ${image} --resume`);
    const second = holeproof(["voyage", "--image", image, "--resume"]);
    expect(second).toEqual({ code: 0, out: one.out, err: "" });
    expect(holeproof([...words, "--image", image]).out).toBe(one.out);
  });

  it("says in one line why there is nothing to go on from", () => {
    const image = join(scratch(), "F");
    const resume = ["voyage", "--image", image, "--resume"];
    expect(holeproof(resume)).toMatchObject({ code: 2, out: "" });
    writeFileSync(image, "a file of another kind, long enough to be read");
    const { code, err } = holeproof(resume);
    expect([code, err]).toEqual([
      2,
      `holeproof: ${image}: not an image: it begins with something else\n`,
    ]);
    expect(holeproof(["voyage", "--resume"]).err).toMatch(/need --image/);
    expect(holeproof(["voyage", "--kexecs", "1001"]).err).toMatch(/1000 at most/);
    expect(holeproof(["voyage", "--amd", "--scalable"]).err).toMatch(/one at a time/);
    expect(holeproof([...resume, "--stop-at", "kexec"]).err).toMatch(/one at a time/);
    expect(holeproof([...words, "--image", "/nowhere/F"]).err).toMatch(/cannot write \/nowhere/);
  });
});

/** Writes the image again and again from a copy of it, saying so each time, until it is killed. */
const writer = (copy: string, image: string): string => `
  const { readFileSync } = await import("node:fs");
  const { writeImageFile } = await import(${JSON.stringify(join(root, "dist/generator/cli/image-file.js"))});
  const bytes = readFileSync(${JSON.stringify(copy)});
  const pieces = [];
  for (let at = 0; at < bytes.length; at += 2 ** 20) pieces.push(bytes.subarray(at, at + 2 ** 20));
  for (;;) {
    process.stdout.write("x");
    writeImageFile(${JSON.stringify(image)}, pieces);
  }`;

/** Lets a writer begin its `nth` write, and kills it `delay` ms into that. */
function killed(program: string, nth: number, delay: number): Promise<void> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", program]);
  let begun = 0;
  child.stdout.on("data", (text: Buffer) => {
    const before = begun;
    begun += text.length;
    if (before < nth && begun >= nth) setTimeout(() => child.kill("SIGKILL"), delay);
  });
  return new Promise((done) => child.once("close", () => done()));
}

describe("kill -9", () => {
  it("leaves the old image or the new one or none, never half of one", async () => {
    build();
    const image = join(scratch(), "F");
    const copy = join(scratch(), "F");
    const departed = departVoyage({ seed: 5, steps: 30, ramBytes: 2 ** 26 });
    if (!("pieces" in departed)) throw new Error(departed.failure);
    writeFileSync(copy, Buffer.concat([...departed.pieces]));
    const program = writer(copy, image);
    const random = new Generator(77);
    let [none, whole, halves] = [0, 0, 0];
    // Where a kill falls is for the machine to say: it goes on until some fell into a write.
    for (let round = 0; round < 15 || (round < 150 && (whole === 0 || halves === 0)); round++) {
      if (round % 3 === 0) rmSync(image, { force: true });
      await killed(program, 1 + (round % 3), random.below(30));
      if (readdirSync(dirname(image)).some((name) => name.startsWith(".holeproof-"))) halves += 1;
      if (!existsSync(image)) none += 1;
      else {
        whole += 1;
        expect(loadImage(readFileSync(image))).toHaveProperty("machine");
      }
    }
    // Chance decides how many of each; that writes were cut is what makes this a test.
    expect([whole > 0, halves > 0], `${none} none, ${whole} whole, ${halves} cut`).toEqual([
      true,
      true,
    ]);
  });
});
