// A broken assumption of ours stops the program: it is a bug of the machine, never bad input.

/** A bug in the machine itself. Nothing a caller can pass should be able to raise it. */
class Bug extends Error {
  override readonly name = "Bug";
}

/** Stops with the values in the message when an assumption of ours does not hold. */
export function assert(holds: boolean, message: string): asserts holds {
  if (!holds) throw new Bug(message);
}
