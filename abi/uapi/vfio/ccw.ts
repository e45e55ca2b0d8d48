/**
 * Regions of an s390 channel device: what is written starts a channel program or a command, what is
 * read is what the hardware said. Everything is big-endian, as the machine is.
 *
 * @contract vfio_ccw.h
 * @source include/uapi/linux/vfio_ccw.h
 * @since 4.12
 */
import type { array, reserved, u32, u8 } from "../../vocabulary.ts";

/** Bytes of an operation request block that are passed on. */
export type ORB_AREA_SIZE = 12;
/** Bytes of a subchannel status. */
export type SCSW_AREA_SIZE = 12;
/** Bytes of an interruption response. */
export type IRB_AREA_SIZE = 96;
/** Bytes of a subchannel information block. */
export type SCHIB_AREA_SIZE = 52;
/** Command: halt the subchannel. */
export type VFIO_CCW_ASYNC_CMD_HSCH = 1;
/** Command: clear the subchannel. */
export type VFIO_CCW_ASYNC_CMD_CSCH = 2;
/** Region number: starting and answers. */
export type VFIO_CCW_CONFIG_REGION_INDEX = 0;
/** How many region numbers have a fixed meaning. */
export type VFIO_CCW_NUM_REGIONS = 1;
/** Interrupt kind: an answer is there. */
export type VFIO_CCW_IO_IRQ_INDEX = 0;
/** Interrupt kind: a channel report is there. */
export type VFIO_CCW_CRW_IRQ_INDEX = 1;
/** Interrupt kind: somebody wants the device back. */
export type VFIO_CCW_REQ_IRQ_INDEX = 2;
/** How many interrupt kinds a channel device has. */
export type VFIO_CCW_NUM_IRQS = 3;
/** Interrupt kind of a cryptographic device: somebody wants it back. */
export type VFIO_AP_REQ_IRQ_INDEX = 0;
/** Interrupt kind of a cryptographic device: its configuration changed. */
export type VFIO_AP_CFG_CHG_IRQ_INDEX = 1;
/** How many interrupt kinds a cryptographic device has. */
export type VFIO_AP_NUM_IRQS = 2;

/**
 * Starts a channel program and reads what became of it.
 *
 * @packed
 * @accept PKUN merged so
 */
export interface ccw_io_region {
  /** The operation request block. */
  orb_area: array<u8, ORB_AREA_SIZE>;
  /** The subchannel status to start with. */
  scsw_area: array<u8, SCSW_AREA_SIZE>;
  /** Out: the interruption response. */
  irb_area: array<u8, IRB_AREA_SIZE>;
  /** Out: why it could not start; 0 when it did. */
  ret_code: u32;
}

/**
 * A command that does not wait.
 *
 * @packed
 * @since 5.2
 * @accept PKUN merged so
 */
export interface ccw_cmd_region {
  /** VFIO_CCW_ASYNC_CMD_HSCH or VFIO_CCW_ASYNC_CMD_CSCH. */
  command: u32;
  /** Out: why it could not be done; 0 when it was. */
  ret_code: u32;
}

/**
 * The subchannel's information block.
 *
 * @packed
 * @since 5.8
 */
export interface ccw_schib_region {
  /** The block. */
  schib_area: array<u8, SCHIB_AREA_SIZE>;
}

/**
 * A channel report; each read takes one.
 *
 * @packed
 * @since 5.8
 * @accept PKUN merged so
 */
export interface ccw_crw_region {
  /** The report word; 0 for none. */
  crw: u32;
  pad: reserved<u32>;
}
