// Bytes that have changed, as an image tells them: where, and what they are now.

/** Where, and the bytes from there in hexadecimal: at least one. */
export type Patch = readonly [at: number, hex: string];

/** Unchanged bytes between two changed ones that are told along. */
const GAP = 8;

/** What has changed; `before` and `now` are of one length. */
export function patchesOf(before: Uint8Array, now: Uint8Array): readonly Patch[] {
  const patches: Patch[] = [];
  for (let at = 0; at < now.length; at++) {
    if (now[at] === before[at]) continue;
    let end = at + 1;
    for (let next = end; next < now.length && next < end + GAP; next++) {
      if (now[next] !== before[next]) end = next + 1;
    }
    patches.push([at, hexOf(now.subarray(at, end))]);
    at = end;
  }
  return patches;
}

/** The changes, for `write` to make; false, with none made, where one goes past `length`. */
export function applyPatches(
  patches: readonly Patch[],
  length: number,
  write: (at: number, bytes: Uint8Array) => void,
): boolean {
  if (patches.some(([at, hex]) => at + hex.length / 2 > length)) return false;
  for (const [at, hex] of patches) write(at, bytesOf(hex));
  return true;
}

/** Whether a value of an image is a list of changes. */
export function arePatches(value: unknown): value is readonly Patch[] {
  return Array.isArray(value) && value.every((one) => isPatch(one));
}

function isPatch(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [at, hex] = value as unknown[];
  if (!Number.isSafeInteger(at) || (at as number) < 0) return false;
  return typeof hex === "string" && hex.length % 2 === 0 && /^[0-9a-f]+$/.test(hex);
}

function hexOf(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += byte.toString(16).padStart(2, "0");
  return text;
}

const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from({ length: hex.length / 2 }, (_, at) =>
    Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16),
  );
