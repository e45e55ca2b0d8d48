// Mapping, copying and unmapping: each refusal by its errno, placement as recorded from Linux 6.12.
import { describe, expect, it } from "vitest";
import { live, ready, said, type Bench } from "./bench.ts";

const PAGE = 4096n;
const TOP = 2n ** 64n - 1n;

type Case = readonly [
  name: string,
  run: (bench: Bench & { va: bigint }) => number | bigint,
  errno: string,
];

function withMemory(): Bench & { va: bigint } {
  const bench = ready();
  return { ...bench, va: BigInt(bench.client.process.mmap(1 << 20)) };
}

const refusals: readonly Case[] = [
  [
    "neither read nor write",
    ({ client, iommufd, ioas, va }) =>
      client.map(iommufd, { ioasId: ioas, start: va, length: PAGE, prot: 0 }),
    "EINVAL",
  ],
  [
    "unknown address space",
    ({ client, iommufd, va }) => client.map(iommufd, { ioasId: 99, start: va, length: PAGE }),
    "ENOENT",
  ],
  [
    "length zero",
    ({ client, iommufd, ioas, va }) =>
      client.map(iommufd, { ioasId: ioas, start: va, length: 0n, iova: PAGE }),
    "EINVAL",
  ],
  [
    "length of all ones",
    ({ client, iommufd, ioas, va }) =>
      client.map(iommufd, { ioasId: ioas, start: va, length: TOP, iova: PAGE }),
    "EOVERFLOW",
  ],
  [
    "address of all ones",
    ({ client, iommufd, ioas, va }) =>
      client.map(iommufd, { ioasId: ioas, start: va, length: PAGE, iova: TOP }),
    "EOVERFLOW",
  ],
  [
    "user memory that wraps",
    ({ client, iommufd, ioas }) =>
      client.map(iommufd, { ioasId: ioas, start: TOP - 10n, length: PAGE, iova: PAGE }),
    "EOVERFLOW",
  ],
  [
    "address that wraps",
    ({ client, iommufd, ioas, va }) =>
      client.map(iommufd, { ioasId: ioas, start: va, length: 2n * PAGE, iova: TOP - PAGE + 1n }),
    "EOVERFLOW",
  ],
  [
    "unmapped user memory without a device",
    ({ client, iommufd, ioas }) =>
      client.map(iommufd, { ioasId: ioas, start: 4096n, length: PAGE, iova: PAGE }),
    "ok",
  ],
  [
    "file: bad descriptor",
    ({ client, iommufd, ioas }) =>
      client.mapFile(iommufd, 77, { ioasId: ioas, start: 0n, length: PAGE }),
    "EBADF",
  ],
  [
    "file: not a memfd",
    ({ client, iommufd, ioas }) =>
      client.mapFile(iommufd, iommufd, { ioasId: ioas, start: 0n, length: PAGE }),
    "EINVAL",
  ],
  [
    "file: past its end",
    ({ client, iommufd, ioas, memfd }) =>
      client.mapFile(iommufd, memfd, { ioasId: ioas, start: 4n << 20n, length: PAGE }),
    "EINVAL",
  ],
  [
    "copy: nothing there",
    ({ client, iommufd, ioas }) =>
      client.copy(iommufd, { ioasId: ioas, from: ioas, start: PAGE, length: PAGE }),
    "ENOENT",
  ],
  [
    "copy: unknown source",
    ({ client, iommufd, ioas }) =>
      client.copy(iommufd, { ioasId: ioas, from: 50, start: PAGE, length: PAGE }),
    "ENOENT",
  ],
  [
    "unmap: nothing there",
    ({ client, iommufd, ioas }) => client.unmap(iommufd, ioas, PAGE, PAGE),
    "ENOENT",
  ],
  [
    "unmap: length zero",
    ({ client, iommufd, ioas }) => client.unmap(iommufd, ioas, PAGE, 0n),
    "EINVAL",
  ],
  [
    "unmap: wraps",
    ({ client, iommufd, ioas }) => client.unmap(iommufd, ioas, PAGE, TOP),
    "EOVERFLOW",
  ],
  [
    "unmap: everything of nothing",
    ({ client, iommufd, ioas }) => client.unmap(iommufd, ioas, 0n, TOP),
    "ok",
  ],
];

describe("refusals", () => {
  it.each(refusals)("%s", (_, run, errno) => expect(said(run(withMemory()))).toBe(errno));

  it("overlap, and unmapped memory once a device is attached", () => {
    const { client, iommufd, ioas } = live();
    const va = BigInt(client.process.mmap(8192));
    const map = (iova: bigint, start = va): string =>
      said(client.map(iommufd, { ioasId: ioas, start, length: PAGE, iova }));
    expect(map(1n << 32n)).toBe("EEXIST");
    expect(map((1n << 32n) - PAGE)).toBe("ok");
    expect(map(5n * PAGE, 4096n)).toBe("EFAULT");
    expect(map(5n * PAGE + 1n)).toBe("EINVAL");
    expect(map(0xfee00000n)).toBe("EINVAL");
    expect(map(1n << 48n)).toBe("EINVAL");
  });

  it("a copy never gets more rights than its source", () => {
    const { client, iommufd, ioas, va } = withMemory();
    client.map(iommufd, { ioasId: ioas, start: va, length: PAGE, iova: PAGE, prot: 1 });
    const copy = (prot: number): string =>
      said(client.copy(iommufd, { ioasId: ioas, from: ioas, start: PAGE, length: PAGE, prot }));
    expect(copy(3)).toBe("EPERM");
    expect(copy(1)).toBe("ok");
  });
});

describe("automatic placement, as recorded", () => {
  it("keeps alignment and the place in the page, first fit, ascending", () => {
    const { client, iommufd, ioas, va } = withMemory();
    expect(va % (1n << 21n)).toBe(0n);
    const cases: readonly (readonly [offset: bigint, length: bigint, iova: bigint])[] = [
      [0n, 0x1000n, 0x1000n],
      [0n, 0x1000n, 0x2000n],
      [0x1000n, 0x1000n, 0x3000n],
      [0n, 0x10000n, 0x10000n],
      [0x3000n, 0x10000n, 0x20000n],
      [0n, 0x200000n, 0x200000n],
      [0x5000n, 0x200000n, 0x400000n],
      [0x123n, 0x456n, 0x4123n],
      [0x123n, 0x2000n, 0x457bn],
    ];
    for (const [offset, length, iova] of cases) {
      const request = { ioasId: ioas, start: va + offset, length };
      expect(client.map(iommufd, request)).toBe(iova);
    }
  });

  it("has an allowed list to stay in", () => {
    const { client, iommufd, ioas, va } = withMemory();
    expect(client.map(iommufd, { ioasId: ioas, start: va, length: PAGE, iova: 0x9000n })).toBe(
      0x9000n,
    );
    expect(client.unmap(iommufd, ioas, 0x9000n, PAGE)).toBe(PAGE);
  });
});

describe("unmap", () => {
  it("removes whole areas only, keeps what it removed before a cut, counts what it removed", () => {
    const { client, iommufd, ioas, va } = withMemory();
    for (const page of [1n, 2n, 5n]) {
      client.map(iommufd, { ioasId: ioas, start: va, length: PAGE, iova: page * PAGE });
    }
    client.map(iommufd, { ioasId: ioas, start: va, length: 4n * PAGE, iova: 16n * PAGE });
    expect(client.unmap(iommufd, ioas, PAGE, 3n * PAGE)).toBe(2n * PAGE);
    expect(said(client.unmap(iommufd, ioas, PAGE, 16n * PAGE))).toBe("ENOENT");
    expect(said(client.unmap(iommufd, ioas, 5n * PAGE, PAGE))).toBe("ENOENT");
    expect(said(client.unmap(iommufd, ioas, 17n * PAGE, PAGE))).toBe("ENOENT");
    expect(client.unmap(iommufd, ioas, 0n, TOP)).toBe(4n * PAGE);
  });
});
