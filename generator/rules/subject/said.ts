// How numbers read in a sentence.

export function bytes(count: number): string {
  return count === 1 ? "1 byte" : `${count} bytes`;
}

/** So many bits as bytes, where they are whole ones. */
export function bitsAsBytes(count: number): string {
  return count % 8 === 0 ? bytes(count / 8) : count === 1 ? "1 bit" : `${count} bits`;
}

/** "8 bytes instead of 4"; in bits where either is no whole number of bytes. Both are bits. */
export function insteadOf(now: number, before: number): string {
  if (now % 8 === 0 && before % 8 === 0) return `${bytes(now / 8)} instead of ${before / 8}`;
  return `${now === 1 ? "1 bit" : `${now} bits`} instead of ${before}`;
}

/** "offset 4 to 8", or "bit 3 to 5" where either is inside a byte. Both are bits. */
export function fromTo(before: number, now: number): string {
  if (now % 8 === 0 && before % 8 === 0) return `offset ${before / 8} to ${now / 8}`;
  return `bit ${before} to ${now}`;
}

/** "a size_t", "an unsigned long". */
export function aWord(word: string): string {
  return `${/^(?:unsigned|enum|int|ino|off)/.test(word) ? "an" : "a"} ${word}`;
}

/** "a 4-byte", "an 8-byte": the article agrees with how the number is read. */
export function aByte(count: number): string {
  const vowel = count === 8 || count === 11 || count === 18 || /^8\d$/.test(String(count));
  return `${vowel ? "an" : "a"} ${count}-byte`;
}
