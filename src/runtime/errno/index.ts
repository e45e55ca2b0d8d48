/**
 * Errno: the refusals of Linux by number and by name.
 *
 * Comes in: nothing. Goes out: numbers (kernel code answers `-EINVAL`, never an exception), the
 * name of a number, and `assert` for assumptions of our own. Never here: a message for the user, or
 * a decision about which refusal fits.
 */
export * from "./errno.ts";
export { assert } from "./assert.ts";
