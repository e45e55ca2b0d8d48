// One iommufd with page tables to preserve, ready for paths that race; and what must hold after.
import { expect } from "vitest";
import {
  changePath,
  contextOf,
  destroyPath,
  markPath,
  preservePath,
  unpreservePath,
  type Hwpt,
  type Inners,
  type IommufdContext,
  type PreserveParts,
  type Preserved,
} from "../../../src/runtime/kernel/iommufd/index.ts";
import { recordLayouts } from "../../../src/runtime/kernel/iommufd/index.ts";
import { IommuRecords } from "../../../src/runtime/kernel/iommu/index.ts";
import type { Path } from "../../../src/runtime/kernel/lock/index.ts";
import type { Machine } from "../../../src/runtime/machine/index.ts";
import { boot, sealed } from "../kernel/bench.ts";

export interface Race {
  readonly machine: Machine;
  readonly context: IommufdContext;
  readonly parts: PreserveParts;
  readonly hwpts: readonly number[];
  /** Every file counts as preserved in the session. */
  readonly inners: Inners;
  readonly map: (at: number) => Path<number>;
  readonly mark: (hwpt: number, token: number) => Path<number>;
  readonly destroy: (hwpt: number) => Path<number>;
}

/**
 * `tables` page tables over `spaces` address spaces; the first `marked` of them marked. The domain
 * preserved as number `failAt`, counted from 1, has no memory.
 */
export function race(tables: number, spaces: number, marked: number, failAt = 0): Race {
  const { machine, client } = boot({ ramBytes: 2 ** 21 });
  const iommufd = client.process.open("/dev/iommu");
  const devId = client.bind(client.process.open("/dev/vfio/devices/vfio0"), iommufd);
  const memfd = sealed(client, 8192);
  const context = contextOf(client.process.fds.find(iommufd))!;
  const ids = Array.from({ length: spaces }, () => {
    const id = client.ioasAlloc(iommufd);
    client.mapFile(iommufd, memfd, { ioasId: id, start: 0n, length: 8192n, iova: 2n ** 32n });
    return id;
  });
  const hwpts = Array.from({ length: tables }, (_, at) =>
    client.hwptAlloc(iommufd, devId, ids[at % spaces]!),
  );
  hwpts.slice(0, marked).forEach((id, at) => client.mark(iommufd, id, at + 1));
  const { kho, driver } = machine.kernel;
  const records = IommuRecords.create(kho!, driver);
  if (typeof records === "number") throw new Error(`errno ${records}`);
  let count = 0;
  const failing: IommuRecords = Object.create(records, {
    preserveDomain: {
      value: (domain: Parameters<IommuRecords["preserveDomain"]>[0]) =>
        (count += 1) === failAt ? -12 : records.preserveDomain(domain),
    },
    unpreserveDomain: {
      value: (domain: Parameters<IommuRecords["preserveDomain"]>[0]) =>
        records.unpreserveDomain(domain),
    },
  }) as IommuRecords;
  const parts = { kho: kho!, records: () => failing, layout: recordLayouts.reviewed };
  const mine = sealed(client, 8192);
  const space = (at: number): NonNullable<Hwpt["source"]> =>
    (context.objects.find(hwpts[at]!) as Hwpt).source!;
  const first = space(0).ioas;
  return {
    machine,
    context,
    parts,
    hwpts,
    inners: { has: () => true, keys: () => new Map().keys() },
    map: (at) =>
      changePath(first, () => {
        const iova = BigInt(at + 1) * 2n ** 33n;
        const answer = client.mapFile(iommufd, mine, {
          ioasId: ids[0]!,
          start: 0n,
          length: 4096n,
          iova,
        });
        return typeof answer === "number" ? answer : 0;
      }),
    mark: (hwpt, token) => markPath(context, hwpt, BigInt(token)),
    destroy: (hwpt) => destroyPath(context, hwpt),
  };
}

/** What a preserve by any algorithm gave. */
export type Outcome = Preserved | number;

/** A record's entries are real, every domain in it is held, and its tables are all kept. */
export function checkRecord({ machine, parts, context }: Race, outcome: Outcome): void {
  const domains = context.objects.all().flatMap((object) => {
    const { domain, source } = object as Partial<Hwpt>;
    return domain !== undefined && "preservedAt" in domain ? [{ object, domain, source }] : [];
  });
  if (typeof outcome === "number") {
    expect(outcome, "an errno for a race is EBUSY, EAGAIN or ENOENT").toBeOneOf([
      -2, -11, -12, -16, -22,
    ]);
    for (const { domain, source, object } of domains) {
      expect(domain.preservedAt, "a domain still preserved after a refusal").toBe(0);
      expect(source?.ioas.immutable, "an address space still held after a refusal").toBe(false);
      expect(object.users, "a use still counted after a refusal").toBeLessThanOrEqual(2);
    }
    return;
  }
  const { ram } = machine.hardware;
  const start = ram.byteAt(outcome.pa);
  const entries = parts.layout.decode(ram.view, start, start + 4096);
  expect(typeof entries, String(entries)).not.toBe("string");
  const preserved = domains.filter(({ domain }) => domain.preservedAt !== 0);
  const listed = (entries as { domainPa: bigint; token: bigint }[]).map(({ domainPa }) =>
    Number(domainPa),
  );
  expect([...listed].sort(), "the record lists what is preserved").toEqual(
    preserved.map(({ domain }) => domain.preservedAt).sort(),
  );
  for (const { object, source } of preserved) {
    expect(object.users, `page table ${object.id} is held`).toBeGreaterThan(1);
    expect(source?.ioas.immutable, `address space of ${object.id} stands still`).toBe(true);
  }
}

/** The shipped algorithm, undone at the end of a case. */
export const shipped = {
  preserve: ({ parts, context, inners }: Race): Path<Outcome> =>
    preservePath(parts, context, inners),
  unpreserve: ({ parts, context }: Race, preserved: Preserved): Path<void> =>
    unpreservePath(parts, context, preserved),
};
