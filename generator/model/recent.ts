// What was worked out last and may be asked for again.

/**
 * The things set or asked for last, by key: as many as `room` at least, twice as many at most. A
 * WeakMap would keep each for as long as its key lives, and where keys live long the collector
 * walks all of it again and again.
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
    if (this.now.size >= this.room) {
      this.before = this.now;
      this.now = new Map();
    }
    this.now.set(key, value);
  }
}
