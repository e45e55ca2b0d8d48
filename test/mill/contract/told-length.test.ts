// Records that grow at their end, and who tells the kernel how long a caller's is.
import { describe, expect, it } from "vitest";
import { compareEditions } from "../../../generator/contract/index.ts";
import { readC } from "../../../generator/read/c/index.ts";
import { targets } from "../../../generator/targets/index.ts";

interface Grown {
  readonly name: string;
  /** The record, its tag after `struct`. */
  readonly tag: string;
  /** What stands beside it in the header. */
  readonly beside?: string;
  readonly path?: string;
  /** Members both editions have. */
  readonly members?: string;
  /** What the reason says after the two sizes. */
  readonly says: string;
}

const grown: readonly Grown[] = [
  { name: "nobody", tag: "bay_info", says: "nothing tells callers apart" },
  {
    name: "a member of its own",
    tag: "bay_info",
    members: "__u32 argsz; __u32 key;",
    says: "'argsz' tells callers apart",
  },
  {
    name: "the length of a header",
    tag: "bay_header",
    members: "__u16 magic; __u16 pad; __u32 hdr_len;",
    says: "'hdr_len' tells callers apart",
  },
  {
    name: "a header in front",
    tag: "bay_cap",
    beside: "struct bay_head { __u16 id; __u16 version; __u32 next; };",
    members: "struct bay_head header; __u64 key;",
    says: "'header.version' tells callers apart",
  },
  {
    name: "names for the sizes it had",
    tag: "bay_open_args",
    beside: "#define BAY_OPEN_SIZE_VER0 8\n#define BAY_OPEN_NR _IOWR('b', 1, struct bay_open_args)",
    says: "the sizes it had have names, BAY_OPEN_SIZE_VER0 and on",
  },
  {
    name: "names for sizes, by the members' prefix",
    tag: "bay_metadata_cap",
    beside: "#define BMC_SIZE_VER0 8",
    members: "__u32 bmc_key; __u32 bmc_flags;",
    says: "the sizes it had have names, BMC_SIZE_VER0 and on",
  },
  {
    name: "an enumerator of that name",
    tag: "bay_ack",
    beside: "enum { BAY_ACK_SIZE_VER0 = 8U };",
    says: "the sizes it had have names, BAY_ACK_SIZE_VER0 and on",
  },
  {
    name: "a dispatcher that is a copy of DRM's",
    tag: "kfd_ioctl_bay_args",
    beside: "#define AMDKFD_IOC_BAY AMDKFD_IOWR(0x02, struct kfd_ioctl_bay_args)",
    says: "DRM takes ioctl arguments of any size",
  },
  {
    name: "what BPF programs are called with",
    tag: "xdp_md",
    says: "BPF programs read it member by member",
  },
  { name: "a system call", tag: "clone_args", says: "clone3() takes its size" },
  {
    name: "DRM",
    tag: "drm_bay_submit",
    beside: "#define DRM_IOCTL_BAY DRM_IOWR(DRM_COMMAND_BASE + 1, struct drm_bay_submit)",
    says: "DRM takes ioctl arguments of any size",
  },
  {
    name: "DRM, the tag pasted together",
    tag: "drm_bay_submit",
    beside: "#define DRM_IOCTL_BAY(nr, type) DRM_IOWR(nr, struct drm_bay_ ## type)",
    says: "DRM takes ioctl arguments of any size",
  },
  {
    name: "DRM, and it is no argument",
    tag: "drm_bay_slot",
    beside: "#define DRM_IOCTL_BAY DRM_IOWR(DRM_COMMAND_BASE + 1, struct drm_bay_submit)",
    says: "nothing tells callers apart",
  },
  {
    name: "user verbs",
    tag: "bay_create_qp_resp",
    path: "rdma/bay-abi.h",
    says: "RDMA copies as much as both sides know",
  },
  {
    name: "a socket's option",
    tag: "tcp_bay",
    path: "linux/tcp.h",
    beside: "#define TCP_BAY 11",
    says: "TCP_BAY hands it over with its length",
  },
  {
    name: "a constant of that name elsewhere, which may be anything",
    tag: "bay_event",
    path: "linux/bay.h",
    beside: "#define BAY_EVENT 11",
    says: "nothing tells callers apart",
  },
  {
    name: "a member beside the pointer to it",
    tag: "bay_queue_entry",
    beside: "struct bay_snapshot { __u64 buf; __u32 num; __u32 entry_size; };",
    says: "'bay_snapshot.entry_size' tells callers apart",
  },
  {
    name: "a query's answer",
    tag: "bay_info_device",
    beside: "struct bay_info { __u64 return_pointer; __u32 return_size; __u32 query; };",
    says: "'bay_info.return_size' tells callers apart",
  },
  {
    name: "the length of some data, which is no record's",
    tag: "bay_data",
    beside: "struct bay_send { __u64 data; __u32 data_len; __u32 flags; };",
    says: "nothing tells callers apart",
  },
  {
    name: "a device's features",
    tag: "virtio_bay_config",
    says: "the device's features tell what it has",
  },
];

const unitOf = (text: string): ReturnType<typeof readC>["unit"] =>
  readC({ path: "a.h", text: `#include <linux/types.h>\n${text}` }, { target: targets[0]! }).unit;

function check({
  tag,
  beside = "",
  path = "",
  members = "__u32 key; __u32 flags;",
  says,
}: Grown): void {
  const edition = (more: string): Parameters<typeof compareEditions>[0] => [
    { path, unit: unitOf(`${beside}\nstruct ${tag} { ${members} ${more} };`) },
  ];
  const { records } = compareEditions(edition(""), edition("__u64 more;"), targets);
  const change = records.find(({ record }) => record === `struct ${tag}`);
  const last = change?.reasons.at(-1)?.text;
  expect(last).toMatch(/^the size goes from/);
  expect(last?.split(", and ").at(-1)).toBe(says);
  expect(change?.kind).toBe(says.startsWith("nothing") ? "breaking" : "extended");
}

describe("how long a caller's record is, is told by", () => {
  for (const one of grown) it(one.name, () => check(one));

  it("a version in the record, once its macro moves", () => {
    const text = (version: number, more: string): string =>
      `#define BAY_VERSION ${version}\nstruct bay_stats { __u16 version; __u16 pad; __u32 n; ${more} };`;
    const kindOf = (version: number): string =>
      compareEditions(
        [{ path: "", unit: unitOf(text(1, "")) }],
        [{ path: "", unit: unitOf(text(version, "__u64 m;")) }],
        targets,
      ).worst;
    expect([kindOf(1), kindOf(2)]).toEqual(["breaking", "extended"]);
  });
});
