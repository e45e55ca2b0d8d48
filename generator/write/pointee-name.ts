// What a pointer points to, as compilers name it in their debugging information.

/** Words that make up arithmetic types, in the order compilers put them. */
const arithmetic: ReadonlySet<string> = new Set(
  "signed unsigned char short int long float double".split(" "),
);
const attribute = /__attribute__\s*\(\((?:[^()]|\([^()]*\))*\)\)/g;
const qualifier = /\b(?:const|volatile|restrict|__restrict|__restrict__|__extension__)\b/g;

/** A pointee as C spells it, without qualifiers and attributes; arithmetic types by one name. */
export function pointeeName(spelled: string): string {
  const text = spelled.replaceAll(attribute, " ").replaceAll(qualifier, " ");
  const [, base = "", stars = ""] = /^([^*]*)(\*[\s*]*)?$/.exec(text.trim()) ?? ["", text, ""];
  const pointers = stars.replaceAll(/[^*]/g, "").replaceAll("*", " *");
  const words = base.split(/\s+/).filter((word) => word !== "");
  const isArithmetic = words.length > 0 && words.every((word) => arithmetic.has(word));
  return `${isArithmetic ? arithmeticName(words) : words.join(" ")}${pointers}`;
}

function arithmeticName(words: readonly string[]): string {
  const has = (word: string): boolean => words.includes(word);
  const longs = words.filter((word) => word === "long").length;
  if (has("float")) return "float";
  if (has("double")) return longs > 0 ? "long double" : "double";
  if (has("char")) {
    return `${has("unsigned") ? "unsigned " : has("signed") ? "signed " : ""}char`;
  }
  const width = has("short") ? "short " : "long ".repeat(longs);
  return `${width}${has("unsigned") ? "unsigned " : ""}int`;
}
