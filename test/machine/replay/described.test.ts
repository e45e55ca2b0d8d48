// Traces that say themselves what machine they are of, and what a program's own numbers stand for.
import { describe, expect, it } from "vitest";
import { readTrace, replayTrace, type ReplayOutcome } from "../../../src/runtime/replay/index.ts";

const lines = (...all: readonly object[]): string =>
  all.map((each, seq) => JSON.stringify({ seq, ...each })).join("\n");

const machine = (value: unknown): object => ({ type: "info", what: "machine", value });
const opened = { ret: 0, errno: 0, errname: "" };
const openIommufd = { type: "open", fd: "a", path: "/dev/iommu", fdnum: 3, ...opened };

function replayed(...all: readonly object[]): ReplayOutcome {
  const { steps, problems } = readTrace(lines(...all));
  expect(problems).toEqual([]);
  return replayTrace({ steps, name: "mine", dump: () => undefined });
}

const described = { seed: 3, profile: "latest", devices: [{ bus: 1, device: 2 }] };

describe("a machine that its trace describes", () => {
  it("is the one that answers", () => {
    expect(replayed(machine(described), openIommufd)).toMatchObject({ same: 1, steps: 1 });
    const group = { type: "open", fd: "g", path: "/dev/vfio/1", fdnum: 4 };
    const absent = { ret: -1, errno: 2, errname: "ENOENT" };
    // One device, one group: numbers and refusals are the machine's own, not the trace's.
    expect(replayed(machine(described), { ...group, ...absent })).toMatchObject({ same: 1 });
    const none = replayed(machine(described), { ...group, path: "/dev/vfio/0", ...absent });
    expect(none).toMatchObject({ same: 0, different: 1 });
  });

  const wrong: readonly (readonly [string, unknown])[] = [
    ["nothing", null],
    ["a text", "intel48"],
    ["no devices", { profile: "latest" }],
    ["devices that are none", { profile: "latest", devices: [null] }],
    ["an unknown kernel", { profile: "linux-1", devices: [] }],
    ["a kernel that is no name", { profile: 7, devices: [] }],
    ["memory below nothing", { profile: "latest", devices: [], ramBytes: -4096 }],
    ["memory beyond reach", { profile: "latest", devices: [], ramBytes: 2 ** 50 }],
  ];
  it.each(wrong)("is not run where the description is %s", (_, value) => {
    const outcome = replayed(machine(value), openIommufd);
    expect(outcome).toMatchObject({ steps: 1, same: 0, unsupported: 1 });
    expect(outcome.reasons.join()).toMatch(/no machine is known as "mine"|no such machine: ./);
  });
});

describe("a number of the program's own", () => {
  const SET_IRQS = "0x3b6e";
  /** Binds the first device, then gives MSI this eventfd. */
  const irqs = (fd: number, answer: object): readonly object[] => [
    machine({ ...described, devices: [{ bus: 0, device: 4 }] }),
    openIommufd,
    { type: "open", fd: "d", path: "/dev/vfio/devices/vfio0", fdnum: 4, ...opened },
    call("0x3b76", [16, 0, 3, 0].map(word).join(""), opened, word(1)),
    ...(fd < 0 ? [] : [{ type: "holds", fd: "e", fdnum: fd, kind: "eventfd" }]),
    call(SET_IRQS, [24, 0x24, 1, 0, 1, 9].map(word).join(""), answer),
  ];
  const word = (value: number): string =>
    value.toString(16).padStart(8, "0").match(/../g)!.toReversed().join("");
  const call = (cmd: string, text: string, answer: object, last = text.slice(-8)): object => ({
    type: "ioctl",
    fd: "d",
    cmd,
    cmdname: "",
    len: text.length / 2,
    in: text,
    out: text.slice(0, -8) + last,
    ...answer,
  });
  const badFile = { ret: -1, errno: 9, errname: "EBADF" };

  it("is what the trace says it is", () => {
    expect(replayed(...irqs(9, opened))).toMatchObject({ same: 4, different: 0 });
    expect(replayed(...irqs(8, badFile))).toMatchObject({ same: 4, different: 0 });
    expect(replayed(...irqs(-1, opened))).toMatchObject({ same: 3, different: 1 });
  });

  it("must be of a kind that is known", () => {
    const { problems } = readTrace(lines({ type: "holds", fd: "e", fdnum: 3, kind: "socket" }));
    expect(problems.map(({ message }) => message)).toEqual(['"kind" is no kind of file']);
  });
});
