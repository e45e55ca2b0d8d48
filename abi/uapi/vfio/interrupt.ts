/**
 * Arming a device's interrupts, and having the kernel write a register when an eventfd is raised.
 *
 * @contract vfio.h
 * @source include/uapi/linux/vfio.h
 * @since 3.6
 */
import type { aligned_u64, flex_uncounted, reserved, s32, u32, u8 } from "../../vocabulary.ts";

/** Of `vfio_irq_set`: which of its flags say what the data is. */
export type VFIO_IRQ_SET_DATA_TYPE_MASK = 7;
/** Of `vfio_irq_set`: which of its flags say what to do. */
export type VFIO_IRQ_SET_ACTION_TYPE_MASK = 0x38;
/** Of `vfio_device_ioeventfd`: which of its flags say how wide the write is. */
export type VFIO_DEVICE_IOEVENTFD_SIZE_MASK = 0xf;

/**
 * Arms, raises, masks or unmasks interrupts.
 *
 * @ioctl VFIO_DEVICE_SET_IRQS _IO 0x3b 0x6e
 * @min_size 20
 */
export interface vfio_irq_set {
  /** Size of this record and of the data behind it. */
  argsz: u32;
  /**
   * What the data is, one of the first three, and what to do, one of the others.
   *
   * @flags VFIO_IRQ_SET_DATA_NONE=1 VFIO_IRQ_SET_DATA_BOOL=2 VFIO_IRQ_SET_DATA_EVENTFD=4
   *   VFIO_IRQ_SET_ACTION_MASK=8 VFIO_IRQ_SET_ACTION_UNMASK=0x10 VFIO_IRQ_SET_ACTION_TRIGGER=0x20
   */
  flags: u32;
  /** Which kind of interrupt. */
  index: u32;
  /** First vector. */
  start: u32;
  /** How many vectors; 0 with no data and a trigger takes all of them away. */
  count: u32;
  /**
   * Nothing, a byte a vector, or a descriptor of four bytes a vector, as the flags say.
   *
   * @accept CNTBY merged so: what a vector takes, the flags say
   */
  data: flex_uncounted<u8>;
}

/**
 * Has the kernel write to the device whenever an eventfd is raised.
 *
 * @ioctl VFIO_DEVICE_IOEVENTFD _IO 0x3b 0x74
 * @min_size 28
 * @since 4.17; its end named 6.6
 */
export interface vfio_device_ioeventfd {
  /** Size of this record as the caller knows it. */
  argsz: u32;
  /**
   * How wide the write is, one of these.
   *
   * @flags VFIO_DEVICE_IOEVENTFD_8=1 VFIO_DEVICE_IOEVENTFD_16=2 VFIO_DEVICE_IOEVENTFD_32=4
   *   VFIO_DEVICE_IOEVENTFD_64=8
   */
  flags: u32;
  /** Where to write, bytes from the device file's start. */
  offset: aligned_u64;
  /** What to write. */
  data: aligned_u64;
  /** The eventfd; -1 takes the arrangement away. */
  fd: s32;
  reserved: reserved<u32>;
}
