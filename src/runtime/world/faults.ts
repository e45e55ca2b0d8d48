// The fault plan: which fallible step is told to fail, counted from the moment the plan is armed.

/**
 * What can be told to fail: a frame, a pin of user memory, an operation on a file, a descriptor, a
 * small object of the kernel's own.
 */
type FaultKind = "frame" | "pin" | "file" | "fd" | "object";

/** Fail the `nth` step (counted from 1) of `kind`, or of any kind. */
interface FaultRule {
  readonly nth: number;
  readonly kind?: FaultKind;
}

/** Every fallible step asks `shouldFail`; a plan that is not armed never says yes. */
export class FaultPlan {
  #rule: FaultRule | undefined;
  #seen = 0;
  #fired = false;

  /** Starts counting; the step that fits the rule fails once. */
  arm(rule: FaultRule): void {
    this.#rule = rule;
    this.#seen = 0;
    this.#fired = false;
  }

  /** Stops failing anything. Says whether the armed rule had fired. */
  disarm(): boolean {
    this.#rule = undefined;
    return this.#fired;
  }

  /** Steps seen since `arm` that the rule could have met. */
  get seen(): number {
    return this.#seen;
  }

  shouldFail(kind: FaultKind): boolean {
    const rule = this.#rule;
    if (rule === undefined) return false;
    if (rule.kind !== undefined && rule.kind !== kind) return false;
    this.#seen += 1;
    if (this.#fired || this.#seen !== rule.nth) return false;
    this.#fired = true;
    return true;
  }
}
