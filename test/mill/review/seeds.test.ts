// The mails this project was made from: every layout remark their reviewers made is found, the code
// they wrote themselves is not judged, and the corrected structs are the ones they asked for.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runReview } from "./run.ts";

const seeds = join(import.meta.dirname, "../../../../shared/corpus/seeds");
const there = existsSync(seeds);
if (!there) console.warn(`SKIPPED: the seed mails are not at ${seeds}`);

interface Line {
  readonly record: string;
  readonly member: string | null;
  readonly rule: string;
}

/** What a review must find: `record.member RULE`, in any company. */
async function check(name: string, expected: readonly string[]): Promise<void> {
  const { out, code } = await runReview([join(seeds, name)], { format: "json" });
  const found = out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line)
    .map(({ record, member, rule }) => `${record}.${member} ${rule}`);
  expect(code).toBe(1);
  for (const one of expected) expect(found).toContain(one);
  const records = new Set(expected.map((one) => one.split(".")[0]));
  for (const one of found.filter((each) => !each.endsWith("damage")))
    expect(records).toContain(one.split(".")[0]);
}

const hwpts = [
  "iommufd_hwpt_lu.domain_data PKMIS",
  "iommufd_hwpt_lu.reclaimed BOOL",
  "iommufd_hwpt_lu.token ORDER",
  "iommufd_lu.nr_hwpts PLAINT",
  "iommufd_lu.hwpts FLEXA",
  "iommufd_lu.hwpts PKMISS",
];
const bind = [
  "vfio_device_iommu_bind_data.dev_cookie HOLE",
  "vfio_device_iommu_bind_data.dev_cookie A64",
  "vfio_device_iommu_bind_data.dev_cookie COMPAT",
];

describe.skipIf(!there)("the seeds", () => {
  it("the posted iommufd patch", () => check("iommufd-lu.patch.eml", hwpts));
  it("the review of it", () => check("iommufd-lu.review.eml", hwpts));
  it("the posted vfio patch", () => check("vfio-bind.patch.eml", bind));
  it("the review of it, its file header cut away", () => check("vfio-bind.review.eml", bind));

  const corrected: Readonly<Record<string, readonly string[]>> = {
    iommufd: [
      "struct iommufd_hwpt_lu { u64 domain_data; u32 token; u8 reclaimed; u8 padding[3]; } " +
        "__packed;",
      "struct iommufd_lu { u32 nr_hwpts; u32 padding; struct iommufd_hwpt_lu hwpts[]; } __packed;",
    ],
    vfio: [
      "struct vfio_device_iommu_bind_data { __u32 argsz; __u32 flags; __s32 iommu_fd; " +
        "__u32 __reserved; __aligned_u64 dev_cookie; };",
    ],
  };
  const drawn: Readonly<Record<string, string>> = {
    iommufd: "u64 domain_data; /*  4   8 */",
    vfio: "__u64 dev_cookie;            /* 16   8   12   8 */",
  };
  const mails = [
    ["iommufd-lu.patch.eml", "iommufd"],
    ["iommufd-lu.review.eml", "iommufd"],
    ["vfio-bind.patch.eml", "vfio"],
    ["vfio-bind.review.eml", "vfio"],
  ] as const;
  it.each(mails)(
    "the reply to %s draws the struct and proposes the right one",
    async (name, kind) => {
      const { out } = await runReview([join(seeds, name)]);
      const text = out.replaceAll(/\s+/g, " ");
      for (const struct of corrected[kind] ?? []) expect(text).toContain(struct);
      expect(out).toContain(drawn[kind]);
      expect(out).not.toMatch(/__u8 reclaimed/);
    },
  );
});
