// What people said of structs in public, held against what the rules say: nothing missing and
// nothing besides.
import { describe, expect, it } from "vitest";
import { headerChecker } from "../../../generator/cli/header-check.ts";
import { toldToPeople } from "../../../generator/finding/index.ts";
import { type Shape, shapes } from "./shapes.ts";

function check({ path, text, said }: Shape): void {
  const found = toldToPeople(headerChecker().check(path, text).findings)
    .filter(({ level }) => level !== "advice")
    .map(({ record, member, rule }) => `${record ?? ""}.${member ?? ""} ${rule}`);
  expect(found.toSorted()).toEqual(said.toSorted());
}

describe("seen in public", () => {
  it.each(shapes.map((shape) => [shape.seen, shape] as const))("%s", (_, shape) => check(shape));
});

describe("a plain 64-bit member that lies where it should, in a record with padding", () => {
  const said = (path: string): readonly string[] => {
    const text = "struct bay_log { __u64 text; __u32 size; __u32 level; __u32 got; };";
    const found = toldToPeople(headerChecker().check(path, text).findings);
    return found.filter(({ rule }) => rule === "A64").map(({ level }) => level);
  };
  it.each(["linux/bpf.h", "linux/vfio.h", "rdma/bay-abi.h"])("is told of in %s", (path) =>
    expect(said(`include/uapi/${path}`)).toEqual(["advice"]),
  );
  it.each(["linux/bay.h", "drm/bay_drm.h"])("is not in %s", (path) =>
    expect(said(`include/uapi/${path}`)).toEqual([]),
  );
});
