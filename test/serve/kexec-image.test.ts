// The image a kexec leaves, with a host whose disk does what a test says.
import { describe, expect, it } from "vitest";
import { KEXEC_WITHOUT_IMAGE, loadImage } from "../../src/runtime/index.ts";
import { FakeSystem } from "./fake-client.ts";

const EIO = -5;
const EOPNOTSUPP = -95;

/** A place in memory that says what became of it. */
class Place {
  bytes: Buffer | undefined;
  isDiscarded = false;
  readonly #problem: string | undefined;

  constructor(problem?: string) {
    this.#problem = problem;
  }

  write(pieces: Iterable<Uint8Array>): string | undefined {
    this.bytes = Buffer.concat([...pieces]);
    return this.#problem;
  }

  discard(): void {
    this.isDiscarded = true;
  }
}

describe("a kexec that leaves an image", () => {
  it("writes what the next kernel boots from", () => {
    const system = new FakeSystem();
    const place = new Place();
    system.imagePlace = place;
    expect(system.server.kexec(undefined, "there")).toBe(0);
    expect(system.imaged).toEqual([{ path: "there", bytes: place.bytes?.length }]);
    expect(system.published.get("image")).toBe("");
    expect(loadImage(place.bytes ?? new Uint8Array(0))).toHaveProperty("machine");
    expect(place.isDiscarded).toBe(false);
  });

  it("leaves the kernel alone where there is no place for one", () => {
    const system = new FakeSystem();
    const { kernel } = system.server.machine;
    system.imagePlace = "the disk is gone";
    expect(system.server.kexec(undefined, "there")).toBe(EIO);
    expect(system.server.machine.kernel).toBe(kernel);
    expect(kernel.alive).toBe(true);
    expect(system.imaged).toEqual([{ problem: "the disk is gone", isAfterJump: false }]);
    expect(system.server.kexec()).toBe(0);
  });

  it("boots the next kernel where the disk is full, and says that there is no image", () => {
    const system = new FakeSystem();
    const { kernel } = system.server.machine;
    system.imagePlace = new Place("no space left");
    expect(system.server.kexec(undefined, "there")).toBe(KEXEC_WITHOUT_IMAGE);
    expect(system.server.machine.kernel).not.toBe(kernel);
    expect(system.imaged).toEqual([{ problem: "no space left", isAfterJump: true }]);
    expect(system.published.get("image")).toBe("no space left");
  });

  it("gives the place back where the kernel does not stop", () => {
    const system = new FakeSystem();
    const { machine } = system.server;
    const place = new Place();
    system.imagePlace = place;
    machine.kernel.freeze = () => -EIO;
    expect(system.server.kexec(undefined, "there")).toBe(EIO);
    expect(place).toMatchObject({ bytes: undefined, isDiscarded: true });
    expect(system.imaged).toEqual([{ problem: "the kernel did not stop", isAfterJump: false }]);
  });

  it("is none where the kernel hands nothing over", () => {
    const system = new FakeSystem({ profile: "linux-6.12" });
    system.imagePlace = new Place();
    expect(system.server.kexec(undefined, "there")).toBe(EOPNOTSUPP);
    expect(system.published.get("image")).toMatch(/hands nothing over/);
    expect(system.server.kexec()).toBe(0);
  });
});
