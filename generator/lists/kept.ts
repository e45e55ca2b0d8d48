// Answers worked out once.

/** The same function, which works out each answer once, as long as what it is about lives. */
export function keptFor<Key extends object, Value>(of: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    let kept = known.get(key);
    if (kept === undefined) known.set(key, (kept = { value: of(key) }));
    return kept.value;
  };
}
