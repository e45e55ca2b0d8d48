// Real programs, built here, run with the machine behind their device nodes.
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratch } from "../scratch.ts";
import { holeproof, type Ran } from "../mill/cli/built.ts";
import { client, hasCc } from "./built-client.ts";

const folder = scratch();

const run = (options: readonly string[], command: readonly string[]): Ran =>
  holeproof(["run", ...options, "--", ...command]);

describe.skipIf(!hasCc)("holeproof run", () => {
  it("keeps files open for exactly as long as somebody holds them", () => {
    const ran = run([], [client("lifetimes")]);
    expect(ran.out).toBe("lifetimes: good\n");
    expect(ran.err).toBe("");
    expect(ran.code).toBe(42);
  });

  it("keeps calls apart, whatever signals, threads and deaths come between", () => {
    const ran = run([], [client("storms")]);
    expect(ran).toEqual({ out: "storms: good\n", err: "", code: 0 });
  });

  it("gives a device with registers, memory, interrupts and an engine that copies", () => {
    const ran = run([], [client("device")]);
    expect(ran).toEqual({ out: "device: good\n", err: "", code: 0 });
  });

  it("hears of signals to counters that a device listens to", () => {
    const ran = run([], [client("counters")]);
    expect(ran).toEqual({ out: "counters: good\n", err: "", code: 0 });
  });

  it("wakes who waits for page faults, however he waits", () => {
    const ran = run(["--profile", "linux-6.12-selftest"], [client("faults")]);
    expect(ran).toEqual({ out: "faults: good\n", err: "", code: 0 });
  });

  it("knows descriptors that are none of the machine's, and gives the lowest free number", () => {
    const ran = run(["--profile", "latest"], [client("strangers")]);
    expect(ran).toEqual({ out: "strangers: good\n", err: "", code: 0 });
  });

  it("gives what programs of other makers use: pieces, checked room, masked signals, a KVM", () => {
    const ran = run([], [client("makers")]);
    if (ran.out.includes("no KVM")) console.warn("SKIPPED: files shown to a KVM; there is none");
    expect(ran).toMatchObject({ err: "", code: 0 });
    expect(ran.out).toMatch(/makers: good\n$/);
  });

  it.each(["device", "numbers"])("answers %s by number as by name", (name) => {
    const ran = run([], [client(name, "by-number.h")]);
    expect(ran).toEqual({ out: `${name}: good\n`, err: "", code: 0 });
  });

  it("serves children however they were started", () => {
    expect(run([], [client("children")])).toEqual({ out: "children: good\n", err: "", code: 0 });
  });

  it("leaves threads on the processors their program chose", () => {
    expect(run([], [client("processors")])).toEqual({
      out: "processors: good\n",
      err: "",
      code: 0,
    });
  });

  it("carries a memfd from one program over a kexec to another", () => {
    const program = client("update");
    const ran = run(["--profile", "latest"], ["sh", "-c", `${program} before && ${program} after`]);
    expect(ran.out).toBe("before: jumped\nafter: every page is there\n");
    expect(ran.code).toBe(0);
  });

  it("takes the jump that is asked for by number for its own, not for the machine's it runs on", () => {
    const program = client("update", "by-number.h");
    const ran = run(["--profile", "latest"], ["sh", "-c", `${program} before && ${program} after`]);
    expect(ran.out).toBe("before: jumped\nafter: every page is there\n");
    expect(ran.code).toBe(0);
  });

  it("carries a device with its mappings over a kexec, at work", () => {
    const program = client("guest");
    const ran = run(["--profile", "latest"], ["sh", "-c", `${program} before && ${program} after`]);
    expect(ran.out).toBe("before: jumped\nafter: the device goes on\n");
    expect(ran.code).toBe(0);
  });

  it("tracks written pages, nests page tables and takes PASIDs where a kernel is scalable", () => {
    const ran = run(["--profile", "latest-scalable"], [client("nested")]);
    expect(ran).toEqual({ out: "nested: good\n", err: "", code: 0 });
  });

  it("makes every call, and tells each by its name", () => {
    const ran = run(["--profile", "latest", "--trace", "-"], [client("calls")]);
    expect(ran.out).toBe("calls: good\n");
    const told = new Set([...ran.err.matchAll(/ioctl\(\d+, (\w+)/g)].map((match) => match[1]));
    expect([...told].filter((name) => name?.startsWith("0x"))).toEqual([]);
    const kinds = ["IOMMU_", "VFIO_DEVICE_", "VFIO_GROUP_", "VFIO_", "LIVEUPDATE_"];
    const counts = kinds.map((kind) => [...told].filter((name) => name?.startsWith(kind)).length);
    expect(counts).toEqual([16, 11, 4, 21, 6]);
    expect(ran.err).toMatch(/LIVEUPDATE_IOCTL_CREATE_SESSION, \{fd=0, name="\w+"\}\)/);
  });

  it("tells a person every call", () => {
    const ran = run(["--trace", "-"], ["sh", "-c", "exec 3<>/dev/iommu; echo opened"]);
    expect(ran.out).toBe("opened\n");
    expect(ran.err).toMatch(/^open\("\/dev\/iommu"\) = \d+\nclose\(\d+\)\n$/);
  });

  it("passes on exit codes and signals, and says when nothing was interposed", () => {
    expect(run([], ["sh", "-c", "exit 3"]).code).toBe(3);
    const killed = run([], ["sh", "-c", "kill -TERM $$"]);
    expect(killed.code).toBe(143);
    expect(killed.err).toMatch(/never reached the machine/);
    const wrapped = run([], ["env", join(folder, "nowhere")]);
    expect(wrapped.code).toBe(127);
    expect(wrapped.err).toMatch(
      /never reached the machine: it ended with 127, as env and shells do/,
    );
    const nowhere = join(folder, "nowhere");
    expect(run([], [nowhere])).toMatchObject({
      code: 2,
      err: `holeproof: cannot run ${nowhere}: no such file\n`,
    });
    expect(run(["--profile", "linux-1"], ["true"]).err).toMatch(/no profile "linux-1"/);
  });
});
