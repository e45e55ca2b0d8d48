// Declared layouts against the ones two compilers measured, version by version.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { layoutOf } from "../../../generator/layout/index.ts";
import { targetNamed } from "../../../generator/targets/index.ts";
import { cases, root } from "./contracts.ts";

interface Measured {
  readonly version: string;
  readonly struct: string;
  readonly packed: boolean;
  readonly size: Readonly<Record<string, number>>;
  readonly align: Readonly<Record<string, number>>;
  readonly fields: readonly {
    readonly name: string;
    readonly offset?: number;
    readonly size?: number;
    /** Of a bit-field, in words: `bits 0..51 of u64@0`. */
    readonly where?: string;
  }[];
}

const path = join(root, "../shared/facts/live-update-layouts.json");
const present = existsSync(path);
if (!present) console.warn(`skipped: no measured layouts at ${path}`);

/** Which measured version each contract file is; records it took over unchanged come from others. */
const versions: Readonly<Record<string, readonly string[]>> = {
  "kho/iommufd/posted.ts": ["v1"],
  "kho/iommufd/reviewed.ts": ["seed_fix"],
  "kho/iommufd/latest.ts": ["latest"],
  "kho/iommu/version1.ts": ["latest", "mid"],
  "kho/kho.ts": ["kho", "kho_v2plus"],
  "kho/bitmaps.ts": ["kho_v1"],
  "kho/luo/v1.ts": ["luo_b"],
  "kho/luo/v5.ts": ["luo_v5", "luo_b"],
  "kho/memfd/v1.ts": ["memfd_v1", "memfd"],
  "kho/memfd/v2.ts": ["memfd_v2", "memfd"],
  "kho/pci/v2.ts": ["v2"],
  "kho/pci/v3.ts": ["v3"],
  "kho/vfio-pci/posted.ts": ["v1iommu"],
  "kho/vfio-pci/v3.ts": ["v3"],
  "uapi/liveupdate.ts": ["uapi"],
  "uapi/iommufd-liveupdate/posted.ts": ["uapi_v1"],
  "uapi/iommufd-liveupdate/later.ts": ["uapi_v2"],
};

/** Records of these files that nobody measured: new here, or an extra of ours. */
const unmeasured: ReadonlySet<string> = new Set([
  "kho/iommufd/reviewed.ts iommufd_lu",
  "kho/kho.ts kho_scratch",
]);

const targetNames: Readonly<Record<string, string>> = {
  x86_64: "x86_64",
  i386: "i386",
  armv7: "arm",
};

/** Measurements call a union's place by the arms they know. */
const renamed: Readonly<Record<string, string>> = { intel_or_smmuv3_union: "driver" };

function check(one: (typeof cases)[number], measured: Measured): void {
  for (const [key, name] of Object.entries(targetNames)) {
    const layout = layoutOf(one.record, targetNamed(name)!);
    expect([name, layout.size, layout.align]).toEqual([
      name,
      measured.size[key],
      measured.align[key],
    ]);
  }
  expect(one.record.packed ?? false).toBe(measured.packed);
  const ours = one.layout.slots.map(({ member, offset, size, bits }) =>
    bits === undefined ? [member.name, offset, size] : [member.name, bits.offset, bits.size],
  );
  const theirs = measured.fields.map(({ name, offset, size, where }) => {
    if (where === undefined) return [renamed[name] ?? name, offset, size ?? 0];
    const [first, last] = /bits (\d+)\.\.(\d+)/.exec(where)!.slice(1).map(Number);
    return [name, first, last! - first! + 1];
  });
  expect(ours).toEqual(theirs);
}

describe.skipIf(!present)("declared layouts equal the measured ones", () => {
  const all: readonly Measured[] = present ? JSON.parse(readFileSync(path, "utf8")) : [];
  for (const one of cases) {
    const file = one.title.split(" ")[0]!;
    const wanted = versions[file];
    if (wanted === undefined || unmeasured.has(one.title)) continue;
    it(one.title, () => {
      const found = wanted.flatMap((version) =>
        all.filter((layout) => layout.version === version && layout.struct === one.record.name),
      )[0];
      expect(found, "never measured").toBeDefined();
      check(one, found!);
    });
  }
});
