/**
 * Process: user address spaces over real frames.
 *
 * Comes in: mmap and munmap, user addresses of ioctl arguments, requests to pin. Goes out: bytes,
 * frames, -EFAULT. Never here: a descriptor (that is the files room) or what memory is used for.
 */
export { AddressSpace } from "./address-space.ts";
