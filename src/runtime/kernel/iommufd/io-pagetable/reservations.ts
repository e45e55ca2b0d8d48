// Ranges nobody may map, and who keeps them so: a domain's end, a device's interrupt window.
import { holes } from "./placement.ts";
import { SpanList, type Span } from "./span-list.ts";

const TOP = 2n ** 64n - 1n;

interface Reservation extends Span {
  readonly owner: object;
}

/** They may overlap; the union is worked out once per change. */
export class Reservations {
  #all: Reservation[] = [];
  #union = new SpanList<Span>();
  #free: readonly Span[] | undefined;

  /** Every address that is not reserved, as ranges in ascending order. */
  get free(): readonly Span[] {
    this.#free ??= [...holes([this.#union], 0n, TOP)];
    return this.#free;
  }

  /** Every reserved address, as disjoint ranges that do not touch. */
  get union(): SpanList<Span> {
    return this.#union;
  }

  add(reservation: Reservation): void {
    this.#all.push(reservation);
    this.#unite();
  }

  removeOf(owner: object): void {
    this.#all = this.#all.filter((each) => each.owner !== owner);
    this.#unite();
  }

  #unite(): void {
    const sorted = [...this.#all].sort((a, b) => (a.start < b.start ? -1 : 1));
    const union = new SpanList<Span>();
    let current: Span | undefined;
    for (const { start, last } of sorted) {
      if (current !== undefined && start <= current.last + 1n) {
        if (last > current.last) current = { start: current.start, last };
        continue;
      }
      if (current !== undefined) union.add(current);
      current = { start, last };
    }
    if (current !== undefined) union.add(current);
    this.#union = union;
    this.#free = undefined;
  }
}
