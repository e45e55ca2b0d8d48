// Every step that can fail on the way over, failed once: the freeze is refused with everything as
// it was, the boot says why it cannot go on, and what cannot be taken back is let go with the rest.
import { describe, expect, it } from "vitest";
import { Client } from "../../../src/runtime/voyage/index.ts";
import { atRest, everyLive, everyMarking, live, markIn, said, type LiveBench } from "./bench.ts";

const TOKENS = [1n, 2n, 3n];
const MOST = 200;

/** Memory file, iommufd and device in a session, as far as the profile can keep them. */
function aboard(profile: string): LiveBench {
  const bench = live({ profile, ramBytes: 2 ** 24 });
  const { client, hwpt, session, memfd, iommufd, device } = bench;
  const fds = everyMarking.includes(profile) ? [memfd, iommufd, device] : [memfd];
  if (fds.length > 1) markIn(bench, hwpt, 5);
  fds.forEach((fd, at) => expect(client.preserve(session, fd, TOKENS[at]!)).toBe(0));
  return bench;
}

/** Fails the first step, the second, ... until none is left to fail; how many there were. */
function sweep(run: (nth: number) => boolean): number {
  for (let nth = 1; nth < MOST; nth++) if (!run(nth)) return nth - 1;
  return expect.fail("there is always one more step to fail");
}

describe.each(everyLive)("profile %s", (profile) => {
  it("freeze: refused, with everything as it was, and it can be tried again", () => {
    const { machine } = aboard(profile);
    const { faults } = machine.world;
    const before = machine.kernel.describe();
    const steps = sweep((nth) => {
      faults.arm({ nth });
      // From the jump on it is another kernel's memory.
      const result = machine.kexec({ between: () => void faults.disarm() });
      if (result.outcome === "booted") return false;
      faults.disarm();
      expect(result.outcome).toBe("refused");
      expect(machine.kernel.describe()).toBe(before);
      return true;
    });
    expect(steps).toBeGreaterThan(0);
  });

  it("boot: a panic that says why, or all there is", () => {
    const steps = sweep((nth) => {
      const { machine } = aboard(profile);
      const { faults } = machine.world;
      const result = machine.kexec({ between: () => faults.arm({ nth }) });
      if (!faults.disarm()) {
        expect(result).toEqual({ outcome: "booted", remark: undefined });
        return false;
      }
      expect(result.outcome).toBe("panic");
      expect((result as { reason: string }).reason).toMatch(/^no memory for /);
      return true;
    });
    expect(steps).toBeGreaterThan(2);
  });

  it("retrieve and finish: an errno, and not a frame more than without", () => {
    const steps = sweep((nth) => {
      const { machine } = aboard(profile);
      expect(machine.kexec().outcome).toBe("booted");
      const { faults } = machine.world;
      const client = new Client(machine.spawn());
      const back = client.retrieveSession(client.process.open("/dev/liveupdate"), "case");
      faults.arm({ nth });
      const answers = TOKENS.map((token) => client.retrieve(back, token));
      const finished = client.finish(back);
      const fired = faults.disarm();
      for (const answer of answers) expect(said(answer)).toMatch(/^ok$|^E[A-Z]+$/);
      // What cannot end stays: a profile without retrieval never lets go of an iommufd.
      if (finished !== 0 && client.finish(back) !== 0) return fired;
      client.process.exit();
      expect(machine.kernel.frames.unclaimed, `step ${nth}`).toBe(0);
      const owners = machine.kernel.frames.census().map(([owner]) => owner);
      expect(owners, `step ${nth}`).toEqual(atRest(profile));
      return fired;
    });
    expect(steps).toBeGreaterThan(0);
  });
});
