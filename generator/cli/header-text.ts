// The text of a header and the bytes it becomes again: what nobody edits stays byte for byte.

/** A header's bytes as text. */
export interface HeaderText {
  readonly text: string;
  /** False: the text has a character for each byte, for nobody says what it is written in. */
  readonly isUtf8: boolean;
  /** The bytes of this text, or of one edited out of it. */
  readonly bytesOf: (text: string) => Uint8Array;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Takes a byte order mark off, which is put back. Never throws. */
export function headerText(bytes: Uint8Array): HeaderText {
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? "\ufeff" : "";
  try {
    const text = utf8.decode(bytes);
    return { text, isUtf8: true, bytesOf: (now) => Buffer.from(`${mark}${now}`, "utf8") };
  } catch {
    const { buffer, byteOffset, byteLength } = bytes;
    const text = Buffer.from(buffer, byteOffset, byteLength).toString("latin1");
    return { text, isUtf8: false, bytesOf: (now) => Buffer.from(now, "latin1") };
  }
}
