// Lists under keys.

/** Adds to the list a key has; to a new one where it has none. */
export function pushTo<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

/** The values by what they share, in their order; keys in the order of their first values. */
export function groupedBy<Key, Value>(
  values: Iterable<Value>,
  keyOf: (value: Value) => Key,
): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) pushTo(groups, keyOf(value), value);
  return groups;
}

/**
 * Finds what goes with each of some values in another list: the first of a key with the first, the
 * second with the second, and with the last where there are fewer.
 */
export function partnersIn<Value, Other>(
  others: Iterable<Other>,
  keyOf: (value: Value | Other) => unknown,
): (value: Value) => Other | undefined {
  const byKey = groupedBy(others, keyOf);
  const seen = new Map<unknown, number>();
  return (value) => {
    const key = keyOf(value);
    const at = seen.get(key) ?? 0;
    seen.set(key, at + 1);
    const there = byKey.get(key);
    return there?.[Math.min(at, there.length - 1)];
  };
}
