/**
 * The x86 boot protocol's list of what a boot loader hands to a kernel; kexec is such a loader.
 *
 * @contract setup-data
 * @source arch/x86/include/uapi/asm/setup_data.h
 */
import type { flex, u32, u64, u8 } from "../vocabulary.ts";

/** The data is a `struct kho_data`: where a handover begins. */
export type SETUP_KEXEC_KHO = 10;

/** One entry. */
export interface setup_data {
  /**
   * Physical address of the next entry; 0 at the end.
   *
   * @accept A64 the boot protocol's own: x86 alone has it
   */
  next: u64;
  /** What the data is: one of SETUP_*. */
  type: u32;
  /** Bytes of data. */
  len: u32;
  /** The data. */
  data: flex<u8, "len">;
}
