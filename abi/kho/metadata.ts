/**
 * Where a kernel came from: which kernel started it, and how many did so in a row.
 *
 * @contract kexec-metadata-1
 * @source include/linux/kho/abi/kexec_metadata.h
 * @since 7.1
 */
import type { text, u32 } from "../vocabulary.ts";

/** Name of the record in a handover image. */
export type KHO_METADATA_NODE_NAME = "kexec-metadata";
/** What `version` must say. */
export type KHO_KEXEC_METADATA_VERSION = 1;
/** Longest name of a release with its closing zero byte, bytes. */
export type KHO_RELEASE_LENGTH = 65;

/**
 * Where this kernel came from.
 *
 * @packed
 */
export interface kho_kexec_metadata {
  /** Version of this record: KHO_KEXEC_METADATA_VERSION. */
  version: u32;
  /**
   * Release of the kernel that started this one, as uname tells it.
   *
   * @accept ORDER merged so
   */
  previous_release: text<KHO_RELEASE_LENGTH>;
  /**
   * Kernels started so since the machine was switched on.
   *
   * @accept PKMIS merged so: at offset 69
   */
  kexec_count: u32;
}
