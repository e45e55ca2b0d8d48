// The numbers of x86 and arm Linux, and their names. One row a refusal.

/** Operation not permitted. */
export const EPERM = 1;
/** No such object. */
export const ENOENT = 2;
/** Interrupted. */
export const EINTR = 4;
/** Input or output error. */
export const EIO = 5;
/** No such address. */
export const ENXIO = 6;
/** Unknown bytes are not zero. */
export const E2BIG = 7;
/** Not an open descriptor. */
export const EBADF = 9;
/** Try again. */
export const EAGAIN = 11;
/** Out of memory. */
export const ENOMEM = 12;
/** Permission denied. */
export const EACCES = 13;
/** Bad address. */
export const EFAULT = 14;
/** In use. */
export const EBUSY = 16;
/** Exists already. */
export const EEXIST = 17;
/** No such device. */
export const ENODEV = 19;
/** Invalid value. */
export const EINVAL = 22;
/** Too many open files. */
export const ENFILE = 23;
/** Too many descriptors. */
export const EMFILE = 24;
/** Unknown command. */
export const ENOTTY = 25;
/** File too large. */
export const EFBIG = 27;
/** No room. */
export const ENOSPC = 28;
/** Cannot seek. */
export const ESPIPE = 29;
/** Out of range. */
export const ERANGE = 34;
/** Deadlock. */
export const EDEADLK = 35;
/** Invalid exchange. */
export const EBADE = 52;
/** No data. */
export const ENODATA = 61;
/** Value too large. */
export const EOVERFLOW = 75;
/** Descriptor in a bad state. */
export const EBADFD = 77;
/** Array too small. */
export const EMSGSIZE = 90;
/** Not supported. */
export const EOPNOTSUPP = 95;
/** In use at that address. */
export const EADDRINUSE = 98;

const names: ReadonlyMap<number, ErrnoName> = new Map<number, ErrnoName>([
  [EPERM, "EPERM"],
  [ENOENT, "ENOENT"],
  [EINTR, "EINTR"],
  [EIO, "EIO"],
  [ENXIO, "ENXIO"],
  [E2BIG, "E2BIG"],
  [EBADF, "EBADF"],
  [EAGAIN, "EAGAIN"],
  [ENOMEM, "ENOMEM"],
  [EACCES, "EACCES"],
  [EFAULT, "EFAULT"],
  [EBUSY, "EBUSY"],
  [EEXIST, "EEXIST"],
  [ENODEV, "ENODEV"],
  [EINVAL, "EINVAL"],
  [ENFILE, "ENFILE"],
  [EMFILE, "EMFILE"],
  [ENOTTY, "ENOTTY"],
  [EFBIG, "EFBIG"],
  [ENOSPC, "ENOSPC"],
  [ESPIPE, "ESPIPE"],
  [ERANGE, "ERANGE"],
  [EDEADLK, "EDEADLK"],
  [EBADE, "EBADE"],
  [ENODATA, "ENODATA"],
  [EOVERFLOW, "EOVERFLOW"],
  [EBADFD, "EBADFD"],
  [EMSGSIZE, "EMSGSIZE"],
  [EOPNOTSUPP, "EOPNOTSUPP"],
  [EADDRINUSE, "EADDRINUSE"],
]);

/** Every refusal the machine knows: number and name. */
export const errnoNames: ReadonlyMap<number, ErrnoName> = names;

/** The name of a refusal, given positive or negative: `EINVAL` for 22 and -22; "0" for success. */
export function errnoName(errno: number): string {
  const positive = Math.abs(errno);
  return positive === 0 ? "0" : (names.get(positive) ?? `errno ${positive}`);
}

/** Every refusal by name, for a caller's own types. */
export type ErrnoName =
  | "EPERM"
  | "ENOENT"
  | "EINTR"
  | "EIO"
  | "ENXIO"
  | "E2BIG"
  | "EBADF"
  | "EAGAIN"
  | "ENOMEM"
  | "EACCES"
  | "EFAULT"
  | "EBUSY"
  | "EEXIST"
  | "ENODEV"
  | "EINVAL"
  | "ENFILE"
  | "EMFILE"
  | "ENOTTY"
  | "EFBIG"
  | "ENOSPC"
  | "ESPIPE"
  | "ERANGE"
  | "EDEADLK"
  | "EBADE"
  | "ENODATA"
  | "EOVERFLOW"
  | "EBADFD"
  | "EMSGSIZE"
  | "EOPNOTSUPP"
  | "EADDRINUSE";
