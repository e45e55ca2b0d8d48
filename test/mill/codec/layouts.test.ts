// Declared layouts against the ones two compilers measured, version by version.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { layoutOf } from "../../../generator/layout/index.ts";
import { type CRecord, underlying } from "../../../generator/model/index.ts";
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
  "kho/iommufd/rfc.ts": ["rfc1"],
  "kho/iommufd/posted.ts": ["v1"],
  "kho/iommufd/reviewed.ts": ["seed_fix"],
  "kho/iommufd/latest.ts": ["latest"],
  "kho/iommu/posted.ts": ["v1"],
  "kho/iommu/branch.ts": ["mid"],
  "kho/iommu/version1.ts": ["latest", "mid"],
  "kho/kho.ts": ["kho", "kho_v2plus"],
  "kho/bitmaps.ts": ["kho_v1"],
  "kho/luo/session-v1.ts": ["luo_a"],
  "kho/luo/v1.ts": ["luo_b"],
  "kho/luo/v5.ts": ["luo_v5", "luo_b"],
  "kho/memfd/v1.ts": ["memfd_v1", "memfd"],
  "kho/memfd/v2.ts": ["memfd_v2", "memfd"],
  "kho/pci/v2.ts": ["v2"],
  "kho/pci/v3.ts": ["v3"],
  "kho/vfio-pci/rfc.ts": ["rfc_a"],
  "kho/vfio-pci/rfc-config.ts": ["rfc_b"],
  "kho/vfio-pci/v2.ts": ["v2"],
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
  "kho/iommu/version1.ts iommu_hw_array_ser",
  "kho/iommu/version1.ts iommu_domain_array_ser",
  "kho/iommu/version1.ts iommu_device_array_ser",
]);

const targetNames: Readonly<Record<string, string>> = {
  x86_64: "x86_64",
  i386: "i386",
  armv7: "arm",
};

/** Measurements call a union's place by the arms they know: what we call the place. */
function placeOf(record: CRecord, name: string): string {
  const union = record.members.find(({ type }) => {
    const at = underlying(type);
    if (at.kind !== "record" || at.record.kind !== "union") return false;
    const arms = at.record.members.map((arm) => arm.name);
    return arms.includes(name) || name === `${arms.join("_or_")}_union`;
  });
  return union?.name ?? name;
}

/** Measured to show what packing costs: the posted element without it, which nobody posted. */
const whatIf = "v1_unpacked iommufd_hwpt_lu";

/** What the measured place of a bit-field says, in bits from its unit's start. */
function bitsOf(where: string): readonly [number, number] {
  const [, first, last, byte] =
    /bits? (\d+)(?:\.\.(\d+))? of (?:byte |u64@)(\d+)/.exec(where) ?? [];
  const start = Number(first) + Number(byte) * 8;
  return [start, Number(last ?? first) - Number(first) + 1];
}

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
    if (where === undefined) return [placeOf(one.record, name), offset, size ?? 0];
    return [name, ...bitsOf(where)];
  });
  expect(ours).toEqual(theirs);
}

const key = (version: string, struct: string): string => `${version} ${struct}`;

describe.skipIf(!present)("declared layouts equal the measured ones", () => {
  const all: readonly Measured[] = present ? JSON.parse(readFileSync(path, "utf8")) : [];
  const measured = new Map(all.map((one) => [key(one.version, one.struct), one]));
  const declared = new Set<string>();
  for (const one of cases) {
    const wanted = versions[one.title.split(" ")[0]!];
    if (wanted === undefined || unmeasured.has(one.title)) continue;
    const version = wanted.find((each) => measured.has(key(each, one.record.name)));
    if (version !== undefined) declared.add(key(version, one.record.name));
    it(one.title, () => {
      expect(version, "never measured").toBeDefined();
      check(one, measured.get(key(version!, one.record.name))!);
    });
  }
  it("and every measured one is declared", () => {
    const missing = [...measured.keys()].filter((one) => !declared.has(one));
    expect(missing).toEqual([whatIf]);
  });
  it("the posted element without packing, too", () => {
    const posted = cases.find(({ title }) => title === "kho/iommufd/posted.ts iommufd_hwpt_lu")!;
    const { packed: _, ...record } = posted.record;
    check(
      { ...posted, record, layout: layoutOf(record, posted.layout.target) },
      measured.get(whatIf)!,
    );
  });
});
