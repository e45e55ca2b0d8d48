// Paths that race, in every order where the case is small and in random orders where it is not: the
// shipped algorithm holds, and every defect the reviewers named is caught, by its own name.
import { describe, expect, it } from "vitest";
import {
  Mutex,
  type Scheduler,
  SpinLock,
  exploreAll,
  exploreBounded,
  exploreRandom,
  holding,
  locked,
  maySleep,
  runAlone,
  runOrder,
  type Case,
  type Path,
  type Task,
} from "../../../src/runtime/kernel/lock/index.ts";
import { Generator } from "../../../src/runtime/world/index.ts";
import { checkRecord, race, shipped, type Outcome, type Race } from "./bench.ts";
import { postedPreserve, postedUnpreserve, type Defects } from "./as-posted.ts";

/** Turns taken away from a path that could go on; of three paths, one, but in long runs. */
const PREEMPTIONS = 2;
const AMONG_MANY = process.env["HOLEPROOF_SOAK"] === undefined ? 1 : 2;
const MOST = 20_000;

const turnsFor = (rival: Rival): number =>
  rival === rivals["a mark and a destroy"] ? AMONG_MANY : PREEMPTIONS;

type Rival = (one: Race) => readonly (readonly [string, Path<unknown>])[];

/** Who runs beside a preserve. */
const rivals = {
  "a mark": (one: Race) => [["mark", one.mark(one.hwpts.at(-1)!, 50)]],
  "a destroy": (one: Race) => [["destroy", one.destroy(one.hwpts[0]!)]],
  "a map": (one: Race) => [["map", one.map(3)]],
  "a mark and a destroy": (one: Race) => [
    ["mark", one.mark(one.hwpts.at(-1)!, 50)],
    ["destroy", one.destroy(one.hwpts[0]!)],
  ],
} satisfies Readonly<Record<string, Rival>>;

const preserveBy =
  (preserve: (one: Race) => Path<Outcome>, rival: Rival, tables = 2, marked = 1) =>
  (): Case => {
    const one = race(tables, 1, marked);
    let task: Task;
    return {
      spawn: (scheduler) => {
        task = scheduler.spawn("preserve", preserve(one));
        for (const [name, path] of rival(one)) scheduler.spawn(name, path);
      },
      check: () => checkRecord(one, task.result as Outcome),
    };
  };

describe("40: the shipped algorithm", () => {
  it.each(Object.entries(rivals))("beside %s, in every order", (_, rival) => {
    const make = preserveBy(shipped.preserve, rival);
    const { runs, isComplete } = exploreBounded(make, turnsFor(rival), MOST);
    expect([runs > 10, isComplete]).toEqual([true, true]);
  });

  it("preserved and undone beside many, in random orders", () => {
    const random = new Generator(40);
    const make = (): Case => {
      const one = race(5, 2, 3);
      function* thereAndBack(): Path<Outcome> {
        const first = yield* shipped.preserve(one);
        if (typeof first !== "number") yield* shipped.unpreserve(one, first);
        return yield* shipped.preserve(one);
      }
      let task: Task;
      return {
        spawn: (scheduler) => {
          task = scheduler.spawn("preserve", thereAndBack());
          scheduler.spawn("mark", one.mark(one.hwpts[3]!, 60));
          scheduler.spawn("mark again", one.mark(one.hwpts[4]!, 60));
          scheduler.spawn("destroy", one.destroy(one.hwpts[2]!));
          scheduler.spawn("destroy again", one.destroy(one.hwpts[2]!));
          scheduler.spawn("map", one.map(1));
        },
        check: () => {
          checkRecord(one, task.result as Outcome);
          const tokens = one.context.marked().map(({ token }) => token);
          expect(new Set(tokens).size).toBe(tokens.length);
        },
      };
    };
    expect(exploreRandom(make, 150, (limit) => random.below(limit)).runs).toBe(150);
  });
});

/** Runs the posted algorithm with one defect until the machine stops it; what it said. */
function caught(defects: Defects, rival: Rival = rivals["a mark"], fail = 0): string {
  const make = (): Case => {
    const one = race(3, 1, 2, fail < 0 ? -fail : 0);
    let outcome: Outcome = 0;
    function* run(): Path<void> {
      const { faults } = one.machine.world;
      if (fail > 0) faults.arm({ nth: fail, kind: "frame" });
      outcome = yield* postedPreserve(one, defects);
      faults.disarm();
      if (typeof outcome !== "number") {
        if (defects.undoesUnderLock === true || defects.turnsOrder === true) {
          yield* postedUnpreserve(one, outcome, defects);
          outcome = -11;
        }
      }
    }
    return {
      spawn: (scheduler) => {
        scheduler.spawn("preserve", run());
        for (const [name, path] of rival(one)) scheduler.spawn(name, path);
      },
      check: () => {
        checkRecord(one, outcome);
        expect(one.context.validations, "walks of one address space").toBeLessThanOrEqual(1);
      },
    };
  };
  try {
    exploreBounded(make, turnsFor(rival), MOST);
    return "not caught";
  } catch (error) {
    return (error as Error).message;
  }
}

describe("the algorithm as posted", () => {
  it("without its defects passes the same storms", () => {
    for (const rival of Object.values(rivals)) expect(caught({}, rival)).toBe("not caught");
    expect(caught({}, rivals["a map"], -2)).toBe("not caught");
    expect(caught({}, rivals["a map"], 1)).toBe("not caught");
  });

  const alone: Rival = () => [];
  const defects: readonly (readonly [string, Defects, RegExp, Rival?, number?])[] = [
    [
      "1: sleeps under the spinlock",
      { sleepsUnderLock: true },
      /ioas taken under spinlock iommufd objects, where nobody may sleep\n {2}held since preserve: firstPass < passes < .*\n {2}now preserve: count < firstPass < /,
    ],
    [
      "2: drops the lock between its passes",
      { dropsLock: true },
      /an errno for a race|held after a refusal|lists what is preserved|is held/,
    ],
    [
      "3: warns where user space can make it",
      { dropsLock: true, warns: true },
      /WARNING: page tables counted and found differ/,
    ],
    [
      "4: walks an address space for each page table",
      { checksEach: true },
      /walks of one address space/,
      alone,
    ],
    [
      "11: undoes under the spinlock",
      { undoesUnderLock: true },
      /flb taken under spinlock iommufd objects/,
      alone,
    ],
    [
      "11: allocates under the spinlock",
      { allocatesUnderLock: true },
      /memory allocated under spinlock iommufd objects/,
      alone,
    ],
    [
      "12: tests an error pointer for NULL",
      { testsNull: true },
      /through an error pointer/,
      alone,
      1,
    ],
    [
      "13: holds no page table it preserves",
      { holdsNothing: true },
      /is held|a preserved domain freed|a domain/,
      rivals["a destroy"],
    ],
    [
      "14: leaves what it did before a failure",
      { leavesPart: true },
      /still preserved after a refusal/,
      alone,
      -2,
    ],
    [
      "15: writes the count of the first pass",
      { dropsLock: true, writesCount: true, holdsNothing: true },
      /lists what is preserved|is held|a preserved domain freed/,
      rivals["a destroy"],
    ],
    [
      "16: keeps marks by token, two of one page table",
      { marksByToken: true },
      /lists what is preserved/,
      alone,
    ],
    [
      "turns an order of locks round",
      { turnsOrder: true },
      /taken under .*, and elsewhere the other way round\n {2}there .*\n {2}here /,
      alone,
    ],
    ["ends with a lock held", { forgetsLock: true }, /iommufd objects|taken twice/, alone],
  ];
  const rows = defects.map(([title, defect, message, rival = rivals["a mark"], fail = 0]) => ({
    title,
    run: () => expect(caught(defect, rival, fail)).toMatch(message),
  }));
  it.each(rows)("$title", ({ run }) => run());
});

describe("the scheduler", () => {
  const spin = new SpinLock("spin");
  it("stops a path that ends with a lock held, and one that takes a lock twice", () => {
    const [a, b] = [new Mutex("a"), new Mutex("b")];
    expect(() => runAlone("one", a.take())).toThrow(/one ended with a held/);
    const twice = (): Path<void> => holding(b, () => locked(b, () => {}));
    expect(() => runAlone("two", twice())).toThrow(/b taken twice/);
    expect(() =>
      runAlone(
        "three",
        locked(spin, () => maySleep("a nap")),
      ),
    ).toThrow(/a nap under spinlock spin/);
  });

  it("finds the one order in which two paths wait for each other, and repeats it", () => {
    const make = (): Case => {
      const [a, b] = [new Mutex("left"), new Mutex("left")];
      return {
        spawn: (scheduler: Scheduler) => {
          scheduler.spawn(
            "one",
            holding(a, () => locked(b, () => {})),
          );
          scheduler.spawn(
            "two",
            holding(b, () => locked(a, () => {})),
          );
        },
        check: () => {},
      };
    };
    let choices: readonly number[] = [];
    try {
      exploreAll(make, 1000);
    } catch (error) {
      ({ choices } = error as { choices: readonly number[] });
      expect((error as Error).message).toMatch(
        /nobody can go on\n {2}one waits for left, holds left/,
      );
    }
    expect(choices.length).toBeGreaterThan(0);
    expect(() => runOrder(make, choices)).toThrow(/nobody can go on/);
  });

  it("runs every order of a case once", () => {
    const orders = new Set<string>();
    const { runs, isComplete } = exploreAll(() => {
      let order = "";
      const lock = new Mutex("m");
      function* path(name: string): Path<void> {
        for (let at = 0; at < 2; at++) yield* locked(lock, () => void (order += name));
      }
      return {
        spawn: (scheduler) => {
          scheduler.spawn("x", path("x"));
          scheduler.spawn("y", path("y"));
        },
        check: () => void orders.add(order),
      };
    }, 100_000);
    expect(isComplete).toBe(true);
    expect([...orders].sort()).toEqual(["xxyy", "xyxy", "xyyx", "yxxy", "yxyx", "yyxx"]);
    expect(runs).toBeGreaterThanOrEqual(6);
  });
});
