// What was worked out last and may be asked for again.

/**
 * The things set or asked for last, by key: as many as `room` at least, and at most twice as many
 * as that and one piece of work have. A WeakMap would keep each for as long as its key lives, and
 * where keys live long the collector walks all of it again and again.
 */
export class Recent<Key, Value> {
  private readonly room: number;
  private now = new Map<Key, Value>();
  private before = new Map<Key, Value>();

  constructor(room: number) {
    this.room = room;
  }

  get(key: Key): Value | undefined {
    const value = this.now.get(key);
    if (value !== undefined) return value;
    const older = this.before.get(key);
    if (older !== undefined) this.set(key, older);
    return older;
  }

  set(key: Key, value: Value): void {
    this.now.set(key, value);
  }

  /**
   * Forgets what is beyond the room. To be called between two pieces of work: one that asks again
   * and again, for more than there is room for in between, would work a thing out each time.
   */
  forget(): void {
    if (this.now.size < this.room) return;
    this.before = this.now;
    this.now = new Map();
  }
}
