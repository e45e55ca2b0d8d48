// Generated from abi/hardware/amd/device.ts by "holeproof generate".
// Edit that file, not this one.
//
// AMD device table: how the requests and interrupts of a device are treated, one entry of 32 bytes
// for each device id; and the table of guest tables, by PASID, that an entry may lead to.

import {
  copyBytes,
  readBits,
  requireCount,
  requireRange,
  requireRoom,
  requireZeroBits,
  writeBits,
} from "../../../runtime/wire/index.ts";

/** Interrupts: none is let through. */
export const AMD_INTCTL_ABORT = 0;

/** Interrupts: let through as they are. */
export const AMD_INTCTL_FORWARD = 1;

/** Interrupts: looked up in the table. */
export const AMD_INTCTL_REMAP = 2;

/** Guest tables have four levels. */
export const AMD_GUEST_4_LEVEL = 0;

/** Guest tables have five levels. */
export const AMD_GUEST_5_LEVEL = 1;

// struct amd_dte {               /* x86_64 */
//     __u64 v : 1;               /*  0:0   1b */
//     __u64 tv : 1;              /*  0:1   1b */
//     __u64 reserved1 : 5;       /*  0:2   5b */
//     __u64 had : 2;             /*  0:7   2b */
//     __u64 mode : 3;            /*  1:1   3b */
//     __u64 host_root : 40;      /*  1:4  40b */
//     __u64 ppr : 1;             /*  6:4   1b */
//     __u64 gprp : 1;            /*  6:5   1b */
//     __u64 giov : 1;            /*  6:6   1b */
//     __u64 gv : 1;              /*  6:7   1b */
//     __u64 glx : 2;             /*  7:0   2b */
//     __u64 gcr3_14_12 : 3;      /*  7:2   3b */
//     __u64 ir : 1;              /*  7:5   1b */
//     __u64 iw : 1;              /*  7:6   1b */
//     __u64 reserved2 : 1;       /*  7:7   1b */
//     __u64 domain_id : 16;      /*  8:0  16b */
//     __u64 gcr3_30_15 : 16;     /* 10:0  16b */
//     __u64 iotlb : 1;           /* 12:0   1b */
//     __u64 se : 1;              /* 12:1   1b */
//     __u64 sa : 1;              /* 12:2   1b */
//     __u64 ioctl : 2;           /* 12:3   2b */
//     __u64 cache : 1;           /* 12:5   1b */
//     __u64 sd : 1;              /* 12:6   1b */
//     __u64 ex : 1;              /* 12:7   1b */
//     __u64 sysmgt : 2;          /* 13:0   2b */
//     __u64 sats : 1;            /* 13:2   1b */
//     __u64 gcr3_51_31 : 21;     /* 13:3  21b */
//     __u64 iv : 1;              /* 16:0   1b */
//     __u64 inttablen : 4;       /* 16:1   4b */
//     __u64 ig : 1;              /* 16:5   1b */
//     __u64 int_root : 46;       /* 16:6  46b */
//     __u64 reserved3 : 2;       /* 22:4   2b */
//     __u64 guest_mode : 2;      /* 22:6   2b */
//     __u64 init_pass : 1;       /* 23:0   1b */
//     __u64 eint_pass : 1;       /* 23:1   1b */
//     __u64 nmi_pass : 1;        /* 23:2   1b */
//     __u64 hpt_mode : 1;        /* 23:3   1b */
//     __u64 intctl : 2;          /* 23:4   2b */
//     __u64 lint0_pass : 1;      /* 23:6   1b */
//     __u64 lint1_pass : 1;      /* 23:7   1b */
//     __u64 reserved4 : 15;      /* 24:0  15b */
//     __u64 vimu_en : 1;         /* 25:7   1b */
//     __u64 gdevice_id : 16;     /* 26:0  16b */
//     __u64 guest_id : 16;       /* 28:0  16b */
//     __u64 reserved5 : 6;       /* 30:0   6b */
//     __u64 attr_v : 1;          /* 30:6   1b */
//     __u64 mode0_fc : 1;        /* 30:7   1b */
//     __u64 snoop_attribute : 8; /* 31:0   8b */
// };                             /* size 32 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 32, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 32, align 4 */
// /* m68k: size 32, align 2 */
//
// The codec below is for the layout of x86_64.

/**
 * One device. What is reserved here (bits 2 to 6, 63, 180, 181, 192 to 206 and 240 to 245) is what
 * QEMU refuses since 2025, by a change its author gave as the specification's; Linux, too, keeps
 * 180 and 181 for reserved. The pieces of the address of guest tables (58 to 60, 80 to 95, 107 to
 * 127), their levels (56, 57) and the guest's mode (182, 183) are where Linux writes them.
 */
export interface AmdDte {
  /** 1 when the entry counts. */
  readonly v: number;
  /** 1 when what it says about translation counts. */
  readonly tv: number;
  /** 3 when hardware notes what was accessed and written. */
  readonly had: number;
  /** Levels of the host table; 0 for no translation. */
  readonly mode: number;
  /** The host top table's page frame number. */
  readonly hostRoot: number;
  /** 1 when the device may ask for pages. */
  readonly ppr: number;
  /** 1 when answers to that carry the PASID. */
  readonly gprp: number;
  /** 1 when requests without PASID use guest table 0. */
  readonly giov: number;
  /** 1 when requests with PASID are walked through guest tables. */
  readonly gv: number;
  /** Levels of the table of guest tables, less one. */
  readonly glx: number;
  /** Bits 14 to 12 of where the table of guest tables is. */
  readonly gcr31412: number;
  /** 1 when the device may read. */
  readonly ir: number;
  /** 1 when the device may write. */
  readonly iw: number;
  /** Domain id the translations are tagged with. */
  readonly domainId: number;
  /** Bits 30 to 15 of where the table of guest tables is. */
  readonly gcr33015: number;
  /** 1 when the device may cache translations. */
  readonly iotlb: number;
  /** 1 when faults of a kind are reported but once. */
  readonly se: number;
  /** 1 when no fault is reported. */
  readonly sa: number;
  /** What becomes of port accesses. */
  readonly ioctl: number;
  /** 1 when the IOMMU need not cache translations it hands to the device. */
  readonly cache: number;
  /** 1 when table walks need not look into the processors' caches. */
  readonly sd: number;
  /** 1 when the device may reach the exclusion range. */
  readonly ex: number;
  /** What becomes of system management messages. */
  readonly sysmgt: number;
  /**
   * 1 when only translated requests of a trusted kind are let through; on a unit that knows no such
   * kind, 0. That bit 106 has a meaning rests on QEMU, which holds none of this word for reserved;
   * its name rests on a dump tool that has the fields of later revisions (`gDeviceID`, `vImuEn`).
   * Older structs leave it without a name (Xen) or reserved (VirtualBox, of 2020). No revision of
   * the specification that names it was seen.
   */
  readonly sats: number;
  /** Bits 51 to 31 of where the table of guest tables is. */
  readonly gcr35131: number;
  /** 1 when what the entry says about interrupts counts. */
  readonly iv: number;
  /** The interrupt table has 2 to this power entries. */
  readonly inttablen: number;
  /** 1 when interrupts that are not mapped raise no fault. */
  readonly ig: number;
  /** Where the interrupt table is, in units of 64 bytes. */
  readonly intRoot: number;
  /** Levels of guest tables: an AMD_GUEST value. */
  readonly guestMode: number;
  /** 1 lets INIT through. */
  readonly initPass: number;
  /** 1 lets external interrupts through. */
  readonly eintPass: number;
  /** 1 lets NMI through. */
  readonly nmiPass: number;
  /** Format of the host table, where the hardware knows a second. */
  readonly hptMode: number;
  /** What becomes of interrupts: an AMD_INTCTL value. */
  readonly intctl: number;
  /** 1 lets LINT0 through. */
  readonly lint0Pass: number;
  /** 1 lets LINT1 through. */
  readonly lint1Pass: number;
  /** 1 when a guest drives this device through an IOMMU of its own that hardware provides. */
  readonly vimuEn: number;
  /** What that guest calls the device: its device id there. */
  readonly gdeviceId: number;
  /** Which guest that is. */
  readonly guestId: number;
  /** 1 when `mode0_fc` and `snoop_attribute` count. */
  readonly attrV: number;
  /** 1 when requests see the caches though no host table translates them: `mode` is 0. */
  readonly mode0Fc: number;
  /** How requests are snooped where neither table nor `mode0_fc` says it. */
  readonly snoopAttribute: number;
}

/** Bytes of a `struct amd_dte`. */
export const AMD_DTE_SIZE = 32;
/** What its address is a multiple of, bytes. */
export const AMD_DTE_ALIGN = 8;
/** Where each member starts, bytes. */
export const AMD_DTE_OFFSET = {
  reserved1: 0,
  reserved2: 7,
  reserved3: 22,
  reserved4: 24,
  reserved5: 30,
} as const;

/**
 * Refuses bytes that are no `struct amd_dte`. Looks at nothing from `end` on, allocates nothing.
 */
export function checkAmdDteBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 32, end)) requireRoom("amd_dte", view, offset, 32, end);
  if ((view.getUint8(offset) & 0x7c) !== 0)
    requireZeroBits("amd_dte", "reserved1", view, offset, 2, 5, "reserved");
  if ((view.getUint8(offset + 7) & 0x80) !== 0)
    requireZeroBits("amd_dte", "reserved2", view, offset + 7, 7, 1, "reserved");
  if ((view.getUint8(offset + 22) & 0x30) !== 0)
    requireZeroBits("amd_dte", "reserved3", view, offset + 22, 4, 2, "reserved");
  if ((view.getUint16(offset + 24, true) & 0x7fff) !== 0)
    requireZeroBits("amd_dte", "reserved4", view, offset + 24, 0, 15, "reserved");
  if ((view.getUint8(offset + 30) & 0x3f) !== 0)
    requireZeroBits("amd_dte", "reserved5", view, offset + 30, 0, 6, "reserved");
}

/** Reads bytes that `checkAmdDteBytes` has seen; without that, what comes is not checked. */
export function readAmdDte(view: DataView, offset = 0): AmdDte {
  return {
    v: view.getUint8(offset) & 0x1,
    tv: (view.getUint8(offset) >>> 1) & 0x1,
    had: (view.getUint16(offset, true) >>> 7) & 0x3,
    mode: (view.getUint8(offset + 1) >>> 1) & 0x7,
    hostRoot: readBits(view, offset + 1, 4, 40),
    ppr: (view.getUint8(offset + 6) >>> 4) & 0x1,
    gprp: (view.getUint8(offset + 6) >>> 5) & 0x1,
    giov: (view.getUint8(offset + 6) >>> 6) & 0x1,
    gv: view.getUint8(offset + 6) >>> 7,
    glx: view.getUint8(offset + 7) & 0x3,
    gcr31412: (view.getUint8(offset + 7) >>> 2) & 0x7,
    ir: (view.getUint8(offset + 7) >>> 5) & 0x1,
    iw: (view.getUint8(offset + 7) >>> 6) & 0x1,
    domainId: view.getUint16(offset + 8, true),
    gcr33015: view.getUint16(offset + 10, true),
    iotlb: view.getUint8(offset + 12) & 0x1,
    se: (view.getUint8(offset + 12) >>> 1) & 0x1,
    sa: (view.getUint8(offset + 12) >>> 2) & 0x1,
    ioctl: (view.getUint8(offset + 12) >>> 3) & 0x3,
    cache: (view.getUint8(offset + 12) >>> 5) & 0x1,
    sd: (view.getUint8(offset + 12) >>> 6) & 0x1,
    ex: view.getUint8(offset + 12) >>> 7,
    sysmgt: view.getUint8(offset + 13) & 0x3,
    sats: (view.getUint8(offset + 13) >>> 2) & 0x1,
    gcr35131: view.getUint32(offset + 12, true) >>> 11,
    iv: view.getUint8(offset + 16) & 0x1,
    inttablen: (view.getUint8(offset + 16) >>> 1) & 0xf,
    ig: (view.getUint8(offset + 16) >>> 5) & 0x1,
    intRoot: readBits(view, offset + 16, 6, 46),
    guestMode: view.getUint8(offset + 22) >>> 6,
    initPass: view.getUint8(offset + 23) & 0x1,
    eintPass: (view.getUint8(offset + 23) >>> 1) & 0x1,
    nmiPass: (view.getUint8(offset + 23) >>> 2) & 0x1,
    hptMode: (view.getUint8(offset + 23) >>> 3) & 0x1,
    intctl: (view.getUint8(offset + 23) >>> 4) & 0x3,
    lint0Pass: (view.getUint8(offset + 23) >>> 6) & 0x1,
    lint1Pass: view.getUint8(offset + 23) >>> 7,
    vimuEn: view.getUint8(offset + 25) >>> 7,
    gdeviceId: view.getUint16(offset + 26, true),
    guestId: view.getUint16(offset + 28, true),
    attrV: (view.getUint8(offset + 30) >>> 6) & 0x1,
    mode0Fc: view.getUint8(offset + 30) >>> 7,
    snoopAttribute: view.getUint8(offset + 31),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeAmdDte(view: DataView, offset = 0, end?: number): AmdDte {
  checkAmdDteBytes(view, offset, end);
  return readAmdDte(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkAmdDteValue(value: AmdDte): void {
  if (!isUpTo(value.v, 1)) requireRange("amd_dte", "v", value.v, 0, 1, 0);
  if (!isUpTo(value.tv, 1)) requireRange("amd_dte", "tv", value.tv, 0, 1, 0);
  if (!isUpTo(value.had, 3)) requireRange("amd_dte", "had", value.had, 0, 3, 0);
  if (!isUpTo(value.mode, 7)) requireRange("amd_dte", "mode", value.mode, 0, 7, 1);
  requireRange("amd_dte", "host_root", value.hostRoot, 0, 1099511627775, 1);
  if (!isUpTo(value.ppr, 1)) requireRange("amd_dte", "ppr", value.ppr, 0, 1, 6);
  if (!isUpTo(value.gprp, 1)) requireRange("amd_dte", "gprp", value.gprp, 0, 1, 6);
  if (!isUpTo(value.giov, 1)) requireRange("amd_dte", "giov", value.giov, 0, 1, 6);
  if (!isUpTo(value.gv, 1)) requireRange("amd_dte", "gv", value.gv, 0, 1, 6);
  if (!isUpTo(value.glx, 3)) requireRange("amd_dte", "glx", value.glx, 0, 3, 7);
  if (!isUpTo(value.gcr31412, 7)) requireRange("amd_dte", "gcr3_14_12", value.gcr31412, 0, 7, 7);
  if (!isUpTo(value.ir, 1)) requireRange("amd_dte", "ir", value.ir, 0, 1, 7);
  if (!isUpTo(value.iw, 1)) requireRange("amd_dte", "iw", value.iw, 0, 1, 7);
  if (!isUpTo(value.domainId, 65535))
    requireRange("amd_dte", "domain_id", value.domainId, 0, 65535, 8);
  if (!isUpTo(value.gcr33015, 65535))
    requireRange("amd_dte", "gcr3_30_15", value.gcr33015, 0, 65535, 10);
  if (!isUpTo(value.iotlb, 1)) requireRange("amd_dte", "iotlb", value.iotlb, 0, 1, 12);
  if (!isUpTo(value.se, 1)) requireRange("amd_dte", "se", value.se, 0, 1, 12);
  if (!isUpTo(value.sa, 1)) requireRange("amd_dte", "sa", value.sa, 0, 1, 12);
  if (!isUpTo(value.ioctl, 3)) requireRange("amd_dte", "ioctl", value.ioctl, 0, 3, 12);
  if (!isUpTo(value.cache, 1)) requireRange("amd_dte", "cache", value.cache, 0, 1, 12);
  if (!isUpTo(value.sd, 1)) requireRange("amd_dte", "sd", value.sd, 0, 1, 12);
  if (!isUpTo(value.ex, 1)) requireRange("amd_dte", "ex", value.ex, 0, 1, 12);
  if (!isUpTo(value.sysmgt, 3)) requireRange("amd_dte", "sysmgt", value.sysmgt, 0, 3, 13);
  if (!isUpTo(value.sats, 1)) requireRange("amd_dte", "sats", value.sats, 0, 1, 13);
  if (!isUpTo(value.gcr35131, 2097151))
    requireRange("amd_dte", "gcr3_51_31", value.gcr35131, 0, 2097151, 13);
  if (!isUpTo(value.iv, 1)) requireRange("amd_dte", "iv", value.iv, 0, 1, 16);
  if (!isUpTo(value.inttablen, 15))
    requireRange("amd_dte", "inttablen", value.inttablen, 0, 15, 16);
  if (!isUpTo(value.ig, 1)) requireRange("amd_dte", "ig", value.ig, 0, 1, 16);
  requireRange("amd_dte", "int_root", value.intRoot, 0, 70368744177663, 16);
  if (!isUpTo(value.guestMode, 3)) requireRange("amd_dte", "guest_mode", value.guestMode, 0, 3, 22);
  if (!isUpTo(value.initPass, 1)) requireRange("amd_dte", "init_pass", value.initPass, 0, 1, 23);
  if (!isUpTo(value.eintPass, 1)) requireRange("amd_dte", "eint_pass", value.eintPass, 0, 1, 23);
  if (!isUpTo(value.nmiPass, 1)) requireRange("amd_dte", "nmi_pass", value.nmiPass, 0, 1, 23);
  if (!isUpTo(value.hptMode, 1)) requireRange("amd_dte", "hpt_mode", value.hptMode, 0, 1, 23);
  if (!isUpTo(value.intctl, 3)) requireRange("amd_dte", "intctl", value.intctl, 0, 3, 23);
  if (!isUpTo(value.lint0Pass, 1)) requireRange("amd_dte", "lint0_pass", value.lint0Pass, 0, 1, 23);
  if (!isUpTo(value.lint1Pass, 1)) requireRange("amd_dte", "lint1_pass", value.lint1Pass, 0, 1, 23);
  if (!isUpTo(value.vimuEn, 1)) requireRange("amd_dte", "vimu_en", value.vimuEn, 0, 1, 25);
  if (!isUpTo(value.gdeviceId, 65535))
    requireRange("amd_dte", "gdevice_id", value.gdeviceId, 0, 65535, 26);
  if (!isUpTo(value.guestId, 65535))
    requireRange("amd_dte", "guest_id", value.guestId, 0, 65535, 28);
  if (!isUpTo(value.attrV, 1)) requireRange("amd_dte", "attr_v", value.attrV, 0, 1, 30);
  if (!isUpTo(value.mode0Fc, 1)) requireRange("amd_dte", "mode0_fc", value.mode0Fc, 0, 1, 30);
  if (!isUpTo(value.snoopAttribute, 255))
    requireRange("amd_dte", "snoop_attribute", value.snoopAttribute, 0, 255, 31);
}

/** Writes a value that `checkAmdDteValue` has seen; without that, what does not fit wraps. */
export function writeAmdDte(value: AmdDte, view: DataView, offset = 0): void {
  view.setUint8(offset, (view.getUint8(offset) & 0xfe) | (value.v & 0x1));
  view.setUint8(offset, (view.getUint8(offset) & 0xfd) | ((value.tv & 0x1) << 1));
  view.setUint8(offset, view.getUint8(offset) & 0x83);
  view.setUint16(offset, (view.getUint16(offset, true) & 0xfe7f) | ((value.had & 0x3) << 7), true);
  view.setUint8(offset + 1, (view.getUint8(offset + 1) & 0xf1) | ((value.mode & 0x7) << 1));
  writeBits(view, offset + 1, 4, 40, value.hostRoot);
  view.setUint8(offset + 6, (view.getUint8(offset + 6) & 0xef) | ((value.ppr & 0x1) << 4));
  view.setUint8(offset + 6, (view.getUint8(offset + 6) & 0xdf) | ((value.gprp & 0x1) << 5));
  view.setUint8(offset + 6, (view.getUint8(offset + 6) & 0xbf) | ((value.giov & 0x1) << 6));
  view.setUint8(offset + 6, (view.getUint8(offset + 6) & 0x7f) | ((value.gv & 0x1) << 7));
  view.setUint8(offset + 7, (view.getUint8(offset + 7) & 0xfc) | (value.glx & 0x3));
  view.setUint8(offset + 7, (view.getUint8(offset + 7) & 0xe3) | ((value.gcr31412 & 0x7) << 2));
  view.setUint8(offset + 7, (view.getUint8(offset + 7) & 0xdf) | ((value.ir & 0x1) << 5));
  view.setUint8(offset + 7, (view.getUint8(offset + 7) & 0xbf) | ((value.iw & 0x1) << 6));
  view.setUint8(offset + 7, view.getUint8(offset + 7) & 0x7f);
  view.setUint16(offset + 8, value.domainId, true);
  view.setUint16(offset + 10, value.gcr33015, true);
  view.setUint8(offset + 12, (view.getUint8(offset + 12) & 0xfe) | (value.iotlb & 0x1));
  view.setUint8(offset + 12, (view.getUint8(offset + 12) & 0xfd) | ((value.se & 0x1) << 1));
  view.setUint8(offset + 12, (view.getUint8(offset + 12) & 0xfb) | ((value.sa & 0x1) << 2));
  view.setUint8(offset + 12, (view.getUint8(offset + 12) & 0xe7) | ((value.ioctl & 0x3) << 3));
  view.setUint8(offset + 12, (view.getUint8(offset + 12) & 0xdf) | ((value.cache & 0x1) << 5));
  view.setUint8(offset + 12, (view.getUint8(offset + 12) & 0xbf) | ((value.sd & 0x1) << 6));
  view.setUint8(offset + 12, (view.getUint8(offset + 12) & 0x7f) | ((value.ex & 0x1) << 7));
  view.setUint8(offset + 13, (view.getUint8(offset + 13) & 0xfc) | (value.sysmgt & 0x3));
  view.setUint8(offset + 13, (view.getUint8(offset + 13) & 0xfb) | ((value.sats & 0x1) << 2));
  view.setUint32(
    offset + 12,
    (view.getUint32(offset + 12, true) & 0x7ff) | ((value.gcr35131 & 0x1fffff) << 11),
    true,
  );
  view.setUint8(offset + 16, (view.getUint8(offset + 16) & 0xfe) | (value.iv & 0x1));
  view.setUint8(offset + 16, (view.getUint8(offset + 16) & 0xe1) | ((value.inttablen & 0xf) << 1));
  view.setUint8(offset + 16, (view.getUint8(offset + 16) & 0xdf) | ((value.ig & 0x1) << 5));
  writeBits(view, offset + 16, 6, 46, value.intRoot);
  view.setUint8(offset + 22, view.getUint8(offset + 22) & 0xcf);
  view.setUint8(offset + 22, (view.getUint8(offset + 22) & 0x3f) | ((value.guestMode & 0x3) << 6));
  view.setUint8(offset + 23, (view.getUint8(offset + 23) & 0xfe) | (value.initPass & 0x1));
  view.setUint8(offset + 23, (view.getUint8(offset + 23) & 0xfd) | ((value.eintPass & 0x1) << 1));
  view.setUint8(offset + 23, (view.getUint8(offset + 23) & 0xfb) | ((value.nmiPass & 0x1) << 2));
  view.setUint8(offset + 23, (view.getUint8(offset + 23) & 0xf7) | ((value.hptMode & 0x1) << 3));
  view.setUint8(offset + 23, (view.getUint8(offset + 23) & 0xcf) | ((value.intctl & 0x3) << 4));
  view.setUint8(offset + 23, (view.getUint8(offset + 23) & 0xbf) | ((value.lint0Pass & 0x1) << 6));
  view.setUint8(offset + 23, (view.getUint8(offset + 23) & 0x7f) | ((value.lint1Pass & 0x1) << 7));
  view.setUint16(offset + 24, view.getUint16(offset + 24, true) & 0x8000, true);
  view.setUint8(offset + 25, (view.getUint8(offset + 25) & 0x7f) | ((value.vimuEn & 0x1) << 7));
  view.setUint16(offset + 26, value.gdeviceId, true);
  view.setUint16(offset + 28, value.guestId, true);
  view.setUint8(offset + 30, view.getUint8(offset + 30) & 0xc0);
  view.setUint8(offset + 30, (view.getUint8(offset + 30) & 0xbf) | ((value.attrV & 0x1) << 6));
  view.setUint8(offset + 30, (view.getUint8(offset + 30) & 0x7f) | ((value.mode0Fc & 0x1) << 7));
  view.setUint8(offset + 31, value.snoopAttribute);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeAmdDte(
  value: AmdDte,
  view: DataView = freshView(AMD_DTE_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 32)) requireRoom("amd_dte", view, offset, 32);
  checkAmdDteValue(value);
  writeAmdDte(value, view, offset);
  return view;
}

/** Refuses bytes of which some are no `struct amd_dte`: `count` of them, one behind the other. */
export function checkAmdDteArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 32, end))) {
    const stop = requireRoom("amd_dte", view, offset, 0, end);
    requireCount("amd_dte", "", count, 32, offset, stop);
  }
  for (let i = 0, at = offset; i < count; i++, at += 32) {
    if ((view.getUint8(at) & 0x7c) !== 0)
      requireZeroBits("amd_dte", `[${i}].reserved1`, view, at, 2, 5, "reserved");
    if ((view.getUint8(at + 7) & 0x80) !== 0)
      requireZeroBits("amd_dte", `[${i}].reserved2`, view, at + 7, 7, 1, "reserved");
    if ((view.getUint8(at + 22) & 0x30) !== 0)
      requireZeroBits("amd_dte", `[${i}].reserved3`, view, at + 22, 4, 2, "reserved");
    if ((view.getUint16(at + 24, true) & 0x7fff) !== 0)
      requireZeroBits("amd_dte", `[${i}].reserved4`, view, at + 24, 0, 15, "reserved");
    if ((view.getUint8(at + 30) & 0x3f) !== 0)
      requireZeroBits("amd_dte", `[${i}].reserved5`, view, at + 30, 0, 6, "reserved");
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyAmdDteArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkAmdDteArray(from, offset, count, end);
  const size = count * 32;
  copyBytes("amd_dte", from, offset, to, at, size);
  return size;
}

/**
 * A `struct amd_dte` in place: one object moved over bytes, allocating nothing. What it reads is
 * not checked, so bytes of others go through `checkAmdDteBytes` first; what it writes is.
 */
export class AmdDteCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 32)) requireRoom("amd_dte", view, offset, 32);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 32)) requireRoom("amd_dte", this._view, offset, 32);
    this._at = offset;
    return this;
  }

  /** 1 when the entry counts. */
  get v(): number {
    return this._view.getUint8(this._at) & 0x1;
  }
  set v(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_dte", "v", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfe) | (value & 0x1));
  }
  /** 1 when what it says about translation counts. */
  get tv(): number {
    return (this._view.getUint8(this._at) >>> 1) & 0x1;
  }
  set tv(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_dte", "tv", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfd) | ((value & 0x1) << 1));
  }
  /** 3 when hardware notes what was accessed and written. */
  get had(): number {
    return (this._view.getUint16(this._at, true) >>> 7) & 0x3;
  }
  set had(value: number) {
    if (!isUpTo(value, 3)) requireRange("amd_dte", "had", value, 0, 3, 0);
    this._view.setUint16(
      this._at,
      (this._view.getUint16(this._at, true) & 0xfe7f) | ((value & 0x3) << 7),
      true,
    );
  }
  /** Levels of the host table; 0 for no translation. */
  get mode(): number {
    return (this._view.getUint8(this._at + 1) >>> 1) & 0x7;
  }
  set mode(value: number) {
    if (!isUpTo(value, 7)) requireRange("amd_dte", "mode", value, 0, 7, 1);
    this._view.setUint8(
      this._at + 1,
      (this._view.getUint8(this._at + 1) & 0xf1) | ((value & 0x7) << 1),
    );
  }
  /** The host top table's page frame number. */
  get hostRoot(): number {
    return readBits(this._view, this._at + 1, 4, 40);
  }
  set hostRoot(value: number) {
    requireRange("amd_dte", "host_root", value, 0, 1099511627775, 1);
    writeBits(this._view, this._at + 1, 4, 40, value);
  }
  /** 1 when the device may ask for pages. */
  get ppr(): number {
    return (this._view.getUint8(this._at + 6) >>> 4) & 0x1;
  }
  set ppr(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_dte", "ppr", value, 0, 1, 6);
    this._view.setUint8(
      this._at + 6,
      (this._view.getUint8(this._at + 6) & 0xef) | ((value & 0x1) << 4),
    );
  }
  /** 1 when answers to that carry the PASID. */
  get gprp(): number {
    return (this._view.getUint8(this._at + 6) >>> 5) & 0x1;
  }
  set gprp(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_dte", "gprp", value, 0, 1, 6);
    this._view.setUint8(
      this._at + 6,
      (this._view.getUint8(this._at + 6) & 0xdf) | ((value & 0x1) << 5),
    );
  }
  /** 1 when requests without PASID use guest table 0. */
  get giov(): number {
    return (this._view.getUint8(this._at + 6) >>> 6) & 0x1;
  }
  set giov(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_dte", "giov", value, 0, 1, 6);
    this._view.setUint8(
      this._at + 6,
      (this._view.getUint8(this._at + 6) & 0xbf) | ((value & 0x1) << 6),
    );
  }
  /** 1 when requests with PASID are walked through guest tables. */
  get gv(): number {
    return this._view.getUint8(this._at + 6) >>> 7;
  }
  set gv(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_dte", "gv", value, 0, 1, 6);
    this._view.setUint8(
      this._at + 6,
      (this._view.getUint8(this._at + 6) & 0x7f) | ((value & 0x1) << 7),
    );
  }
  /** Levels of the table of guest tables, less one. */
  get glx(): number {
    return this._view.getUint8(this._at + 7) & 0x3;
  }
  set glx(value: number) {
    if (!isUpTo(value, 3)) requireRange("amd_dte", "glx", value, 0, 3, 7);
    this._view.setUint8(this._at + 7, (this._view.getUint8(this._at + 7) & 0xfc) | (value & 0x3));
  }
  /** Bits 14 to 12 of where the table of guest tables is. */
  get gcr31412(): number {
    return (this._view.getUint8(this._at + 7) >>> 2) & 0x7;
  }
  set gcr31412(value: number) {
    if (!isUpTo(value, 7)) requireRange("amd_dte", "gcr3_14_12", value, 0, 7, 7);
    this._view.setUint8(
      this._at + 7,
      (this._view.getUint8(this._at + 7) & 0xe3) | ((value & 0x7) << 2),
    );
  }
  /** 1 when the device may read. */
  get ir(): number {
    return (this._view.getUint8(this._at + 7) >>> 5) & 0x1;
  }
  set ir(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_dte", "ir", value, 0, 1, 7);
    this._view.setUint8(
      this._at + 7,
      (this._view.getUint8(this._at + 7) & 0xdf) | ((value & 0x1) << 5),
    );
  }
  /** 1 when the device may write. */
  get iw(): number {
    return (this._view.getUint8(this._at + 7) >>> 6) & 0x1;
  }
  set iw(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_dte", "iw", value, 0, 1, 7);
    this._view.setUint8(
      this._at + 7,
      (this._view.getUint8(this._at + 7) & 0xbf) | ((value & 0x1) << 6),
    );
  }
  /** Domain id the translations are tagged with. */
  get domainId(): number {
    return this._view.getUint16(this._at + 8, true);
  }
  set domainId(value: number) {
    if (!isUpTo(value, 65535)) requireRange("amd_dte", "domain_id", value, 0, 65535, 8);
    this._view.setUint16(this._at + 8, value, true);
  }
  /** Bits 30 to 15 of where the table of guest tables is. */
  get gcr33015(): number {
    return this._view.getUint16(this._at + 10, true);
  }
  set gcr33015(value: number) {
    if (!isUpTo(value, 65535)) requireRange("amd_dte", "gcr3_30_15", value, 0, 65535, 10);
    this._view.setUint16(this._at + 10, value, true);
  }
  /** 1 when the device may cache translations. */
  get iotlb(): number {
    return this._view.getUint8(this._at + 12) & 0x1;
  }
  set iotlb(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_dte", "iotlb", value, 0, 1, 12);
    this._view.setUint8(this._at + 12, (this._view.getUint8(this._at + 12) & 0xfe) | (value & 0x1));
  }
  /** 1 when faults of a kind are reported but once. */
  get se(): number {
    return (this._view.getUint8(this._at + 12) >>> 1) & 0x1;
  }
  set se(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_dte", "se", value, 0, 1, 12);
    this._view.setUint8(
      this._at + 12,
      (this._view.getUint8(this._at + 12) & 0xfd) | ((value & 0x1) << 1),
    );
  }
  /** 1 when no fault is reported. */
  get sa(): number {
    return (this._view.getUint8(this._at + 12) >>> 2) & 0x1;
  }
  set sa(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_dte", "sa", value, 0, 1, 12);
    this._view.setUint8(
      this._at + 12,
      (this._view.getUint8(this._at + 12) & 0xfb) | ((value & 0x1) << 2),
    );
  }
  /** What becomes of port accesses. */
  get ioctl(): number {
    return (this._view.getUint8(this._at + 12) >>> 3) & 0x3;
  }
  set ioctl(value: number) {
    if (!isUpTo(value, 3)) requireRange("amd_dte", "ioctl", value, 0, 3, 12);
    this._view.setUint8(
      this._at + 12,
      (this._view.getUint8(this._at + 12) & 0xe7) | ((value & 0x3) << 3),
    );
  }
  /** 1 when the IOMMU need not cache translations it hands to the device. */
  get cache(): number {
    return (this._view.getUint8(this._at + 12) >>> 5) & 0x1;
  }
  set cache(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_dte", "cache", value, 0, 1, 12);
    this._view.setUint8(
      this._at + 12,
      (this._view.getUint8(this._at + 12) & 0xdf) | ((value & 0x1) << 5),
    );
  }
  /** 1 when table walks need not look into the processors' caches. */
  get sd(): number {
    return (this._view.getUint8(this._at + 12) >>> 6) & 0x1;
  }
  set sd(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_dte", "sd", value, 0, 1, 12);
    this._view.setUint8(
      this._at + 12,
      (this._view.getUint8(this._at + 12) & 0xbf) | ((value & 0x1) << 6),
    );
  }
  /** 1 when the device may reach the exclusion range. */
  get ex(): number {
    return this._view.getUint8(this._at + 12) >>> 7;
  }
  set ex(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_dte", "ex", value, 0, 1, 12);
    this._view.setUint8(
      this._at + 12,
      (this._view.getUint8(this._at + 12) & 0x7f) | ((value & 0x1) << 7),
    );
  }
  /** What becomes of system management messages. */
  get sysmgt(): number {
    return this._view.getUint8(this._at + 13) & 0x3;
  }
  set sysmgt(value: number) {
    if (!isUpTo(value, 3)) requireRange("amd_dte", "sysmgt", value, 0, 3, 13);
    this._view.setUint8(this._at + 13, (this._view.getUint8(this._at + 13) & 0xfc) | (value & 0x3));
  }
  /**
   * 1 when only translated requests of a trusted kind are let through; on a unit that knows no such
   * kind, 0. That bit 106 has a meaning rests on QEMU, which holds none of this word for reserved;
   * its name rests on a dump tool that has the fields of later revisions (`gDeviceID`, `vImuEn`).
   * Older structs leave it without a name (Xen) or reserved (VirtualBox, of 2020). No revision of
   * the specification that names it was seen.
   */
  get sats(): number {
    return (this._view.getUint8(this._at + 13) >>> 2) & 0x1;
  }
  set sats(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_dte", "sats", value, 0, 1, 13);
    this._view.setUint8(
      this._at + 13,
      (this._view.getUint8(this._at + 13) & 0xfb) | ((value & 0x1) << 2),
    );
  }
  /** Bits 51 to 31 of where the table of guest tables is. */
  get gcr35131(): number {
    return this._view.getUint32(this._at + 12, true) >>> 11;
  }
  set gcr35131(value: number) {
    if (!isUpTo(value, 2097151)) requireRange("amd_dte", "gcr3_51_31", value, 0, 2097151, 13);
    this._view.setUint32(
      this._at + 12,
      (this._view.getUint32(this._at + 12, true) & 0x7ff) | ((value & 0x1fffff) << 11),
      true,
    );
  }
  /** 1 when what the entry says about interrupts counts. */
  get iv(): number {
    return this._view.getUint8(this._at + 16) & 0x1;
  }
  set iv(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_dte", "iv", value, 0, 1, 16);
    this._view.setUint8(this._at + 16, (this._view.getUint8(this._at + 16) & 0xfe) | (value & 0x1));
  }
  /** The interrupt table has 2 to this power entries. */
  get inttablen(): number {
    return (this._view.getUint8(this._at + 16) >>> 1) & 0xf;
  }
  set inttablen(value: number) {
    if (!isUpTo(value, 15)) requireRange("amd_dte", "inttablen", value, 0, 15, 16);
    this._view.setUint8(
      this._at + 16,
      (this._view.getUint8(this._at + 16) & 0xe1) | ((value & 0xf) << 1),
    );
  }
  /** 1 when interrupts that are not mapped raise no fault. */
  get ig(): number {
    return (this._view.getUint8(this._at + 16) >>> 5) & 0x1;
  }
  set ig(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_dte", "ig", value, 0, 1, 16);
    this._view.setUint8(
      this._at + 16,
      (this._view.getUint8(this._at + 16) & 0xdf) | ((value & 0x1) << 5),
    );
  }
  /** Where the interrupt table is, in units of 64 bytes. */
  get intRoot(): number {
    return readBits(this._view, this._at + 16, 6, 46);
  }
  set intRoot(value: number) {
    requireRange("amd_dte", "int_root", value, 0, 70368744177663, 16);
    writeBits(this._view, this._at + 16, 6, 46, value);
  }
  /** Levels of guest tables: an AMD_GUEST value. */
  get guestMode(): number {
    return this._view.getUint8(this._at + 22) >>> 6;
  }
  set guestMode(value: number) {
    if (!isUpTo(value, 3)) requireRange("amd_dte", "guest_mode", value, 0, 3, 22);
    this._view.setUint8(
      this._at + 22,
      (this._view.getUint8(this._at + 22) & 0x3f) | ((value & 0x3) << 6),
    );
  }
  /** 1 lets INIT through. */
  get initPass(): number {
    return this._view.getUint8(this._at + 23) & 0x1;
  }
  set initPass(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_dte", "init_pass", value, 0, 1, 23);
    this._view.setUint8(this._at + 23, (this._view.getUint8(this._at + 23) & 0xfe) | (value & 0x1));
  }
  /** 1 lets external interrupts through. */
  get eintPass(): number {
    return (this._view.getUint8(this._at + 23) >>> 1) & 0x1;
  }
  set eintPass(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_dte", "eint_pass", value, 0, 1, 23);
    this._view.setUint8(
      this._at + 23,
      (this._view.getUint8(this._at + 23) & 0xfd) | ((value & 0x1) << 1),
    );
  }
  /** 1 lets NMI through. */
  get nmiPass(): number {
    return (this._view.getUint8(this._at + 23) >>> 2) & 0x1;
  }
  set nmiPass(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_dte", "nmi_pass", value, 0, 1, 23);
    this._view.setUint8(
      this._at + 23,
      (this._view.getUint8(this._at + 23) & 0xfb) | ((value & 0x1) << 2),
    );
  }
  /** Format of the host table, where the hardware knows a second. */
  get hptMode(): number {
    return (this._view.getUint8(this._at + 23) >>> 3) & 0x1;
  }
  set hptMode(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_dte", "hpt_mode", value, 0, 1, 23);
    this._view.setUint8(
      this._at + 23,
      (this._view.getUint8(this._at + 23) & 0xf7) | ((value & 0x1) << 3),
    );
  }
  /** What becomes of interrupts: an AMD_INTCTL value. */
  get intctl(): number {
    return (this._view.getUint8(this._at + 23) >>> 4) & 0x3;
  }
  set intctl(value: number) {
    if (!isUpTo(value, 3)) requireRange("amd_dte", "intctl", value, 0, 3, 23);
    this._view.setUint8(
      this._at + 23,
      (this._view.getUint8(this._at + 23) & 0xcf) | ((value & 0x3) << 4),
    );
  }
  /** 1 lets LINT0 through. */
  get lint0Pass(): number {
    return (this._view.getUint8(this._at + 23) >>> 6) & 0x1;
  }
  set lint0Pass(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_dte", "lint0_pass", value, 0, 1, 23);
    this._view.setUint8(
      this._at + 23,
      (this._view.getUint8(this._at + 23) & 0xbf) | ((value & 0x1) << 6),
    );
  }
  /** 1 lets LINT1 through. */
  get lint1Pass(): number {
    return this._view.getUint8(this._at + 23) >>> 7;
  }
  set lint1Pass(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_dte", "lint1_pass", value, 0, 1, 23);
    this._view.setUint8(
      this._at + 23,
      (this._view.getUint8(this._at + 23) & 0x7f) | ((value & 0x1) << 7),
    );
  }
  /** 1 when a guest drives this device through an IOMMU of its own that hardware provides. */
  get vimuEn(): number {
    return this._view.getUint8(this._at + 25) >>> 7;
  }
  set vimuEn(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_dte", "vimu_en", value, 0, 1, 25);
    this._view.setUint8(
      this._at + 25,
      (this._view.getUint8(this._at + 25) & 0x7f) | ((value & 0x1) << 7),
    );
  }
  /** What that guest calls the device: its device id there. */
  get gdeviceId(): number {
    return this._view.getUint16(this._at + 26, true);
  }
  set gdeviceId(value: number) {
    if (!isUpTo(value, 65535)) requireRange("amd_dte", "gdevice_id", value, 0, 65535, 26);
    this._view.setUint16(this._at + 26, value, true);
  }
  /** Which guest that is. */
  get guestId(): number {
    return this._view.getUint16(this._at + 28, true);
  }
  set guestId(value: number) {
    if (!isUpTo(value, 65535)) requireRange("amd_dte", "guest_id", value, 0, 65535, 28);
    this._view.setUint16(this._at + 28, value, true);
  }
  /** 1 when `mode0_fc` and `snoop_attribute` count. */
  get attrV(): number {
    return (this._view.getUint8(this._at + 30) >>> 6) & 0x1;
  }
  set attrV(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_dte", "attr_v", value, 0, 1, 30);
    this._view.setUint8(
      this._at + 30,
      (this._view.getUint8(this._at + 30) & 0xbf) | ((value & 0x1) << 6),
    );
  }
  /** 1 when requests see the caches though no host table translates them: `mode` is 0. */
  get mode0Fc(): number {
    return this._view.getUint8(this._at + 30) >>> 7;
  }
  set mode0Fc(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_dte", "mode0_fc", value, 0, 1, 30);
    this._view.setUint8(
      this._at + 30,
      (this._view.getUint8(this._at + 30) & 0x7f) | ((value & 0x1) << 7),
    );
  }
  /** How requests are snooped where neither table nor `mode0_fc` says it. */
  get snoopAttribute(): number {
    return this._view.getUint8(this._at + 31);
  }
  set snoopAttribute(value: number) {
    if (!isUpTo(value, 255)) requireRange("amd_dte", "snoop_attribute", value, 0, 255, 31);
    this._view.setUint8(this._at + 31, value);
  }
}

// struct amd_gcr3_entry {   /* x86_64 */
//     __u64 v : 1;          /* 0:0   1b */
//     __u64 reserved1 : 11; /* 0:1  11b */
//     __u64 root : 40;      /* 1:4  40b */
//     __u64 reserved2 : 12; /* 6:4  12b */
// };                        /* size 8 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 8, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 8, align 4 */
// /* m68k: size 8, align 1 */
//
// The codec below is for the layout of x86_64.

/**
 * The guest table of one PASID, or with several levels the next table on the way there: 512 a
 * table. Bits 11 to 1 and 63 to 52 are reserved here because Linux writes them as zero (an address
 * of whole pages and bit 0); the specification's own table of them was not seen.
 */
export interface AmdGcr3Entry {
  /** 1 when there is one. */
  readonly v: number;
  /** Page frame number of the top table, whose entries are `x86_table` and `x86_leaf`. */
  readonly root: number;
}

/** Bytes of a `struct amd_gcr3_entry`. */
export const AMD_GCR3_ENTRY_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const AMD_GCR3_ENTRY_ALIGN = 8;
/** Where each member starts, bytes. */
export const AMD_GCR3_ENTRY_OFFSET = {
  reserved1: 0,
  reserved2: 6,
} as const;

/**
 * Refuses bytes that are no `struct amd_gcr3_entry`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkAmdGcr3EntryBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end)) requireRoom("amd_gcr3_entry", view, offset, 8, end);
  if ((view.getUint16(offset, true) & 0xffe) !== 0)
    requireZeroBits("amd_gcr3_entry", "reserved1", view, offset, 1, 11, "reserved");
  if ((view.getUint16(offset + 6, true) & 0xfff0) !== 0)
    requireZeroBits("amd_gcr3_entry", "reserved2", view, offset + 6, 4, 12, "reserved");
}

/** Reads bytes that `checkAmdGcr3EntryBytes` has seen; without that, what comes is not checked. */
export function readAmdGcr3Entry(view: DataView, offset = 0): AmdGcr3Entry {
  return {
    v: view.getUint8(offset) & 0x1,
    root: readBits(view, offset + 1, 4, 40),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeAmdGcr3Entry(view: DataView, offset = 0, end?: number): AmdGcr3Entry {
  checkAmdGcr3EntryBytes(view, offset, end);
  return readAmdGcr3Entry(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkAmdGcr3EntryValue(value: AmdGcr3Entry): void {
  if (!isUpTo(value.v, 1)) requireRange("amd_gcr3_entry", "v", value.v, 0, 1, 0);
  requireRange("amd_gcr3_entry", "root", value.root, 0, 1099511627775, 1);
}

/** Writes a value that `checkAmdGcr3EntryValue` has seen; without that, what does not fit wraps. */
export function writeAmdGcr3Entry(value: AmdGcr3Entry, view: DataView, offset = 0): void {
  view.setUint8(offset, (view.getUint8(offset) & 0xfe) | (value.v & 0x1));
  view.setUint16(offset, view.getUint16(offset, true) & 0xf001, true);
  writeBits(view, offset + 1, 4, 40, value.root);
  view.setUint16(offset + 6, view.getUint16(offset + 6, true) & 0xf, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeAmdGcr3Entry(
  value: AmdGcr3Entry,
  view: DataView = freshView(AMD_GCR3_ENTRY_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("amd_gcr3_entry", view, offset, 8);
  checkAmdGcr3EntryValue(value);
  writeAmdGcr3Entry(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct amd_gcr3_entry`: `count` of them, one behind the
 * other.
 */
export function checkAmdGcr3EntryArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 8, end))) {
    const stop = requireRoom("amd_gcr3_entry", view, offset, 0, end);
    requireCount("amd_gcr3_entry", "", count, 8, offset, stop);
  }
  for (let i = 0, at = offset; i < count; i++, at += 8) {
    if ((view.getUint16(at, true) & 0xffe) !== 0)
      requireZeroBits("amd_gcr3_entry", `[${i}].reserved1`, view, at, 1, 11, "reserved");
    if ((view.getUint16(at + 6, true) & 0xfff0) !== 0)
      requireZeroBits("amd_gcr3_entry", `[${i}].reserved2`, view, at + 6, 4, 12, "reserved");
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyAmdGcr3EntryArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkAmdGcr3EntryArray(from, offset, count, end);
  const size = count * 8;
  copyBytes("amd_gcr3_entry", from, offset, to, at, size);
  return size;
}

/**
 * A `struct amd_gcr3_entry` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkAmdGcr3EntryBytes` first; what it
 * writes is.
 */
export class AmdGcr3EntryCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("amd_gcr3_entry", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8)) requireRoom("amd_gcr3_entry", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** 1 when there is one. */
  get v(): number {
    return this._view.getUint8(this._at) & 0x1;
  }
  set v(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_gcr3_entry", "v", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfe) | (value & 0x1));
  }
  /** Page frame number of the top table, whose entries are `x86_table` and `x86_leaf`. */
  get root(): number {
    return readBits(this._view, this._at + 1, 4, 40);
  }
  set root(value: number) {
    requireRange("amd_gcr3_entry", "root", value, 0, 1099511627775, 1);
    writeBits(this._view, this._at + 1, 4, 40, value);
  }
}

/** Whether `size` bytes lie at `offset`, before `end` and inside the view. */
const hasRoom = (view: DataView, offset: number, size: number, end?: number): boolean => {
  const limit = view.byteLength;
  const stop = end ?? limit;
  return offset >= 0 && offset + size <= stop && stop <= limit;
};

/** Whether `size` bytes lie at `offset` inside the view. */
const fits = (view: DataView, offset: number, size: number): boolean =>
  offset >= 0 && offset + size <= view.byteLength;

/** A view of `size` zero bytes. */
const freshView = (size: number): DataView => new DataView(new ArrayBuffer(size));

/** Whether a value is a whole number of 32 bits, unsigned. */
const isU32 = (value: number): boolean => typeof value === "number" && value >>> 0 === value;

/** Whether a value is a whole number from 0 to `most`, of 32 bits. */
const isUpTo = (value: number, most: number): boolean =>
  typeof value === "number" && value >>> 0 === value && value <= most;
