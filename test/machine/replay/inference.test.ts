// What a replay works out of a trace by itself: numbers that unrecorded files hold, whose group a
// node is, which pages are not there, what the process may still do.
import { describe, expect, it } from "vitest";
import { readTrace, replayTrace, formatOutcome } from "../../../src/runtime/replay/index.ts";

/** A line of a trace; calls that worked unless said. */
type Line = Readonly<Record<string, unknown>>;

const open = (fd: string, path: string, fdnum: number): Line => ({
  type: "open",
  fd,
  path,
  fdnum,
  ret: 0,
  errno: 0,
});

function ioctl(fd: string, cmd: string, before: string, answer: number | string = 0): Line {
  const after = typeof answer === "string" ? answer : before;
  const errno = typeof answer === "number" ? answer : 0;
  const ret = errno === 0 ? 0 : -1;
  return { type: "ioctl", fd, cmd, cmdname: cmd, in: before, out: after, ret, errno };
}

const hex = (...words: readonly number[]): string =>
  words.map((word) => [0, 8, 16, 24].map((at) => byte(word >>> at)).join("")).join("");
const byte = (value: number): string => (value & 0xff).toString(16).padStart(2, "0");

function replayed(lines: readonly Line[]): ReturnType<typeof replayTrace> {
  const text = lines.map((line, seq) => JSON.stringify({ seq, ...line })).join("\n");
  const { steps, problems } = readTrace(text);
  expect(problems).toEqual([]);
  return replayTrace({ steps, profile: "intel48", dump: () => undefined });
}

/** Every step of these lines is answered as they say; so many facts are taken from answers. */
function check(lines: readonly Line[], taken = 0): void {
  const outcome = replayed(lines);
  expect(formatOutcome("lines", outcome)).toBe("");
  expect(outcome.taken).toBe(taken);
  expect(outcome.same).toBe(outcome.steps);
  expect(outcome.steps).toBeGreaterThan(0);
}

const EBADF = 9;
const EFAULT = 14;
const EINVAL = 22;
const noEntry = { ret: -1, errno: 2 };
const ENOMEM = 12;
const EBADFD = 77;
const IOMMU = "/dev/iommu";
const DEVICE = "/dev/vfio/devices/vfio0";
const ioas = ioctl("i", "0x3b81", hex(12, 0, 0), hex(12, 0, 1));
const bind = (fd: number, answer: number | string): Line =>
  ioctl("d", "0x3b76", hex(16, 0, fd, 0), answer);
const attached = [
  open("i", IOMMU, 4),
  open("d", DEVICE, 5),
  ioas,
  bind(4, hex(16, 0, 4, 2)),
  ioctl("d", "0x3b77", hex(12, 0, 1), hex(12, 0, 3)),
];
const map = (va: number, pages: number, answer: number): Line =>
  ioctl("i", "0x3b85", hex(40, 7, 1, 0, va, 0x2000, pages * 4096, 0, 0x100000, 0), answer);

describe("a replay", () => {
  it("knows of a pipe by the numbers it takes", () => {
    check([
      open("i", IOMMU, 4),
      open("d", DEVICE, 5),
      bind(6, EBADFD),
      bind(8, EBADF),
      open("j", IOMMU, 8),
      bind(8, hex(16, 0, 8, 1)),
    ]);
  });
  it("gives a queue's descriptor the number it had, and its name", () => {
    check([
      open("i", IOMMU, 4),
      ioctl("i", "0x3b8e", hex(16, 0, 0, 0), hex(16, 0, 1, 5)),
      { type: "read", fd: "queue", bytes: 40, ret: 0, errno: 0 },
      { type: "close", fd: "queue" },
      open("j", IOMMU, 5),
    ]);
  });
  // The machine has the first; the second is one more, which nothing but the call tells of.
  it.each(["0000:00:05.0", "0000:03:00.0"])(
    "finds the device of a group by the name it is asked for: %s",
    (text) => {
      const name = [...text].map((letter) => byte(letter.charCodeAt(0))).join("");
      check([
        open("i", IOMMU, 4),
        open("g", "/dev/vfio/13", 5),
        ioctl("g", "0x3b68", hex(4)),
        { ...ioctl("g", "0x3b6a", name), ret: 6 },
        ioctl("device", "0x3b6b", hex(24, 0, 0, 0, 0, 0), hex(24, 2, 9, 5, 0, 0)),
      ]);
    },
  );
  it("has pages that a listing shows missing after the call that failed on them", () => {
    const runs = [
      ["0x200000000000", "0x144000000", "0x1000"],
      ["0x200000001000", null, "0x1000"],
    ];
    check([
      ...attached,
      map(0, 2, EFAULT),
      { type: "pages", backing: "anon4k", va: "0x200000000000", length: "0x2000", runs },
      map(0, 1, 0),
    ]);
  });
  it("has no memory where the recorder had none", () => {
    check([
      ...attached,
      ioctl("i", "0x3b85", hex(40, 7, 1, 0, 0x1000, 0, 4096, 0, 0x100000, 0), EFAULT),
    ]);
  });
  it("follows limits that a line tells", () => {
    check([
      ...attached,
      { type: "info", what: "rlimit_memlock", value: "8192" },
      { type: "info", what: "capabilities", value: "CAP_IPC_LOCK dropped" },
      map(0, 3, ENOMEM),
      map(0, 2, 0),
    ]);
  });
  it("knows that root does not feel a limit", () => {
    check([...attached, { type: "info", what: "rlimit_memlock", value: 4096 }, map(0, 3, 0)]);
  });
  it("takes a limit alone for one that is felt, where a call failed for want of memory", () => {
    check(
      [
        ...attached,
        map(0, 3, 0),
        { type: "info", what: "RLIMIT_MEMLOCK", value: "2 pages" },
        ioctl("i", "0x3b85", hex(40, 7, 1, 0, 0x8000, 0x2000, 0x3000, 0, 0x200000, 0), ENOMEM),
        ioctl("i", "0x3b85", hex(40, 7, 1, 0, 0x8000, 0x2000, 0x2000, 0, 0x200000, 0)),
      ],
      1,
    );
  });
  it("has files of its own below the recorder's: a terminal is no iommufd", () => {
    check([open("i", IOMMU, 4), open("d", DEVICE, 5), bind(0, EBADFD), bind(2, EBADFD)]);
  });
  it("knows eventfds by the calls that take them, and only by those", () => {
    const irqs = (fd: number, answer = 0): Line =>
      ioctl("d", "0x3b6e", hex(24, 0x24, 1, 0, 1, fd), answer);
    check([...attached, irqs(9, EBADF), irqs(4, EINVAL), irqs(7), irqs(7)], 1);
  });
  it("has no container where the recorded kernel had none, and no group it had not", () => {
    const absent = (fd: string, path: string): Line => ({ type: "open", fd, path, ...noEntry });
    check(
      [
        open("i", IOMMU, 4),
        absent("c", "/dev/vfio/vfio"),
        absent("x", "/dev/vfio/999"),
        open("g", "/dev/vfio/11", 5),
      ],
      2,
    );
  });
  it("knows descriptors that are closed, or never came to be, by the steps before", () => {
    const calls = (answer: number): readonly Line[] => [
      open("i", IOMMU, 4),
      { type: "close", fd: "i", ret: 0, errno: 0 },
      { type: "open", fd: "x", path: "/dev/vfio/devices/vfio7", ...noEntry },
      ioctl("i", "0x3b81", hex(12, 0, 0), answer),
      ioctl("x", "0x3b81", hex(12, 0, 0), answer),
    ];
    check(calls(EBADF));
    expect(replayed(calls(EINVAL)).different).toBe(2);
  });
  it("believes the answer on a descriptor it never heard of", () => {
    const calls = (answer: number): readonly Line[] => [
      open("i", IOMMU, 4),
      ioctl("x", "0x3b81", hex(12, 0, 0), answer),
    ];
    check(calls(EBADF), 1);
    expect(replayed(calls(EINVAL)).unsupported).toBe(1);
  });
  it("maps a device from where the trace says", () => {
    const mapped = (offset: number, length: number, errno: number): Line => ({
      type: "mmap",
      fd: "d",
      offset,
      length,
      ret: errno === 0 ? 0 : -1,
      errno,
    });
    check([
      ...attached,
      mapped(0xff000, 4096, 0),
      mapped(0xff000, 8192, EINVAL),
      mapped(2 ** 40, 4096, EINVAL),
    ]);
  });
  it("compares the refusals of mmap", () => {
    check([
      open("i", IOMMU, 4),
      open("d", DEVICE, 5),
      { type: "mmap", fd: "i", length: 4096, ret: -1, errno: 19 },
      { type: "mmap", fd: "d", length: 4096, ret: -1, errno: 22 },
    ]);
  });
  it("takes an argument by value, and a pointer to nowhere", () => {
    check([
      open("i", IOMMU, 4),
      { type: "ioctl", fd: "i", cmd: "0x3b65", cmdname: "x", argval: 3, ret: 1, errno: 0 },
      {
        type: "ioctl",
        fd: "i",
        cmd: "0x3b81",
        cmdname: "x",
        argval: "0x0",
        ret: -1,
        errno: EFAULT,
      },
    ]);
  });
});
