/** `1 file`, `2 files`. */
export const counted = (count: number, noun: string, many: string = `${noun}s`): string =>
  `${count} ${count === 1 ? noun : many}`;
