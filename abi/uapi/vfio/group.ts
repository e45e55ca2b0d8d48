/**
 * VFIO groups and containers: the way in before device files. A container holds an address space,
 * groups are put into it, and a group hands out its devices.
 *
 * Container and device number their commands alike from 12 on: which is meant, the kind of file
 * says. Commands of containers that take no record are numbers only.
 *
 * @contract vfio.h
 * @source include/uapi/linux/vfio.h
 * @since 3.6
 */
import type { u32 } from "../../vocabulary.ts";

/** The only version there is. */
export type VFIO_API_VERSION = 0;
/** Container: its version of the interface, as the call's result. */
export type VFIO_GET_API_VERSION = 0x3b64;
/** Container: whether it can do what the argument numbers, as the call's result. */
export type VFIO_CHECK_EXTENSION = 0x3b65;
/** Container: chooses its kind of IOMMU by the argument. */
export type VFIO_SET_IOMMU = 0x3b66;
/** Group: puts it into the container whose descriptor the argument points at. */
export type VFIO_GROUP_SET_CONTAINER = 0x3b68;
/** Group: takes it out of its container. */
export type VFIO_GROUP_UNSET_CONTAINER = 0x3b69;
/** Group: a descriptor of the device the argument names. */
export type VFIO_GROUP_GET_DEVICE_FD = 0x3b6a;
/** IOMMU: the first kind of x86 and ARM, whose mappings may be unmapped in part. */
export type VFIO_TYPE1_IOMMU = 1;
/** IOMMU: that of Power servers. */
export type VFIO_SPAPR_TCE_IOMMU = 2;
/** IOMMU: the second kind of x86 and ARM, whose mappings are unmapped whole. */
export type VFIO_TYPE1v2_IOMMU = 3;
/** Extension: every device of the container sees the caches. */
export type VFIO_DMA_CC_IOMMU = 4;
/** Extension: error handling of Power servers. */
export type VFIO_EEH = 5;
/** Extension: nesting, which was never used. */
export type __VFIO_RESERVED_TYPE1_NESTING_IOMMU = 6;
/** IOMMU: that of Power servers, with memory registered first. */
export type VFIO_SPAPR_TCE_v2_IOMMU = 7;
/** IOMMU: none; the devices reach everything. */
export type VFIO_NOIOMMU_IOMMU = 8;
/** Extension: one command unmaps everything. */
export type VFIO_UNMAP_ALL = 9;
/** Extension: the process address of a mapping can change. */
export type VFIO_UPDATE_VADDR = 10;
/** Every device of the group belongs to a VFIO driver or to none. */
export type VFIO_GROUP_FLAGS_VIABLE = 1;
/** The group is in a container. */
export type VFIO_GROUP_FLAGS_CONTAINER_SET = 2;

/**
 * Whether a group can be used.
 *
 * @ioctl VFIO_GROUP_GET_STATUS _IO 0x3b 0x67
 * @min_size 8
 */
export interface vfio_group_status {
  /** Size of this record as the caller knows it. */
  argsz: u32;
  /** Out: VFIO_GROUP_FLAGS bits. */
  flags: u32;
}
