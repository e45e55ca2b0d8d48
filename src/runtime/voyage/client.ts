// A program's side of the ioctls: structs in and out through the codecs, answers as numbers.
import { uapi } from "../../generated/index.ts";
import type { Process } from "../machine/index.ts";

const { ioas, hwpt } = uapi.iommufd;
const { posted, later, proposal } = uapi.iommufdLiveupdate;
const { cdev, grown } = uapi.vfio;
const lu = uapi.liveupdate;

/** One MAP or MAP_FILE. Without `iova` the kernel chooses. */
interface MapRequest {
  readonly ioasId: number;
  readonly start: bigint;
  readonly length: bigint;
  readonly iova?: bigint;
  /** Read 1, write 2; both unless said. */
  readonly prot?: number;
}

/** An encoder and a decoder of one struct. */
interface Shape<T> {
  readonly encode: (value: T) => DataView;
  readonly read: (view: DataView) => T;
}

/** Calls return what the struct answers (an id, an address), or a negative errno. */
export class Client {
  readonly process: Process;

  constructor(process: Process) {
    this.process = process;
  }

  /** One ioctl with a struct: the struct as it came back, or a negative errno. */
  call<T>(fd: number, command: number, shape: Shape<T>, value: T): T | number {
    const view = shape.encode(value);
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    const errno = this.process.ioctl(fd, command, bytes);
    return errno < 0 ? errno : shape.read(view);
  }

  ioasAlloc(fd: number): number {
    const value = { size: ioas.IOMMU_IOAS_ALLOC_SIZE, flags: 0, outIoasId: 0 };
    const shape = { encode: ioas.encodeIommuIoasAlloc, read: ioas.readIommuIoasAlloc };
    const answer = this.call(fd, ioas.IOMMU_IOAS_ALLOC, shape, value);
    return typeof answer === "number" ? answer : answer.outIoasId;
  }

  destroy(fd: number, id: number): number {
    const value = { size: ioas.IOMMU_DESTROY_SIZE, id };
    const shape = { encode: ioas.encodeIommuDestroy, read: ioas.readIommuDestroy };
    const answer = this.call(fd, ioas.IOMMU_DESTROY, shape, value);
    return typeof answer === "number" ? answer : 0;
  }

  /** Maps user memory: the address, or a negative errno. */
  map(fd: number, request: MapRequest): bigint | number {
    const value = {
      size: ioas.IOMMU_IOAS_MAP_SIZE,
      flags: flagsOf(request),
      ioasId: request.ioasId,
      userVa: request.start,
      length: request.length,
      iova: request.iova ?? 0n,
    };
    const shape = { encode: ioas.encodeIommuIoasMap, read: ioas.readIommuIoasMap };
    const answer = this.call(fd, ioas.IOMMU_IOAS_MAP, shape, value);
    return typeof answer === "number" ? answer : answer.iova;
  }

  /** Maps part of a memfd: the address, or a negative errno. */
  mapFile(fd: number, file: number, request: MapRequest): bigint | number {
    const value = {
      size: ioas.IOMMU_IOAS_MAP_FILE_SIZE,
      flags: flagsOf(request),
      ioasId: request.ioasId,
      fd: file,
      start: request.start,
      length: request.length,
      iova: request.iova ?? 0n,
    };
    const shape = { encode: ioas.encodeIommuIoasMapFile, read: ioas.readIommuIoasMapFile };
    const answer = this.call(fd, ioas.IOMMU_IOAS_MAP_FILE, shape, value);
    return typeof answer === "number" ? answer : answer.iova;
  }

  /** Copies a mapped range into another address space: the address, or a negative errno. */
  copy(fd: number, request: MapRequest & { readonly from: number }): bigint | number {
    const value = {
      size: ioas.IOMMU_IOAS_COPY_SIZE,
      flags: flagsOf(request),
      dstIoasId: request.ioasId,
      srcIoasId: request.from,
      length: request.length,
      dstIova: request.iova ?? 0n,
      srcIova: request.start,
    };
    const shape = { encode: ioas.encodeIommuIoasCopy, read: ioas.readIommuIoasCopy };
    const answer = this.call(fd, ioas.IOMMU_IOAS_COPY, shape, value);
    return typeof answer === "number" ? answer : answer.dstIova;
  }

  /** Bytes unmapped, or a negative errno. */
  unmap(fd: number, ioasId: number, iova: bigint, length: bigint): bigint | number {
    const value = { size: ioas.IOMMU_IOAS_UNMAP_SIZE, ioasId, iova, length };
    const shape = { encode: ioas.encodeIommuIoasUnmap, read: ioas.readIommuIoasUnmap };
    const answer = this.call(fd, ioas.IOMMU_IOAS_UNMAP, shape, value);
    return typeof answer === "number" ? answer : answer.length;
  }

  hwptAlloc(fd: number, devId: number, ptId: number, flags = 0): number {
    const value = {
      size: hwpt.IOMMU_HWPT_ALLOC_SIZE,
      flags,
      devId,
      ptId,
      outHwptId: 0,
      dataType: 0,
      dataLen: 0,
      dataUptr: 0n,
      faultId: 0,
    };
    const shape = { encode: hwpt.encodeIommuHwptAlloc, read: hwpt.readIommuHwptAlloc };
    const answer = this.call(fd, hwpt.IOMMU_HWPT_ALLOC, shape, value);
    return typeof answer === "number" ? answer : answer.outHwptId;
  }

  /** Marks a page table, in the 12-byte shape first posted. */
  mark(fd: number, hwptId: number, token: number): number {
    const size = posted.IOMMU_HWPT_LU_SET_PRESERVE_SIZE;
    const shape = {
      encode: posted.encodeIommuHwptLuSetPreserve,
      read: posted.readIommuHwptLuSetPreserve,
    };
    const value = { size, hwptId, hwptToken: token };
    const answer = this.call(fd, posted.IOMMU_HWPT_LU_SET_PRESERVE, shape, value);
    return typeof answer === "number" ? answer : 0;
  }

  /** Marks a page table, in the 16-byte shape of later postings. */
  markLater(fd: number, hwptId: number, token: bigint): number {
    const size = later.IOMMU_HWPT_LIVEUPDATE_MARK_PRESERVE_SIZE;
    const shape = {
      encode: later.encodeIommuHwptLiveupdateMarkPreserve,
      read: later.readIommuHwptLiveupdateMarkPreserve,
    };
    const value = { size, hwptId, hwptToken: token };
    const answer = this.call(fd, later.IOMMU_HWPT_LIVEUPDATE_MARK_PRESERVE, shape, value);
    return typeof answer === "number" ? answer : 0;
  }

  /** The page table of a retrieved iommufd by its token. */
  findHwpt(fd: number, token: bigint): number {
    const size = proposal.IOMMU_HWPT_LU_FIND_SIZE;
    const shape = { encode: proposal.encodeIommuHwptLuFind, read: proposal.readIommuHwptLuFind };
    const value = { size, outHwptId: 0, hwptToken: token };
    const answer = this.call(fd, proposal.IOMMU_HWPT_LU_FIND, shape, value);
    return typeof answer === "number" ? answer : answer.outHwptId;
  }

  /** Binds a device file: the device's id in the iommufd. */
  bind(fd: number, iommufd: number): number {
    const argsz = cdev.VFIO_DEVICE_BIND_IOMMUFD_SIZE;
    const shape = {
      encode: cdev.encodeVfioDeviceBindIommufd,
      read: cdev.readVfioDeviceBindIommufd,
    };
    const value = { argsz, flags: 0, iommufd, outDevid: 0 };
    const answer = this.call(fd, cdev.VFIO_DEVICE_BIND_IOMMUFD, shape, value);
    return typeof answer === "number" ? answer : answer.outDevid;
  }

  /** Attaches a device, or a PASID of it: the id of the page table in use. */
  attach(fd: number, ptId: number, pasid?: number): number {
    if (pasid !== undefined) return this.#attachPasid(fd, ptId, pasid);
    const argsz = cdev.VFIO_DEVICE_ATTACH_IOMMUFD_PT_SIZE;
    const shape = {
      encode: cdev.encodeVfioDeviceAttachIommufdPt,
      read: cdev.readVfioDeviceAttachIommufdPt,
    };
    const value = { argsz, flags: 0, ptId };
    const answer = this.call(fd, cdev.VFIO_DEVICE_ATTACH_IOMMUFD_PT, shape, value);
    return typeof answer === "number" ? answer : answer.ptId;
  }

  #attachPasid(fd: number, ptId: number, pasid: number): number {
    const argsz = grown.VFIO_DEVICE_ATTACH_IOMMUFD_PT_SIZE;
    const shape = {
      encode: grown.encodeVfioDeviceAttachIommufdPt,
      read: grown.readVfioDeviceAttachIommufdPt,
    };
    const value = { argsz, flags: grown.VFIO_DEVICE_ATTACH_PASID, ptId, pasid };
    const answer = this.call(fd, grown.VFIO_DEVICE_ATTACH_IOMMUFD_PT, shape, value);
    return typeof answer === "number" ? answer : answer.ptId;
  }

  detach(fd: number): number {
    const argsz = cdev.VFIO_DEVICE_DETACH_IOMMUFD_PT_SIZE;
    const shape = {
      encode: cdev.encodeVfioDeviceDetachIommufdPt,
      read: cdev.readVfioDeviceDetachIommufdPt,
    };
    const answer = this.call(fd, cdev.VFIO_DEVICE_DETACH_IOMMUFD_PT, shape, { argsz, flags: 0 });
    return typeof answer === "number" ? answer : 0;
  }

  createSession(fd: number, name: string): number {
    const value = { size: lu.LIVEUPDATE_IOCTL_CREATE_SESSION_SIZE, fd: 0, name: nameBytes(name) };
    const shape = {
      encode: lu.encodeLiveupdateIoctlCreateSession,
      read: lu.readLiveupdateIoctlCreateSession,
    };
    const answer = this.call(fd, lu.LIVEUPDATE_IOCTL_CREATE_SESSION, shape, value);
    return typeof answer === "number" ? answer : answer.fd;
  }

  retrieveSession(fd: number, name: string): number {
    const size = lu.LIVEUPDATE_IOCTL_RETRIEVE_SESSION_SIZE;
    const shape = {
      encode: lu.encodeLiveupdateIoctlRetrieveSession,
      read: lu.readLiveupdateIoctlRetrieveSession,
    };
    const value = { size, fd: 0, name: nameBytes(name) };
    const answer = this.call(fd, lu.LIVEUPDATE_IOCTL_RETRIEVE_SESSION, shape, value);
    return typeof answer === "number" ? answer : answer.fd;
  }

  preserve(session: number, fd: number, token: bigint): number {
    const value = { size: lu.LIVEUPDATE_SESSION_PRESERVE_FD_SIZE, fd, token };
    const shape = {
      encode: lu.encodeLiveupdateSessionPreserveFd,
      read: lu.readLiveupdateSessionPreserveFd,
    };
    const answer = this.call(session, lu.LIVEUPDATE_SESSION_PRESERVE_FD, shape, value);
    return typeof answer === "number" ? answer : 0;
  }

  retrieve(session: number, token: bigint): number {
    const value = { size: lu.LIVEUPDATE_SESSION_RETRIEVE_FD_SIZE, fd: 0, token };
    const shape = {
      encode: lu.encodeLiveupdateSessionRetrieveFd,
      read: lu.readLiveupdateSessionRetrieveFd,
    };
    const answer = this.call(session, lu.LIVEUPDATE_SESSION_RETRIEVE_FD, shape, value);
    return typeof answer === "number" ? answer : answer.fd;
  }

  finish(session: number): number {
    const value = { size: lu.LIVEUPDATE_SESSION_FINISH_SIZE };
    const shape = {
      encode: lu.encodeLiveupdateSessionFinish,
      read: lu.readLiveupdateSessionFinish,
    };
    const answer = this.call(session, lu.LIVEUPDATE_SESSION_FINISH, shape, value);
    return typeof answer === "number" ? answer : 0;
  }
}

function flagsOf({ iova, prot = 3 }: MapRequest): number {
  return (
    (iova === undefined ? 0 : ioas.IOMMU_IOAS_MAP_FIXED_IOVA) |
    ((prot & 1) !== 0 ? ioas.IOMMU_IOAS_MAP_READABLE : 0) |
    ((prot & 2) !== 0 ? ioas.IOMMU_IOAS_MAP_WRITEABLE : 0)
  );
}

function nameBytes(name: string): Uint8Array {
  const bytes = new Uint8Array(lu.LIVEUPDATE_SESSION_NAME_LENGTH);
  for (let i = 0; i < Math.min(name.length, bytes.length); i++) bytes[i] = name.charCodeAt(i) & 255;
  return bytes;
}
