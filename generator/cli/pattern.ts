// Names with `*` in them, as `--record` takes them.

/** `iommu*lu` as a test of names, with or without `struct` in front. */
export function matcherOf(pattern: string | undefined): (title: string) => boolean {
  if (pattern === undefined) return () => true;
  const escaped = pattern.replace(/[\\^$.+?()[\]{}|]/g, "\\$&").replaceAll("*", ".*");
  const test = new RegExp(`^((struct|union) )?${escaped}$`);
  return (title) => test.test(title);
}
