// The kernel's calls that carry records between a function and user memory.

/** Where in a call's arguments the record stands, and its size in bytes. */
export interface Carrier {
  readonly way: "in" | "out";
  /** From 0. */
  readonly record: number;
  /** From 0; the whole record is carried when left out. */
  readonly size?: number;
}

const carrier = (way: Carrier["way"], record: number, size?: number): Carrier =>
  size === undefined ? { way, record } : { way, record, size };

/** By the call's name; parameters as include/linux, include/net and include/rdma declare them. */
export const carriers: ReadonlyMap<string, Carrier> = new Map([
  ["copy_from_user", carrier("in", 0, 2)],
  ["copy_struct_from_user", carrier("in", 0, 1)],
  ["copy_from_sockptr", carrier("in", 0, 2)],
  ["copy_from_sockptr_offset", carrier("in", 0, 3)],
  ["copy_safe_from_sockptr", carrier("in", 0, 1)],
  ["copy_struct_from_sockptr", carrier("in", 0, 1)],
  ["copy_from_iter", carrier("in", 0, 1)],
  ["copy_from_iter_full", carrier("in", 0, 1)],
  ["memcpy_from_msg", carrier("in", 0, 2)],
  ["ib_copy_from_udata", carrier("in", 0, 2)],
  ["uverbs_copy_from", carrier("in", 0)],
  ["copy_to_user", carrier("out", 1, 2)],
  ["copy_struct_to_user", carrier("out", 2, 3)],
  ["copy_to_sockptr", carrier("out", 1, 2)],
  ["copy_to_sockptr_offset", carrier("out", 2, 3)],
  ["copy_to_iter", carrier("out", 0, 1)],
  ["memcpy_to_msg", carrier("out", 1, 2)],
  ["put_cmsg", carrier("out", 4, 3)],
  ["nla_put", carrier("out", 3, 2)],
  ["nla_put_64bit", carrier("out", 3, 2)],
  ["ib_copy_to_udata", carrier("out", 1, 2)],
]);

/** Calls that return a copy of what the user has; the size is the second argument. */
export const duplicators: ReadonlySet<string> = new Set([
  "memdup_user",
  "vmemdup_user",
  "memdup_array_user",
  "vmemdup_array_user",
  "memdup_sockptr",
]);
