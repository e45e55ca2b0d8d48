// What member names mean by custom.

/** Names that say "nobody's bytes": the kernel's own ABI checker goes by the same list. */
const paddingName =
  /(?:^|_)(?:end|pad_?\d*|padding_?\d*|resv?_?\d*|reserved_?\d*|rsvd_?\d*|unused_?\d*|mbz\d*)_*$/i;

export function isPaddingName(name: string): boolean {
  return paddingName.test(name) && name !== "end";
}

/** Members that count elements of an array in the same record. */
const countName =
  /^(?:nr|num|n|count|cnt|entries|len|length|size)_|_(?:nr|num|count|cnt|len|length)$|^(?:nr|num|count|cnt|len|length|nents|entries)$/;

export function isCountName(name: string): boolean {
  return countName.test(name);
}

/** Members that say how long the caller's record is. */
export function isSizeName(name: string): boolean {
  return /^(?:argsz|size|usize|struct_size|len)$/.test(name);
}
