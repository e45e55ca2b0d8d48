/**
 * VFIO capabilities: what an answer has no room for is chained behind it. Each link begins with a
 * header that says what it is and where the next one starts.
 *
 * @contract vfio.h
 * @source include/uapi/linux/vfio.h
 * @since 4.6
 */
import type { aligned_u64, flex, reserved, u16, u32 } from "../../vocabulary.ts";

/** Region: only parts of it can be mapped, `vfio_region_info_cap_sparse_mmap`. */
export type VFIO_REGION_INFO_CAP_SPARSE_MMAP = 1;
/** Region: a kind the device class does not number, `vfio_region_info_cap_type`. */
export type VFIO_REGION_INFO_CAP_TYPE = 2;
/** Region: the page with the MSI-X table can be mapped; a bare header. */
export type VFIO_REGION_INFO_CAP_MSIX_MAPPABLE = 3;
/** Region: where NVLink memory appears, `vfio_region_info_cap_nvlink2_ssatgt`. */
export type VFIO_REGION_INFO_CAP_NVLINK2_SSATGT = 4;
/** Region: speed of an NVLink, `vfio_region_info_cap_nvlink2_lnkspd`. */
export type VFIO_REGION_INFO_CAP_NVLINK2_LNKSPD = 5;
/** Device: atomic operations it may send, `vfio_device_info_cap_pci_atomic_comp`. */
export type VFIO_DEVICE_INFO_CAP_PCI_ATOMIC_COMP = 5;
/** The path to the device completes 32-bit atomic operations. */
export type VFIO_PCI_ATOMIC_COMP32 = 1;
/** The path to the device completes 64-bit atomic operations. */
export type VFIO_PCI_ATOMIC_COMP64 = 2;
/** The path to the device completes 128-bit atomic operations. */
export type VFIO_PCI_ATOMIC_COMP128 = 4;
/** Of a region's type: the low 16 bits are a PCI vendor's number. */
export type VFIO_REGION_TYPE_PCI_VENDOR_TYPE = 0x80000000;
/** Of such a type: the vendor's number. */
export type VFIO_REGION_TYPE_PCI_VENDOR_MASK = 0xffff;
/** Region type: graphics. */
export type VFIO_REGION_TYPE_GFX = 1;
/** Region type: s390 channel I/O. */
export type VFIO_REGION_TYPE_CCW = 2;
/** Region type: migration as it was before features. */
export type VFIO_REGION_TYPE_MIGRATION_DEPRECATED = 3;
/** Intel graphics: the firmware's operation region. */
export type VFIO_REGION_SUBTYPE_INTEL_IGD_OPREGION = 1;
/** Intel graphics: configuration space of the host bridge. */
export type VFIO_REGION_SUBTYPE_INTEL_IGD_HOST_CFG = 2;
/** Intel graphics: configuration space of the LPC bridge. */
export type VFIO_REGION_SUBTYPE_INTEL_IGD_LPC_CFG = 3;
/** NVIDIA: memory behind an NVLink. */
export type VFIO_REGION_SUBTYPE_NVIDIA_NVLINK2_RAM = 1;
/** IBM: the registers that shoot down translations of an NVLink. */
export type VFIO_REGION_SUBTYPE_IBM_NVLINK2_ATSD = 1;
/** Graphics: the monitor's description, `vfio_region_gfx_edid`. */
export type VFIO_REGION_SUBTYPE_GFX_EDID = 1;
/** Channel I/O: commands that do not wait. */
export type VFIO_REGION_SUBTYPE_CCW_ASYNC_CMD = 1;
/** Channel I/O: the subchannel's information block. */
export type VFIO_REGION_SUBTYPE_CCW_SCHIB = 2;
/** Channel I/O: channel report words. */
export type VFIO_REGION_SUBTYPE_CCW_CRW = 3;
/** Migration before features: the only kind of it. */
export type VFIO_REGION_SUBTYPE_MIGRATION_DEPRECATED = 1;

/**
 * What every link of a chain begins with.
 *
 * @chain next
 */
export interface vfio_info_cap_header {
  /** What the link is; what the number means depends on who answered. */
  id: u16;
  /** Version of that link's layout, from 1. */
  version: u16;
  /** Where the next link starts, bytes from the start of the whole answer; 0 at the end. */
  next: u32;
}

/** A part of a region that can be mapped. */
export interface vfio_region_sparse_mmap_area {
  /** Where it starts, bytes from the region's start. */
  offset: aligned_u64;
  /** Its size, bytes. */
  size: aligned_u64;
}

/** The parts of a region that can be mapped; the rest is read and written only. */
export interface vfio_region_info_cap_sparse_mmap {
  /** Link: VFIO_REGION_INFO_CAP_SPARSE_MMAP, version 1. */
  header: vfio_info_cap_header;
  /** How many parts follow. */
  nr_areas: u32;
  reserved: reserved<u32>;
  /** The parts. */
  areas: flex<vfio_region_sparse_mmap_area, "nr_areas">;
}

/** Which kind of region this is, beyond those a device class numbers. */
export interface vfio_region_info_cap_type {
  /** Link: VFIO_REGION_INFO_CAP_TYPE, version 1. */
  header: vfio_info_cap_header;
  /** A VFIO_REGION_TYPE value, or a vendor's number with VFIO_REGION_TYPE_PCI_VENDOR_TYPE. */
  type: u32;
  /** A VFIO_REGION_SUBTYPE value of that type. */
  subtype: u32;
}

/**
 * Where the memory behind an NVLink appears to the processor.
 *
 * @since 5.1; drivers gone since 5.13
 */
export interface vfio_region_info_cap_nvlink2_ssatgt {
  /** Link: VFIO_REGION_INFO_CAP_NVLINK2_SSATGT, version 1. */
  header: vfio_info_cap_header;
  /** Address, as the link compresses it. */
  tgt: aligned_u64;
}

/**
 * How fast an NVLink is.
 *
 * @since 5.1; drivers gone since 5.13
 */
export interface vfio_region_info_cap_nvlink2_lnkspd {
  /** Link: VFIO_REGION_INFO_CAP_NVLINK2_LNKSPD, version 1. */
  header: vfio_info_cap_header;
  /** The speed, as the link's own registers number it. */
  link_speed: u32;
  __pad: reserved<u32>;
}

/**
 * Which atomic operations the path from the device to memory completes.
 *
 * @since 6.6
 */
export interface vfio_device_info_cap_pci_atomic_comp {
  /** Link: VFIO_DEVICE_INFO_CAP_PCI_ATOMIC_COMP, version 1. */
  header: vfio_info_cap_header;
  /** VFIO_PCI_ATOMIC_COMP bits. */
  flags: u32;
  reserved: reserved<u32>;
}
