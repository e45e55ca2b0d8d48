// Shapes of structs that were remarked on, or passed, in public: what a maintainer said of each.
//
// Written down from reviews, fixes and bug reports on kernel lists and driver repositories; names
// and comments are left as far as they matter. None of them is in the corpus the score is from.

export interface Shape {
  /** Who saw it, and where. */
  readonly seen: string;
  /** In the kernel's tree. */
  readonly path: string;
  readonly text: string;
  /** Every error and warning, as `record.member RULE`; those the people named come first. */
  readonly said: readonly string[];
}

const uapi = "include/uapi/linux/shape.h";

export const shapes: readonly Shape[] = [
  {
    seen: "KVM s390: a build with -Werror=padded found six bytes at the end",
    path: uapi,
    text: "struct keyop { __u64 guest_addr; __u8 key; __u8 operation; };",
    said: ["keyop.operation TAIL"],
  },
  {
    seen: "an accelerator's driver, issue: pahole shows holes in ioctl.h",
    path: uapi,
    text:
      "struct tlb { __aligned_u64 addr; __u16 x; __u16 y; __u8 noc; __u8 mcast; __u8 order;" +
      " __u8 linked; __u8 vc; __u8 reserved[7]; __u64 spare2; };" +
      "struct configure_in { __u32 id; struct tlb config; };",
    said: ["configure_in.config HOLE"],
  },
  {
    seen: "the same: a lock's answer ends in a byte",
    path: uapi,
    text: "struct lock_in { __u32 size; __u32 flags; __u8 index; };",
    said: ["lock_in.index TAIL"],
  },
  {
    seen: "a noise generator's statistics: leaked padding, and another size for 32-bit programs",
    path: uapi,
    text: "struct stats { u64 total; u32 errors; u32 k; u64 served; u8 ok; u8 warm; };",
    said: ["stats.warm TAIL", "stats.total KTYPE"],
  },
  {
    seen: "BLKPG through MTD: raw pointer behind three ints",
    path: uapi,
    text: "struct arg { int op; int flags; int datalen; void __user *data; };",
    said: ["arg.data PTR", "arg.data HOLE", "arg.op PLAINT"],
  },
  {
    seen: "Arnd Bergmann's example of a struct that needs translation",
    path: uapi,
    text: "struct s { __u32 a; __u64 b; };",
    said: ["s.b HOLE", "s.b COMPAT"],
  },
  {
    seen: "openat2: the padding that had to be reserved, answer to 'why not packed'",
    path: uapi,
    text: "struct how { __u64 flags; __u64 resolve; __u16 mode; __u64 next; } __attribute__((packed));",
    said: ["how.next PKMIS"],
  },
  {
    seen: "openat2 as merged",
    path: uapi,
    text: "struct how { __u64 flags; __u64 mode; __u64 resolve; };",
    said: [],
  },
  {
    seen: "GPIO v2 as merged",
    path: "include/uapi/linux/gpio.h",
    text: "struct config { __aligned_u64 flags; __u32 num_attrs; __u32 padding[5]; };",
    said: [],
  },
  {
    seen: "GPIO v1 events: 12 bytes on i386, 16 elsewhere, read() in a loop",
    path: "include/uapi/linux/gpio.h",
    text: "struct event { __u64 timestamp; __u32 id; };",
    said: ["event.id TAIL"],
  },
  {
    seen: "AF_XDP: registering memory from a 32-bit program",
    path: uapi,
    text: "struct umem { __u64 addr; __u64 len; __u32 chunk; __u32 headroom; __u32 flags; };",
    said: ["umem.flags TAIL"],
  },
  {
    seen: "SEV launch: pads added years later",
    path: uapi,
    text:
      "struct start { __u32 handle; __u32 policy; __u64 dh_uaddr; __u32 dh_len; " +
      "__u64 session_uaddr; __u32 session_len; };",
    said: ["start.session_uaddr HOLE", "start.session_len TAIL", "start.session_uaddr COMPAT"],
  },
  {
    seen: "vDPA in user space: a byte at the end of a mapping",
    path: uapi,
    text: "struct entry { __u64 offset; __u64 start; __u64 last; __u8 perm; };",
    said: ["entry.perm TAIL"],
  },
  {
    seen: "btrfs: a time that is 12 bytes for some",
    path: uapi,
    text: "struct ts { __u64 sec; __u32 nsec; };",
    said: ["ts.nsec TAIL"],
  },
  {
    seen: "Landlock, asked whether packed is meant to hide the padding, and merged",
    path: uapi,
    text: "struct beneath { __u64 allowed; __s32 parent_fd; } __attribute__((packed));",
    said: [],
  },
  {
    seen: "frame buffer clocks: the byte after the last divider leaked",
    path: uapi,
    text:
      "struct clk { __u32 ref_per; __u8 ref_div; __u8 mclk_fb; __u8 mclk_post; __u8 mclk_mult; " +
      "__u8 xclk_div; __u8 vclk_fb; __u8 vclk_post; };",
    said: ["clk.vclk_post TAIL"],
  },
  {
    seen: "a TEE driver's map call: nothing in it has one size",
    path: uapi,
    text: "struct map { size_t len; uint32_t handle; uint64_t phys_addr; bool reused; };",
    said: [
      "map.len WORD",
      "map.handle STDINT",
      "map.phys_addr STDINT",
      "map.reused BOOL",
      "map.reused TAIL",
      "map.phys_addr HOLE",
      "map.phys_addr COMPAT",
    ],
  },
  {
    seen: "ACPI: a uuid_t in front of what is aligned",
    path: uapi,
    text: "struct info { __u32 key; uuid_t id; __aligned_u64 base; };",
    said: ["info.id TYPEDEF", "info.base HOLE"],
  },
  {
    seen: "Xen: a camera's configuration ends in one byte",
    path: "xen/include/public/io/shape.h",
    text: "struct config { uint32_t width; uint32_t height; uint8_t num_bufs; };",
    said: ["config.num_bufs TAIL"],
  },
  {
    seen: "cachefiles: uint64_t in an exported header",
    path: "include/uapi/linux/shape.h",
    text: "struct head { uint32_t len; uint32_t opcode; uint64_t unique; };",
    said: ["head.len STDINT", "head.opcode STDINT", "head.unique STDINT"],
  },
  {
    seen: "raw-gadget: data[0] at the end",
    path: uapi,
    text: "struct event { __u32 type; __u32 length; __u8 data[0]; };",
    said: ["event.data FLEX0"],
  },
  {
    seen: "evdev and 2038",
    path: uapi,
    text: "struct event { struct timeval time; __u16 type; __u16 code; __s32 value; };",
    said: ["event.time TIME"],
  },
  {
    seen: "seccomp: adding a descriptor, as merged",
    path: "include/uapi/linux/seccomp.h",
    text: "struct addfd { __u64 id; __u32 flags; __u32 srcfd; __u32 newfd; __u32 newfd_flags; };",
    said: [],
  },
  {
    seen: "mount_setattr and clone3, as merged",
    path: uapi,
    text:
      "struct attr { __u64 attr_set; __u64 attr_clr; __u64 propagation; __u64 userns_fd; };" +
      "struct args { __aligned_u64 flags; __aligned_u64 pidfd; __aligned_u64 child_tid; };",
    said: [],
  },
  {
    seen: "futex_waitv, as merged",
    path: "include/uapi/linux/futex.h",
    text: "struct waitv { __u64 val; __u64 uaddr; __u32 flags; __u32 __reserved; };",
    said: [],
  },
  {
    seen: "an audio topology: enum in a struct of user space",
    path: uapi,
    text: "enum kind { A, B }; struct t { enum kind kind; __u32 n; };",
    said: ["t.kind ENUM"],
  },
  {
    seen: "a DRM driver: pointer, and a signed handle array behind a bool",
    path: "include/uapi/drm/shape_drm.h",
    text: "struct submit { __u32 nr; __u32 flags; void *bos; bool wait; };",
    said: ["submit.bos PTR", "submit.wait BOOL", "submit.wait TAIL"],
  },
  {
    seen: "iommufd: plain 64-bit types, whatever their place",
    path: "include/uapi/linux/iommufd.h",
    text: "struct req { __u64 buf_addr; __u64 db_addr; };",
    said: ["req.buf_addr A64", "req.db_addr A64"],
  },
  {
    seen: "live update: a compiler's padding between two kernels",
    path: "include/linux/kho/abi/shape.h",
    text:
      "struct file_ser { char compatible[48]; u64 data; u32 token; };" +
      "struct set_ser { u64 head; u64 count; } __packed;",
    said: ["file_ser.token TAIL", "file_ser.token PKMISS"],
  },
  {
    seen: "vDPA in user space: a queue's description that ends in a flag",
    path: uapi,
    text:
      "struct vq { __u32 index; __u32 num; __u64 desc; __u64 driver; __u64 device; " +
      "union { struct { __u16 avail; } split; struct { __u16 a; __u16 b; } packed; }; __u8 ready; };",
    said: ["vq.ready TAIL"],
  },
  {
    seen: "block devices: integrity capabilities as merged, 8 bytes and room",
    path: uapi,
    text:
      "struct cap { __u32 flags; __u8 interval; __u8 meta; __u8 pi; __u8 at; __u8 csum; " +
      "__u8 app; __u8 ref; __u8 storage; __u8 rsvd[4]; };",
    said: [],
  },
  {
    seen: "BPF: pointers of a context in a union with 64 bits",
    path: "include/uapi/linux/bpf.h",
    text:
      "struct ctx { union { void *data; __u64 : 64; } __attribute__((aligned(8))); __u32 len; " +
      "__u32 mark; };",
    said: [],
  },
  {
    seen: "a sound driver: long in a union that applications read",
    path: "include/uapi/sound/shape.h",
    text: "struct value { __u32 id; union { long v[2]; __u8 data[16]; } value; };",
    said: ["value.v WORD", "value.value HOLE", "value.value COMPAT"],
  },
  {
    seen: "a name of a fixed length before a 64-bit number, its bound in another header",
    path: uapi,
    text: "struct named { char name[IFNAMSIZ]; __u32 index; __u64 bytes; };",
    said: ["named.bytes HOLE"],
  },
  {
    seen: "a driver's first posting: everything an application would write",
    path: uapi,
    text:
      "struct job { unsigned long addr;\n int fd;\n unsigned short len;\n bool sync;\n" +
      " struct timespec timeout; };",
    said: ["job.addr WORD", "job.fd PLAINT", "job.len PLAINT", "job.sync BOOL", "job.timeout TIME"],
  },
];
