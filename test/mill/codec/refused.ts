// What a codec refuses, and how.
import { WireError } from "../../../src/runtime/wire/index.ts";

/** The WireError something throws; anything else fails the test. */
export function errorOf(work: () => unknown): WireError {
  try {
    work();
  } catch (error) {
    if (error instanceof WireError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

/** What a refusal says: code, member, offset; nothing when nothing was refused. */
export function refusal(work: () => unknown): readonly unknown[] {
  try {
    work();
  } catch (error) {
    if (error instanceof WireError) return [error.code, error.member, error.offset];
    throw error;
  }
  return [];
}
