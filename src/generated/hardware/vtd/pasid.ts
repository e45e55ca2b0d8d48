// Generated from abi/hardware/vtd/pasid.ts by "holeproof generate".
// Edit that file, not this one.
//
// VT-d PASID directories and tables: how requests of one process address space are translated.

import {
  copyBytes,
  readBits,
  requireCount,
  requireEvery,
  requireRange,
  requireRoom,
  requireU32,
  requireZero,
  requireZeroBits,
  within,
  writeBits,
  writeZero,
} from "../../../runtime/wire/index.ts";

/** Requests are walked through the first-stage table. */
export const VTD_PGTT_FIRST = 1;

/** Requests are walked through the second-stage table. */
export const VTD_PGTT_SECOND = 2;

/** Requests are walked through the first, and each step through the second. */
export const VTD_PGTT_NESTED = 3;

/** Requests pass untranslated. */
export const VTD_PGTT_PASS_THROUGH = 4;

/** First-stage tables have four levels. */
export const VTD_FSPM_4_LEVEL = 0;

/** First-stage tables have five levels. */
export const VTD_FSPM_5_LEVEL = 1;

// struct vtd_pasid_directory_entry { /* x86_64 */
//     __u64 present : 1;             /* 0:0   1b */
//     __u64 fpd : 1;                 /* 0:1   1b */
//     __u64 reserved1 : 10;          /* 0:2  10b */
//     __u64 smptblptr : 52;          /* 1:4  52b */
// };                                 /* size 8 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 8, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 8, align 4 */
// /* m68k: size 8, align 1 */
//
// The codec below is for the layout of x86_64.

/** 64 process address spaces, by the PASID without its low six bits. */
export interface VtdPasidDirectoryEntry {
  /** 1 when they have a table. */
  readonly present: number;
  /** 1 when faults are not reported. */
  readonly fpd: number;
  /** The table's page frame number. */
  readonly smptblptr: number;
}

/** Bytes of a `struct vtd_pasid_directory_entry`. */
export const VTD_PASID_DIRECTORY_ENTRY_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const VTD_PASID_DIRECTORY_ENTRY_ALIGN = 8;
/** Where each member starts, bytes. */
export const VTD_PASID_DIRECTORY_ENTRY_OFFSET = {
  reserved1: 0,
} as const;

/**
 * Refuses bytes that are no `struct vtd_pasid_directory_entry`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkVtdPasidDirectoryEntryBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end))
    requireRoom("vtd_pasid_directory_entry", view, offset, 8, end);
  if ((view.getUint16(offset, true) & 0xffc) !== 0)
    requireZeroBits("vtd_pasid_directory_entry", "reserved1", view, offset, 2, 10, "reserved");
}

/**
 * Reads bytes that `checkVtdPasidDirectoryEntryBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVtdPasidDirectoryEntry(view: DataView, offset = 0): VtdPasidDirectoryEntry {
  return {
    present: view.getUint8(offset) & 0x1,
    fpd: (view.getUint8(offset) >>> 1) & 0x1,
    smptblptr: readBits(view, offset + 1, 4, 52),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVtdPasidDirectoryEntry(
  view: DataView,
  offset = 0,
  end?: number,
): VtdPasidDirectoryEntry {
  checkVtdPasidDirectoryEntryBytes(view, offset, end);
  return readVtdPasidDirectoryEntry(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVtdPasidDirectoryEntryValue(value: VtdPasidDirectoryEntry): void {
  if (!isUpTo(value.present, 1))
    requireRange("vtd_pasid_directory_entry", "present", value.present, 0, 1, 0);
  if (!isUpTo(value.fpd, 1)) requireRange("vtd_pasid_directory_entry", "fpd", value.fpd, 0, 1, 0);
  requireRange("vtd_pasid_directory_entry", "smptblptr", value.smptblptr, 0, 4503599627370495, 1);
}

/**
 * Writes a value that `checkVtdPasidDirectoryEntryValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeVtdPasidDirectoryEntry(
  value: VtdPasidDirectoryEntry,
  view: DataView,
  offset = 0,
): void {
  view.setUint8(offset, (view.getUint8(offset) & 0xfe) | (value.present & 0x1));
  view.setUint8(offset, (view.getUint8(offset) & 0xfd) | ((value.fpd & 0x1) << 1));
  view.setUint16(offset, view.getUint16(offset, true) & 0xf003, true);
  writeBits(view, offset + 1, 4, 52, value.smptblptr);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVtdPasidDirectoryEntry(
  value: VtdPasidDirectoryEntry,
  view: DataView = freshView(VTD_PASID_DIRECTORY_ENTRY_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("vtd_pasid_directory_entry", view, offset, 8);
  checkVtdPasidDirectoryEntryValue(value);
  writeVtdPasidDirectoryEntry(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct vtd_pasid_directory_entry`: `count` of them, one
 * behind the other.
 */
export function checkVtdPasidDirectoryEntryArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 8, end))) {
    const stop = requireRoom("vtd_pasid_directory_entry", view, offset, 0, end);
    requireCount("vtd_pasid_directory_entry", "", count, 8, offset, stop);
  }
  if ((bitsOf8(view, offset, count) & 0xffc) !== 0)
    requireEvery(
      "vtd_pasid_directory_entry",
      "",
      view,
      offset,
      count,
      8,
      checkVtdPasidDirectoryEntryBytes,
    );
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyVtdPasidDirectoryEntryArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkVtdPasidDirectoryEntryArray(from, offset, count, end);
  const size = count * 8;
  copyBytes("vtd_pasid_directory_entry", from, offset, to, at, size);
  return size;
}

/**
 * A `struct vtd_pasid_directory_entry` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkVtdPasidDirectoryEntryBytes`
 * first; what it writes is.
 */
export class VtdPasidDirectoryEntryCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("vtd_pasid_directory_entry", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8))
      requireRoom("vtd_pasid_directory_entry", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** 1 when they have a table. */
  get present(): number {
    return this._view.getUint8(this._at) & 0x1;
  }
  set present(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_pasid_directory_entry", "present", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfe) | (value & 0x1));
  }
  /** 1 when faults are not reported. */
  get fpd(): number {
    return (this._view.getUint8(this._at) >>> 1) & 0x1;
  }
  set fpd(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_pasid_directory_entry", "fpd", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfd) | ((value & 0x1) << 1));
  }
  /** The table's page frame number. */
  get smptblptr(): number {
    return readBits(this._view, this._at + 1, 4, 52);
  }
  set smptblptr(value: number) {
    requireRange("vtd_pasid_directory_entry", "smptblptr", value, 0, 4503599627370495, 1);
    writeBits(this._view, this._at + 1, 4, 52, value);
  }
}

// struct vtd_pasid_entry { /* x86_64 */
//     __u64 present : 1;   /*  0:0   1b */
//     __u64 fpd : 1;       /*  0:1   1b */
//     __u64 aw : 3;        /*  0:2   3b */
//     __u64 slee : 1;      /*  0:5   1b */
//     __u64 pgtt : 3;      /*  0:6   3b */
//     __u64 ssade : 1;     /*  1:1   1b */
//     __u64 reserved1 : 2; /*  1:2   2b */
//     __u64 ssptptr : 52;  /*  1:4  52b */
//     __u64 did : 16;      /*  8:0  16b */
//     __u64 reserved2 : 7; /* 10:0   7b */
//     __u64 pwsnp : 1;     /* 10:7   1b */
//     __u64 pgsnp : 1;     /* 11:0   1b */
//     __u64 cd : 1;        /* 11:1   1b */
//     __u64 emte : 1;      /* 11:2   1b */
//     __u64 emt : 3;       /* 11:3   3b */
//     __u64 pwt : 1;       /* 11:6   1b */
//     __u64 pcd : 1;       /* 11:7   1b */
//     __u64 pat : 32;      /* 12:0  32b */
//     __u64 sre : 1;       /* 16:0   1b */
//     __u64 ere : 1;       /* 16:1   1b */
//     __u64 fspm : 2;      /* 16:2   2b */
//     __u64 wpe : 1;       /* 16:4   1b */
//     __u64 nxe : 1;       /* 16:5   1b */
//     __u64 smep : 1;      /* 16:6   1b */
//     __u64 eafe : 1;      /* 16:7   1b */
//     __u64 reserved3 : 4; /* 17:0   4b */
//     __u64 fsptptr : 52;  /* 17:4  52b */
//     __u64 reserved4[5];  /*   24   40 */
// };                       /* size 64 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 64, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 64, align 4 */
// /* m68k: size 64, align 2 */
//
// The codec below is for the layout of x86_64.

/** One process address space; 64 a table, by the low six bits of the PASID. */
export interface VtdPasidEntry {
  /** 1 when requests of that PASID are let through. */
  readonly present: number;
  /** 1 when faults are not reported. */
  readonly fpd: number;
  /** Address width of the second stage: a VTD_AW value. */
  readonly aw: number;
  /** 1 lets the second stage allow execution; gone from later hardware. */
  readonly slee: number;
  /** How requests are translated: a VTD_PGTT value. */
  readonly pgtt: number;
  /** 1 when the second stage notes what was accessed and written. */
  readonly ssade: number;
  /** The second-stage top table's page frame number. */
  readonly ssptptr: number;
  /** Domain id the translations are tagged with. */
  readonly did: number;
  /** 1 when walks of the tables see the caches. */
  readonly pwsnp: number;
  /** 1 when every access sees the caches. */
  readonly pgsnp: number;
  /** 1 when nothing is cached. */
  readonly cd: number;
  /** 1 when the second stage says how memory is cached. */
  readonly emte: number;
  /** How memory is cached where no table says. */
  readonly emt: number;
  /** How the first stage's top table is cached: write through. */
  readonly pwt: number;
  /** How the first stage's top table is cached: not at all. */
  readonly pcd: number;
  /** The first stage's eight ways of caching, four bits each. */
  readonly pat: number;
  /** 1 when requests for privilege are let through. */
  readonly sre: number;
  /** 1 when requests to execute are let through. */
  readonly ere: number;
  /** Levels of the first stage: a VTD_FSPM value. */
  readonly fspm: number;
  /** 1 when privileged writes heed what is write-protected. */
  readonly wpe: number;
  /** 1 when the first stage can forbid execution. */
  readonly nxe: number;
  /** 1 when privileged requests may not execute pages of users. */
  readonly smep: number;
  /** 1 when the first stage notes what devices accessed. */
  readonly eafe: number;
  /** The first-stage top table's page frame number. */
  readonly fsptptr: number;
}

/** Bytes of a `struct vtd_pasid_entry`. */
export const VTD_PASID_ENTRY_SIZE = 64;
/** What its address is a multiple of, bytes. */
export const VTD_PASID_ENTRY_ALIGN = 8;
/** Where each member starts, bytes. */
export const VTD_PASID_ENTRY_OFFSET = {
  reserved1: 1,
  reserved2: 10,
  reserved3: 17,
  reserved4: 24,
} as const;

/**
 * Refuses bytes that are no `struct vtd_pasid_entry`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkVtdPasidEntryBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 64, end)) requireRoom("vtd_pasid_entry", view, offset, 64, end);
  if ((view.getUint8(offset + 1) & 0xc) !== 0)
    requireZeroBits("vtd_pasid_entry", "reserved1", view, offset + 1, 2, 2, "reserved");
  if ((view.getUint8(offset + 10) & 0x7f) !== 0)
    requireZeroBits("vtd_pasid_entry", "reserved2", view, offset + 10, 0, 7, "reserved");
  if ((view.getUint8(offset + 17) & 0xf) !== 0)
    requireZeroBits("vtd_pasid_entry", "reserved3", view, offset + 17, 0, 4, "reserved");
  requireZero("vtd_pasid_entry", "reserved4", view, offset + 24, 40, "reserved");
}

/** Reads bytes that `checkVtdPasidEntryBytes` has seen; without that, what comes is not checked. */
export function readVtdPasidEntry(view: DataView, offset = 0): VtdPasidEntry {
  return {
    present: view.getUint8(offset) & 0x1,
    fpd: (view.getUint8(offset) >>> 1) & 0x1,
    aw: (view.getUint8(offset) >>> 2) & 0x7,
    slee: (view.getUint8(offset) >>> 5) & 0x1,
    pgtt: (view.getUint16(offset, true) >>> 6) & 0x7,
    ssade: (view.getUint8(offset + 1) >>> 1) & 0x1,
    ssptptr: readBits(view, offset + 1, 4, 52),
    did: view.getUint16(offset + 8, true),
    pwsnp: view.getUint8(offset + 10) >>> 7,
    pgsnp: view.getUint8(offset + 11) & 0x1,
    cd: (view.getUint8(offset + 11) >>> 1) & 0x1,
    emte: (view.getUint8(offset + 11) >>> 2) & 0x1,
    emt: (view.getUint8(offset + 11) >>> 3) & 0x7,
    pwt: (view.getUint8(offset + 11) >>> 6) & 0x1,
    pcd: view.getUint8(offset + 11) >>> 7,
    pat: view.getUint32(offset + 12, true),
    sre: view.getUint8(offset + 16) & 0x1,
    ere: (view.getUint8(offset + 16) >>> 1) & 0x1,
    fspm: (view.getUint8(offset + 16) >>> 2) & 0x3,
    wpe: (view.getUint8(offset + 16) >>> 4) & 0x1,
    nxe: (view.getUint8(offset + 16) >>> 5) & 0x1,
    smep: (view.getUint8(offset + 16) >>> 6) & 0x1,
    eafe: view.getUint8(offset + 16) >>> 7,
    fsptptr: readBits(view, offset + 17, 4, 52),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVtdPasidEntry(view: DataView, offset = 0, end?: number): VtdPasidEntry {
  checkVtdPasidEntryBytes(view, offset, end);
  return readVtdPasidEntry(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVtdPasidEntryValue(value: VtdPasidEntry): void {
  if (!isUpTo(value.present, 1)) requireRange("vtd_pasid_entry", "present", value.present, 0, 1, 0);
  if (!isUpTo(value.fpd, 1)) requireRange("vtd_pasid_entry", "fpd", value.fpd, 0, 1, 0);
  if (!isUpTo(value.aw, 7)) requireRange("vtd_pasid_entry", "aw", value.aw, 0, 7, 0);
  if (!isUpTo(value.slee, 1)) requireRange("vtd_pasid_entry", "slee", value.slee, 0, 1, 0);
  if (!isUpTo(value.pgtt, 7)) requireRange("vtd_pasid_entry", "pgtt", value.pgtt, 0, 7, 0);
  if (!isUpTo(value.ssade, 1)) requireRange("vtd_pasid_entry", "ssade", value.ssade, 0, 1, 1);
  requireRange("vtd_pasid_entry", "ssptptr", value.ssptptr, 0, 4503599627370495, 1);
  if (!isUpTo(value.did, 65535)) requireRange("vtd_pasid_entry", "did", value.did, 0, 65535, 8);
  if (!isUpTo(value.pwsnp, 1)) requireRange("vtd_pasid_entry", "pwsnp", value.pwsnp, 0, 1, 10);
  if (!isUpTo(value.pgsnp, 1)) requireRange("vtd_pasid_entry", "pgsnp", value.pgsnp, 0, 1, 11);
  if (!isUpTo(value.cd, 1)) requireRange("vtd_pasid_entry", "cd", value.cd, 0, 1, 11);
  if (!isUpTo(value.emte, 1)) requireRange("vtd_pasid_entry", "emte", value.emte, 0, 1, 11);
  if (!isUpTo(value.emt, 7)) requireRange("vtd_pasid_entry", "emt", value.emt, 0, 7, 11);
  if (!isUpTo(value.pwt, 1)) requireRange("vtd_pasid_entry", "pwt", value.pwt, 0, 1, 11);
  if (!isUpTo(value.pcd, 1)) requireRange("vtd_pasid_entry", "pcd", value.pcd, 0, 1, 11);
  if (!isU32(value.pat)) requireU32("vtd_pasid_entry", "pat", value.pat, 12);
  if (!isUpTo(value.sre, 1)) requireRange("vtd_pasid_entry", "sre", value.sre, 0, 1, 16);
  if (!isUpTo(value.ere, 1)) requireRange("vtd_pasid_entry", "ere", value.ere, 0, 1, 16);
  if (!isUpTo(value.fspm, 3)) requireRange("vtd_pasid_entry", "fspm", value.fspm, 0, 3, 16);
  if (!isUpTo(value.wpe, 1)) requireRange("vtd_pasid_entry", "wpe", value.wpe, 0, 1, 16);
  if (!isUpTo(value.nxe, 1)) requireRange("vtd_pasid_entry", "nxe", value.nxe, 0, 1, 16);
  if (!isUpTo(value.smep, 1)) requireRange("vtd_pasid_entry", "smep", value.smep, 0, 1, 16);
  if (!isUpTo(value.eafe, 1)) requireRange("vtd_pasid_entry", "eafe", value.eafe, 0, 1, 16);
  requireRange("vtd_pasid_entry", "fsptptr", value.fsptptr, 0, 4503599627370495, 17);
}

/**
 * Writes a value that `checkVtdPasidEntryValue` has seen; without that, what does not fit wraps.
 */
export function writeVtdPasidEntry(value: VtdPasidEntry, view: DataView, offset = 0): void {
  view.setUint8(offset, (view.getUint8(offset) & 0xfe) | (value.present & 0x1));
  view.setUint8(offset, (view.getUint8(offset) & 0xfd) | ((value.fpd & 0x1) << 1));
  view.setUint8(offset, (view.getUint8(offset) & 0xe3) | ((value.aw & 0x7) << 2));
  view.setUint8(offset, (view.getUint8(offset) & 0xdf) | ((value.slee & 0x1) << 5));
  view.setUint16(offset, (view.getUint16(offset, true) & 0xfe3f) | ((value.pgtt & 0x7) << 6), true);
  view.setUint8(offset + 1, (view.getUint8(offset + 1) & 0xfd) | ((value.ssade & 0x1) << 1));
  view.setUint8(offset + 1, view.getUint8(offset + 1) & 0xf3);
  writeBits(view, offset + 1, 4, 52, value.ssptptr);
  view.setUint16(offset + 8, value.did, true);
  view.setUint8(offset + 10, view.getUint8(offset + 10) & 0x80);
  view.setUint8(offset + 10, (view.getUint8(offset + 10) & 0x7f) | ((value.pwsnp & 0x1) << 7));
  view.setUint8(offset + 11, (view.getUint8(offset + 11) & 0xfe) | (value.pgsnp & 0x1));
  view.setUint8(offset + 11, (view.getUint8(offset + 11) & 0xfd) | ((value.cd & 0x1) << 1));
  view.setUint8(offset + 11, (view.getUint8(offset + 11) & 0xfb) | ((value.emte & 0x1) << 2));
  view.setUint8(offset + 11, (view.getUint8(offset + 11) & 0xc7) | ((value.emt & 0x7) << 3));
  view.setUint8(offset + 11, (view.getUint8(offset + 11) & 0xbf) | ((value.pwt & 0x1) << 6));
  view.setUint8(offset + 11, (view.getUint8(offset + 11) & 0x7f) | ((value.pcd & 0x1) << 7));
  view.setUint32(offset + 12, value.pat, true);
  view.setUint8(offset + 16, (view.getUint8(offset + 16) & 0xfe) | (value.sre & 0x1));
  view.setUint8(offset + 16, (view.getUint8(offset + 16) & 0xfd) | ((value.ere & 0x1) << 1));
  view.setUint8(offset + 16, (view.getUint8(offset + 16) & 0xf3) | ((value.fspm & 0x3) << 2));
  view.setUint8(offset + 16, (view.getUint8(offset + 16) & 0xef) | ((value.wpe & 0x1) << 4));
  view.setUint8(offset + 16, (view.getUint8(offset + 16) & 0xdf) | ((value.nxe & 0x1) << 5));
  view.setUint8(offset + 16, (view.getUint8(offset + 16) & 0xbf) | ((value.smep & 0x1) << 6));
  view.setUint8(offset + 16, (view.getUint8(offset + 16) & 0x7f) | ((value.eafe & 0x1) << 7));
  view.setUint8(offset + 17, view.getUint8(offset + 17) & 0xf0);
  writeBits(view, offset + 17, 4, 52, value.fsptptr);
  writeZero(view, offset + 24, 40);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVtdPasidEntry(
  value: VtdPasidEntry,
  view: DataView = freshView(VTD_PASID_ENTRY_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 64)) requireRoom("vtd_pasid_entry", view, offset, 64);
  checkVtdPasidEntryValue(value);
  writeVtdPasidEntry(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct vtd_pasid_entry`: `count` of them, one behind the
 * other.
 */
export function checkVtdPasidEntryArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 64, end))) {
    const stop = requireRoom("vtd_pasid_entry", view, offset, 0, end);
    requireCount("vtd_pasid_entry", "", count, 64, offset, stop);
  }
  for (let i = 0; i < count; i++) {
    try {
      checkVtdPasidEntryBytes(view, offset + i * 64);
    } catch (error) {
      throw within(error, "vtd_pasid_entry", `[${i}]`);
    }
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyVtdPasidEntryArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkVtdPasidEntryArray(from, offset, count, end);
  const size = count * 64;
  copyBytes("vtd_pasid_entry", from, offset, to, at, size);
  return size;
}

/**
 * A `struct vtd_pasid_entry` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkVtdPasidEntryBytes` first; what it
 * writes is.
 */
export class VtdPasidEntryCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 64)) requireRoom("vtd_pasid_entry", view, offset, 64);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 64)) requireRoom("vtd_pasid_entry", this._view, offset, 64);
    this._at = offset;
    return this;
  }

  /** 1 when requests of that PASID are let through. */
  get present(): number {
    return this._view.getUint8(this._at) & 0x1;
  }
  set present(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_pasid_entry", "present", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfe) | (value & 0x1));
  }
  /** 1 when faults are not reported. */
  get fpd(): number {
    return (this._view.getUint8(this._at) >>> 1) & 0x1;
  }
  set fpd(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_pasid_entry", "fpd", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfd) | ((value & 0x1) << 1));
  }
  /** Address width of the second stage: a VTD_AW value. */
  get aw(): number {
    return (this._view.getUint8(this._at) >>> 2) & 0x7;
  }
  set aw(value: number) {
    if (!isUpTo(value, 7)) requireRange("vtd_pasid_entry", "aw", value, 0, 7, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xe3) | ((value & 0x7) << 2));
  }
  /** 1 lets the second stage allow execution; gone from later hardware. */
  get slee(): number {
    return (this._view.getUint8(this._at) >>> 5) & 0x1;
  }
  set slee(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_pasid_entry", "slee", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xdf) | ((value & 0x1) << 5));
  }
  /** How requests are translated: a VTD_PGTT value. */
  get pgtt(): number {
    return (this._view.getUint16(this._at, true) >>> 6) & 0x7;
  }
  set pgtt(value: number) {
    if (!isUpTo(value, 7)) requireRange("vtd_pasid_entry", "pgtt", value, 0, 7, 0);
    this._view.setUint16(
      this._at,
      (this._view.getUint16(this._at, true) & 0xfe3f) | ((value & 0x7) << 6),
      true,
    );
  }
  /** 1 when the second stage notes what was accessed and written. */
  get ssade(): number {
    return (this._view.getUint8(this._at + 1) >>> 1) & 0x1;
  }
  set ssade(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_pasid_entry", "ssade", value, 0, 1, 1);
    this._view.setUint8(
      this._at + 1,
      (this._view.getUint8(this._at + 1) & 0xfd) | ((value & 0x1) << 1),
    );
  }
  /** The second-stage top table's page frame number. */
  get ssptptr(): number {
    return readBits(this._view, this._at + 1, 4, 52);
  }
  set ssptptr(value: number) {
    requireRange("vtd_pasid_entry", "ssptptr", value, 0, 4503599627370495, 1);
    writeBits(this._view, this._at + 1, 4, 52, value);
  }
  /** Domain id the translations are tagged with. */
  get did(): number {
    return this._view.getUint16(this._at + 8, true);
  }
  set did(value: number) {
    if (!isUpTo(value, 65535)) requireRange("vtd_pasid_entry", "did", value, 0, 65535, 8);
    this._view.setUint16(this._at + 8, value, true);
  }
  /** 1 when walks of the tables see the caches. */
  get pwsnp(): number {
    return this._view.getUint8(this._at + 10) >>> 7;
  }
  set pwsnp(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_pasid_entry", "pwsnp", value, 0, 1, 10);
    this._view.setUint8(
      this._at + 10,
      (this._view.getUint8(this._at + 10) & 0x7f) | ((value & 0x1) << 7),
    );
  }
  /** 1 when every access sees the caches. */
  get pgsnp(): number {
    return this._view.getUint8(this._at + 11) & 0x1;
  }
  set pgsnp(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_pasid_entry", "pgsnp", value, 0, 1, 11);
    this._view.setUint8(this._at + 11, (this._view.getUint8(this._at + 11) & 0xfe) | (value & 0x1));
  }
  /** 1 when nothing is cached. */
  get cd(): number {
    return (this._view.getUint8(this._at + 11) >>> 1) & 0x1;
  }
  set cd(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_pasid_entry", "cd", value, 0, 1, 11);
    this._view.setUint8(
      this._at + 11,
      (this._view.getUint8(this._at + 11) & 0xfd) | ((value & 0x1) << 1),
    );
  }
  /** 1 when the second stage says how memory is cached. */
  get emte(): number {
    return (this._view.getUint8(this._at + 11) >>> 2) & 0x1;
  }
  set emte(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_pasid_entry", "emte", value, 0, 1, 11);
    this._view.setUint8(
      this._at + 11,
      (this._view.getUint8(this._at + 11) & 0xfb) | ((value & 0x1) << 2),
    );
  }
  /** How memory is cached where no table says. */
  get emt(): number {
    return (this._view.getUint8(this._at + 11) >>> 3) & 0x7;
  }
  set emt(value: number) {
    if (!isUpTo(value, 7)) requireRange("vtd_pasid_entry", "emt", value, 0, 7, 11);
    this._view.setUint8(
      this._at + 11,
      (this._view.getUint8(this._at + 11) & 0xc7) | ((value & 0x7) << 3),
    );
  }
  /** How the first stage's top table is cached: write through. */
  get pwt(): number {
    return (this._view.getUint8(this._at + 11) >>> 6) & 0x1;
  }
  set pwt(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_pasid_entry", "pwt", value, 0, 1, 11);
    this._view.setUint8(
      this._at + 11,
      (this._view.getUint8(this._at + 11) & 0xbf) | ((value & 0x1) << 6),
    );
  }
  /** How the first stage's top table is cached: not at all. */
  get pcd(): number {
    return this._view.getUint8(this._at + 11) >>> 7;
  }
  set pcd(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_pasid_entry", "pcd", value, 0, 1, 11);
    this._view.setUint8(
      this._at + 11,
      (this._view.getUint8(this._at + 11) & 0x7f) | ((value & 0x1) << 7),
    );
  }
  /** The first stage's eight ways of caching, four bits each. */
  get pat(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set pat(value: number) {
    if (!isU32(value)) requireU32("vtd_pasid_entry", "pat", value, 12);
    this._view.setUint32(this._at + 12, value, true);
  }
  /** 1 when requests for privilege are let through. */
  get sre(): number {
    return this._view.getUint8(this._at + 16) & 0x1;
  }
  set sre(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_pasid_entry", "sre", value, 0, 1, 16);
    this._view.setUint8(this._at + 16, (this._view.getUint8(this._at + 16) & 0xfe) | (value & 0x1));
  }
  /** 1 when requests to execute are let through. */
  get ere(): number {
    return (this._view.getUint8(this._at + 16) >>> 1) & 0x1;
  }
  set ere(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_pasid_entry", "ere", value, 0, 1, 16);
    this._view.setUint8(
      this._at + 16,
      (this._view.getUint8(this._at + 16) & 0xfd) | ((value & 0x1) << 1),
    );
  }
  /** Levels of the first stage: a VTD_FSPM value. */
  get fspm(): number {
    return (this._view.getUint8(this._at + 16) >>> 2) & 0x3;
  }
  set fspm(value: number) {
    if (!isUpTo(value, 3)) requireRange("vtd_pasid_entry", "fspm", value, 0, 3, 16);
    this._view.setUint8(
      this._at + 16,
      (this._view.getUint8(this._at + 16) & 0xf3) | ((value & 0x3) << 2),
    );
  }
  /** 1 when privileged writes heed what is write-protected. */
  get wpe(): number {
    return (this._view.getUint8(this._at + 16) >>> 4) & 0x1;
  }
  set wpe(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_pasid_entry", "wpe", value, 0, 1, 16);
    this._view.setUint8(
      this._at + 16,
      (this._view.getUint8(this._at + 16) & 0xef) | ((value & 0x1) << 4),
    );
  }
  /** 1 when the first stage can forbid execution. */
  get nxe(): number {
    return (this._view.getUint8(this._at + 16) >>> 5) & 0x1;
  }
  set nxe(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_pasid_entry", "nxe", value, 0, 1, 16);
    this._view.setUint8(
      this._at + 16,
      (this._view.getUint8(this._at + 16) & 0xdf) | ((value & 0x1) << 5),
    );
  }
  /** 1 when privileged requests may not execute pages of users. */
  get smep(): number {
    return (this._view.getUint8(this._at + 16) >>> 6) & 0x1;
  }
  set smep(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_pasid_entry", "smep", value, 0, 1, 16);
    this._view.setUint8(
      this._at + 16,
      (this._view.getUint8(this._at + 16) & 0xbf) | ((value & 0x1) << 6),
    );
  }
  /** 1 when the first stage notes what devices accessed. */
  get eafe(): number {
    return this._view.getUint8(this._at + 16) >>> 7;
  }
  set eafe(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_pasid_entry", "eafe", value, 0, 1, 16);
    this._view.setUint8(
      this._at + 16,
      (this._view.getUint8(this._at + 16) & 0x7f) | ((value & 0x1) << 7),
    );
  }
  /** The first-stage top table's page frame number. */
  get fsptptr(): number {
    return readBits(this._view, this._at + 17, 4, 52);
  }
  set fsptptr(value: number) {
    requireRange("vtd_pasid_entry", "fsptptr", value, 0, 4503599627370495, 17);
    writeBits(this._view, this._at + 17, 4, 52, value);
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

/** Every bit set in one of `count` 32-bit words, 8 bytes from each other. */
const bitsOf8 = (view: DataView, at: number, count: number): number => {
  let from = at + (count - 4) * 8;
  let bits = 0;
  for (; from >= at; from -= 32)
    bits |=
      view.getInt32(from, true) |
      view.getInt32(from + 8, true) |
      view.getInt32(from + 16, true) |
      view.getInt32(from + 24, true);
  from += 24;
  for (; from >= at; from -= 8) bits |= view.getInt32(from, true);
  return bits;
};
