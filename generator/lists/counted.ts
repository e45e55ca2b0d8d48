/** `1 file`, `2 files`: how many elements a list has, in words. */
export const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? "" : "s"}`;
