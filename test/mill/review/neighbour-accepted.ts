// Patches as they are merged: good style of many subsystems, of which nothing is to be said.
import { fresh, hunk, patchMail } from "./mail-text.ts";
import type { Neighbour } from "./neighbours.ts";

const guard = (path: string, lines: readonly string[]): string =>
  fresh(path, [
    "/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */",
    "#ifndef _UAPI_BAY_H",
    "#define _UAPI_BAY_H",
    "#include <linux/types.h>",
    "",
    ...lines,
    "#endif",
  ]);

interface Merged {
  readonly name: string;
  readonly path: string;
  readonly text: string;
}

/** New structs, by the house style they follow. */
const merged: readonly Merged[] = [
  {
    name: "iommufd: size first, reserved spelt out, aligned numbers",
    path: "include/uapi/linux/iommufd.h",
    text: `struct iommu_bay_alloc {
	__u32 size;
	__u32 flags;
	__u32 dev_id;
	__u32 out_bay_id;
	__u32 data_len;
	__u32 __reserved;
	__aligned_u64 data_uptr;
};`,
  },
  {
    name: "vfio: argsz and flags, an inner array at the end",
    path: "include/uapi/linux/vfio.h",
    text: `struct vfio_bay_info {
	__u32	argsz;
	__u32	flags;
#define VFIO_BAY_INFO_WIDE	(1 << 0)
	__u32	index;
	__u32	cap_offset;
	__aligned_u64	size;
};
#define VFIO_BAY_GET_INFO	_IO(VFIO_TYPE, VFIO_BASE + 90)`,
  },
  {
    name: "KVM: plain 64-bit numbers where they lie well, pads of bytes",
    path: "include/uapi/linux/kvm.h",
    text: `struct kvm_bay_attr {
	__u64 addr;
	__u8 kind;
	__u8 pad[7];
	union {
		__u64 value;
		__u8 raw[32];
	};
};
#define KVM_BAY_ATTR	_IOW(KVMIO, 0xf0, struct kvm_bay_attr)`,
  },
  {
    name: "DRM: handles and a user pointer as a number",
    path: "include/uapi/drm/bay_drm.h",
    text: `struct drm_bay_submit {
	/** @cmds: Pointer to the commands. */
	__u64 cmds;
	/** @nr_cmds: How many there are. */
	__u32 nr_cmds;
	/** @handle: The queue. */
	__u32 handle;
	/** @flags: Must be zero. */
	__u32 flags;
	/** @pad: Must be zero. */
	__u32 pad;
};
#define DRM_IOCTL_BAY_SUBMIT	DRM_IOWR(DRM_COMMAND_BASE + 1, struct drm_bay_submit)`,
  },
  {
    name: "io_uring: a union of pads in the middle",
    path: "include/uapi/linux/io_uring.h",
    text: `struct io_uring_bay_reg {
	__u64	addr;
	__u32	len;
	__u16	bgid;
	__u16	flags;
	__u64	resv[3];
};`,
  },
  {
    name: "a system call's extensible argument",
    path: "include/uapi/linux/bay.h",
    text: `struct bay_args {
	__aligned_u64 flags;
	__aligned_u64 path;
	__s32 dirfd;
	__u32 mode;
};
#define BAY_ARGS_SIZE_VER0	24`,
  },
  {
    name: "RDMA: driver data with a reserved word",
    path: "include/uapi/rdma/bay-abi.h",
    text: `struct bay_create_qp_resp {
	__u32 qp_id;
	__u32 num_sqe;
	__aligned_u64 sq_offset;
	__u32 num_rqe;
	__u32 reserved;
};`,
  },
  {
    name: "virtio: little-endian, packed by nature",
    path: "include/uapi/linux/virtio_bay.h",
    text: `struct virtio_bay_config {
	__le32 flags;
	__le16 nr_slots;
	__u8 kind;
	__u8 reserved;
	__le64 base;
};`,
  },
  {
    name: "a flexible array with its count, and one in a union",
    path: "include/uapi/linux/bay.h",
    text: `struct bay_list {
	__u32 nr_items;
	__u32 flags;
	__aligned_u64 items[] __counted_by(nr_items);
};
struct bay_any {
	__u32 kind;
	__u32 len;
	union {
		__DECLARE_FLEX_ARRAY(__u8, bytes);
		__DECLARE_FLEX_ARRAY(__u32, words);
	};
};`,
  },
  {
    name: "time as the kernel hands it out",
    path: "include/uapi/linux/bay.h",
    text: `struct bay_stamp {
	__s64 tv_sec;
	__u32 tv_nsec;
	__u32 sequence;
};`,
  },
  {
    name: "a netlink family: enums with sentinels, no struct",
    path: "include/uapi/linux/bay_netlink.h",
    text: `enum {
	BAY_A_UNSPEC,
	BAY_A_KEY,
	BAY_A_BASE,

	__BAY_A_MAX,
	BAY_A_MAX = (__BAY_A_MAX - 1)
};`,
  },
];

const kho = `/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef _LINUX_KHO_ABI_BAY_H
#define _LINUX_KHO_ABI_BAY_H

#include <linux/types.h>

/* Any change of a struct here needs a new version. */
#define BAY_LUO_FH_COMPATIBLE	"bay-v1"

struct bay_slot_ser {
	u64 root_pa;
	u32 key;
	u8 spent;
	u8 padding[3];
} __packed;

struct bay_ser {
	u64 nr_slots;
	struct bay_slot_ser slots[];
} __packed;

#endif`;

const uapi = "include/uapi/linux/bay.h";

export const accepted: readonly Neighbour[] = [
  ...merged.map(({ name, path, text }) => ({
    name: `merged: ${name}`,
    mail: patchMail([guard(path, text.split("\n"))]),
    said: [],
  })),
  {
    name: "merged: records for the next kernel",
    mail: patchMail([fresh("include/linux/kho/abi/bay.h", kho.split("\n"))]),
    said: [],
  },
  {
    name: "merged: a comment in an old struct that has every flaw",
    mail: patchMail([
      hunk(uapi, 12, ["\t/* counted from one */"], {
        before: ["struct bay_old {", "\tint fd;", "\tchar *name;", "\t__u8 kind;"],
        after: ["\tlong base;", "};", ""],
      }),
    ]),
    said: [],
  },
  {
    name: "merged: a flag and a number beside an old struct",
    mail: patchMail([
      hunk(uapi, 12, ["#define BAY_OLD_FAST\t(1 << 3)"], {
        before: ["struct bay_old {", "\tint fd;", "\tlong flags;"],
        after: ["\tvoid *data;", "};", ""],
      }),
    ]),
    said: [],
  },
  {
    name: "merged: members appended to what states its own size",
    mail: patchMail([
      hunk(uapi, 12, ["\t__u32 ranges;", "\t__u32 __reserved;"], {
        before: ["struct bay_info {", "\t__u32 argsz;", "\t__u32 flags;", "\t__aligned_u64 base;"],
        after: ["};", ""],
      }),
    ]),
    said: [],
  },
  {
    name: "merged: a driver's structs, bit-fields, locks and lists",
    mail: patchMail([
      fresh("drivers/bay/bay_priv.h", [
        "struct bay_queue {",
        "\tspinlock_t lock;",
        "\tstruct list_head list;",
        "\tunsigned int running:1;",
        "\tenum bay_state state;",
        "\tu64 head;",
        "\tvoid (*done)(struct bay_queue *q);",
        "};",
      ]),
      fresh("drivers/bay/queue.c", [
        "struct bay_cursor {",
        "\tu8 at;",
        "\tu64 *where;",
        "};",
        "",
        "static int bay_step(struct bay_cursor *c)",
        "{",
        "\treturn c->at++;",
        "}",
      ]),
    ]),
    said: [],
  },
  {
    name: "merged: registers of a device, packed and odd as its makers left them",
    mail: patchMail([
      fresh("drivers/net/bay/bay_hw.h", [
        "struct bay_descriptor {",
        "\t__le16 len;",
        "\t__le64 addr;",
        "\tu8 flags;",
        "} __packed;",
      ]),
    ]),
    said: [],
  },
];
