/**
 * A virtual machine and its private memory handed to the next kernel.
 *
 * @contract kvm_vm_luo_v1
 * @source KVM: guest_memfd: live update support, 2026
 * @since proposed
 */
import type { bits, u64 } from "../vocabulary.ts";
import type { kho_vmalloc } from "./kho.ts";

/** The virtual machine's handler in a live-update image. */
export type KVM_LUO_FH_COMPATIBLE = "kvm_vm_luo_v1";
/** The private memory's handler in a live-update image. */
export type GUEST_MEMFD_LUO_FH_COMPATIBLE = "guest_memfd_luo_v1";
/** The folio's content is valid. */
export type GUEST_MEMFD_LUO_FOLIO_UPTODATE = 1;

/**
 * Attributes of one guest page.
 *
 * @packed
 * @array
 */
export interface kvm_luo_mem_attr {
  /** Guest page frame number. */
  gfn: u64;
  /** Its attributes, as KVM numbers them. */
  attributes: u64;
}

/**
 * One virtual machine.
 *
 * @packed
 */
export interface kvm_luo_ser {
  /** Its type, as KVM numbers them. */
  type: u64;
  /** Pages with attributes. */
  nr_mem_attrs: u64;
  /** The array of `kvm_luo_mem_attr`. */
  mem_attrs: kho_vmalloc;
}

/**
 * One folio of private memory.
 *
 * @packed
 * @array
 */
export interface guest_memfd_luo_folio_ser {
  /**
   * Its first page frame number.
   *
   * @accept BITF one 64-bit word holds the number and the flags; both kernels are of one byte order
   */
  pfn: bits<u64, 52>;
  /** What is known of its content. */
  flags: bits<u64, 12>;
  /** Where it lies in the file, pages of 4 KiB. */
  index: u64;
}

/**
 * One file of private memory.
 *
 * @packed
 */
export interface guest_memfd_luo_ser {
  /** Size of the file, bytes. */
  size: u64;
  /**
   * What the file can do.
   *
   * @flags GUEST_MEMFD_LUO_FLAG_MMAP=1 GUEST_MEMFD_LUO_FLAG_INIT_SHARED=2
   */
  flags: u64;
  /** Folios that have memory. */
  nr_folios: u64;
  /** The user's own number for the virtual machine it belongs to. */
  vm_token: u64;
  /** The array of `guest_memfd_luo_folio_ser`. */
  folios: kho_vmalloc;
}
