// What an input can be wrapped in as a whole: gzip, as archives serve mailboxes, and UTF-16.

/** More than this is no mail; a whole release's patch still fits. Bytes. */
const bytesMax = 256 * 1024 * 1024;

/** Bytes of text in a superset of ASCII, or in one line why there are none. */
type Unwrapped = { readonly bytes: Uint8Array } | { readonly refusal: string };

/** Takes off gzip (RFC 1952) and a byte order mark; what was UTF-16 is UTF-8 then. */
export function unwrapped(bytes: Uint8Array): Unwrapped {
  if (bytes.length > bytesMax) return { refusal: "is too large for a mail or patch" };
  const [first, second] = bytes;
  if (isGzip(bytes)) {
    const inner = gunzipped(bytes);
    return inner === undefined ? { refusal: "is damaged or too large gzip" } : withoutMark(inner);
  }
  if (first === 0xff && second === 0xfe) return { bytes: recoded(bytes, "utf-16le") };
  if (first === 0xfe && second === 0xff) return { bytes: recoded(bytes, "utf-16be") };
  return withoutMark(bytes);
}

export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** What gzip holds; undefined for damage, and for more than a mail can be. */
export function gunzipped(bytes: Uint8Array): Uint8Array | undefined {
  try {
    // Loaded by the few inputs that need it.
    return process.getBuiltinModule("node:zlib").gunzipSync(bytes, { maxOutputLength: bytesMax });
  } catch {
    return undefined;
  }
}

const withoutMark = (bytes: Uint8Array): Unwrapped => ({
  bytes: bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes,
});

const recoded = (bytes: Uint8Array, charset: string): Uint8Array =>
  new TextEncoder().encode(new TextDecoder(charset).decode(bytes));
