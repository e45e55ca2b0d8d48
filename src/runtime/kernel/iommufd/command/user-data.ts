// Driver data behind an ioctl's struct: its size is that of the driver's struct, or an older one's.
import { EFAULT, EINVAL } from "../../../errno/index.ts";
import type { Caller } from "../../files/index.ts";
import type { UserData } from "../../iommu/index.ts";

interface UserDataPlace {
  readonly dataType: number;
  readonly dataLen: number;
  readonly dataUptr: bigint;
}

/** Nothing is read before a driver asks for it. */
export function userData(caller: Caller, { dataType, dataLen, dataUptr }: UserDataPlace): UserData {
  const va = Number(dataUptr);
  return {
    type: dataType,
    length: dataLen,
    copy: (least, size) => {
      if (dataLen < least || dataLen > size) return -EINVAL;
      const bytes = caller.space.read(va, dataLen);
      if (bytes === undefined) return -EFAULT;
      const whole = new Uint8Array(size);
      whole.set(bytes);
      return whole;
    },
    answer: (bytes) => (caller.space.write(va, bytes.subarray(0, dataLen)) ? 0 : -EFAULT),
  };
}
