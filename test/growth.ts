// How the work of something grows with its input, told apart from how busy the machine is.
import { expect } from "vitest";

/** Four times the input of linear work costs four times as much, of quadratic work sixteen. */
const factor = 4;
const limit = 8;
/** CPU seconds of one collection of a large heap, which the longer run may meet alone. */
const slack = 0.15;
const triesMax = 4;

/** CPU seconds of this process: what others take of the machine does not count. */
async function cost(work: () => unknown): Promise<number> {
  const started = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e6;
}

/**
 * Expects `work` on `4 * count` pieces to cost less than twice the fourfold of what it costs on
 * `count`, which has to be so many that their square takes longer than a second.
 *
 * The least of several runs counts, as a collection or a cold cache only ever adds; the first pair
 * that will do ends them, so that only work that grows too fast is done more than twice.
 */
export async function expectLinear(count: number, work: (count: number) => unknown): Promise<void> {
  let once = Infinity;
  let more = Infinity;
  for (let tries = 0; tries < triesMax; tries++) {
    more = Math.min(more, await cost(() => work(factor * count)));
    // Whatever the shorter run takes.
    if (more < slack) return;
    once = Math.min(once, await cost(() => work(count)));
    if (more < limit * once + slack) return;
  }
  expect(more, `CPU seconds of ${factor * count}; ${count} take ${once}`).toBeLessThan(
    limit * once + slack,
  );
}
