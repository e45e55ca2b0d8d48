// What hypervisors read: whose machines are named, what a guest keeps to itself, and copied headers.
import { expect, it } from "vitest";
import { headerChecker } from "../../../generator/cli/header-check.ts";

it("offers reserved members in the words of the record", () => {
  const offered = (path: string, text: string): readonly unknown[] => {
    return headerChecker()
      .check(path, text)
      .findings.map(({ fix }) => fix);
  };
  expect(offered(hyperv, "struct bay { u32 key; u64 base; };")).toEqual(["u32 __reserved;"]);
  expect(offered(hyperv, "struct bay { __u32 key; __u64 base; };")).toContain("__u32 __reserved;");
  expect(offered(xen, "struct bay { uint8_t key; uint32_t at; };")).toEqual([
    "uint8_t __reserved[3];",
  ]);
});

function said(path: string, text: string): readonly string[] {
  return headerChecker()
    .check(path, text)
    .findings.map(({ level, message }) => `${level}: ${message}`);
}

const hyperv = "include/hyperv/bay.h";
const xen = "include/xen/interface/io/bay.h";

it("names no machine the hypervisor does not run on", () => {
  expect(said(hyperv, "struct bay { u8 kind; u32 key; };")).toEqual([
    "error: 3-byte hole between 'kind' and 'key'",
  ]);
  expect(said(hyperv, "struct bay { u32 key; u64 base; };")).toEqual([
    "error: 4-byte hole between 'key' and 'base' on x86_64 and arm64",
  ]);
});

it("leaves a guest's own bookkeeping alone", () =>
  expect(said(hyperv, "struct bay { u32 at; struct bay_ring *ring; u32 most; };")).toEqual([]));

it("takes a product for no pointer", () =>
  expect(said(hyperv, "struct bay { u8 name[4 * 2 + 1]; u32 key; };")).toEqual([
    "error: 3-byte hole between 'name' and 'key'",
  ]));

it("advises where the header is a copy of the hypervisor's", () =>
  expect(said(xen, "struct bay { uint8_t kind; int key; };")).toEqual([
    "advice: 3-byte hole between 'kind' and 'key'",
    "advice: 'key' is a plain int: use int32_t",
  ]));
