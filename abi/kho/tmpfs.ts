/**
 * A tmpfs mount handed to the next kernel; its files are preserved like memfds.
 *
 * @contract tmpfs-mnt-v1
 * @source mm: shmem: live update support for tmpfs, 2026
 * @since proposed
 */
import type { u32, u64 } from "../vocabulary.ts";

/** The handler's name in a live-update image. */
export type TMPFS_LUO_MNT_FH_COMPATIBLE = "tmpfs-mnt-v1";

/**
 * One mount.
 *
 * @packed
 */
export interface tmpfs_luo_mnt_ser {
  /** Most memory of the mount, pages; 0 for no limit. */
  max_blocks: u64;
  /** Permissions of its root. */
  mode: u32;
  /** No bit has a meaning yet: 0. */
  flags: u32;
}
