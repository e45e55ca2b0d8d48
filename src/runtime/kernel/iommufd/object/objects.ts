// The objects of one context: numbered from 1, lowest free number first, counted by their users.
import { EBUSY, ENOENT, assert } from "../../../errno/index.ts";
import { SpinLock } from "../../lock/index.ts";

/**
 * What every object has. `users` starts at 1; who holds more keeps user space from destroying it.
 */
export interface IommufdObject {
  id: number;
  users: number;
  /** Lets go of everything it holds. Only with `users` at 1. */
  destroy(): void;
}

export class ObjectTable {
  /** Over numbers and use counts; nothing sleeps under it. */
  readonly lock: SpinLock = new SpinLock("iommufd objects");
  readonly #objects = new Map<number, IommufdObject>();
  /** Numbers that name nothing and are not given out again. */
  readonly #buried = new Set<number>();
  /** Numbers of objects that are still being made: taken, and naming nothing yet. */
  readonly #unborn = new Set<number>();
  /** No number below this one is free. */
  #lowest = 1;

  get size(): number {
    return this.#objects.size;
  }

  /** Publishes an object under the lowest free number. */
  add(object: IommufdObject): number {
    this.reserve(object);
    this.publish(object);
    return object.id;
  }

  /** Gives an object its number before it is complete: nobody finds it until it is published. */
  reserve(object: IommufdObject): void {
    while (this.#isTaken(this.#lowest)) this.#lowest += 1;
    object.id = this.#lowest;
    this.#unborn.add(object.id);
  }

  /** A reserved object is complete. */
  publish(object: IommufdObject): void {
    assert(this.#unborn.delete(object.id), `object ${object.id} is not reserved`);
    this.#objects.set(object.id, object);
  }

  /** A reserved object will never be complete: its number is free. */
  abandon(object: IommufdObject): void {
    assert(this.#unborn.delete(object.id), `object ${object.id} is not reserved`);
    this.#lowest = Math.min(this.#lowest, object.id);
  }

  #isTaken(id: number): boolean {
    return this.#objects.has(id) || this.#unborn.has(id) || this.#buried.has(id);
  }

  find(id: number): IommufdObject | undefined {
    return this.#objects.get(id);
  }

  /** Takes a number back, without destroying the object. */
  remove(object: IommufdObject): void {
    assert(this.#objects.get(object.id) === object, `object ${object.id} is not in the table`);
    this.#objects.delete(object.id);
    this.#lowest = Math.min(this.#lowest, object.id);
  }

  /** Destroys an object whose number stays taken to the end of the context. */
  bury(object: IommufdObject): void {
    this.#buried.add(object.id);
    this.remove(object);
    object.destroy();
  }

  /** What user space may do: -ENOENT, or -EBUSY while anybody else uses the object. */
  destroy(id: number): number {
    const object = this.#objects.get(id);
    const errno = this.detach(id);
    if (errno === 0) object?.destroy();
    return errno;
  }

  /** The part of a destroy that happens under the lock: the number is free, the object nobody's. */
  detach(id: number): number {
    const object = this.#objects.get(id);
    if (object === undefined) return -ENOENT;
    if (object.users !== 1) return -EBUSY;
    this.remove(object);
    return 0;
  }

  /** The end of the context: leaves first, round after round; a round without a leaf is a bug. */
  destroyAll(): void {
    while (this.#objects.size > 0) {
      const leaves = this.all().filter((object) => object.users === 1);
      assert(leaves.length > 0, "objects that hold each other");
      for (const leaf of leaves) {
        if (leaf.users === 1 && this.#objects.get(leaf.id) === leaf) this.destroy(leaf.id);
      }
    }
  }

  /** Every object by ascending number. */
  all(): readonly IommufdObject[] {
    return [...this.#objects.values()].sort((a, b) => a.id - b.id);
  }
}
