// What is said of mails nobody has seen: every error and warning, and nothing else.
import { describe, expect, it } from "vitest";
import { neighbours } from "./neighbours.ts";
import { findingsIn } from "./run.ts";

async function check(mail: string, said: readonly string[]): Promise<void> {
  expect(await findingsIn(mail)).toEqual(said.toSorted());
}

describe("of a mail", () => {
  it.each(neighbours)("$name", ({ mail, said }) => check(mail, said));
});
