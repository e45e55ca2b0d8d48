// Asking a machine that is served elsewhere: what goes on in it, or to start its next kernel.
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { filesOf } from "./folder.ts";

/** The result of a control command; rejects where nobody answers. */
export async function control(socket: string, words: string): Promise<number> {
  const { OP, REPLY_BYTES, REQUEST_BYTES, REQUEST_LENGTH_AT } = await import("holeproof/runtime");
  const payload = Buffer.from(words);
  const request = Buffer.alloc(REQUEST_BYTES);
  request.writeUInt32LE(OP.control, 0);
  request.writeUInt32LE(payload.length, REQUEST_LENGTH_AT);
  return await new Promise((resolve, reject) => {
    const line = connect(socket, () => void line.write(Buffer.concat([request, payload])));
    line.on("error", reject);
    line.on("close", () => reject(new Error("the machine hung up")));
    line.on("data", (reply: Buffer) => {
      if (reply.length < REPLY_BYTES) return;
      resolve(Number(reply.readBigInt64LE(0)));
      line.destroy();
    });
  });
}

/** What `status` said last, or why the last kexec left no `image`. */
export const lastSaid = (socket: string, of: "status" | "image"): string =>
  readFileSync(join(filesOf(socket), of), "utf8");
