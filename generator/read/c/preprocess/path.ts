// Paths of headers, with slashes everywhere: they come out of patches and trees, not of this
// system, and a bundle for a browser has no node:path.

/** As POSIX's: no empty part, no `.`, and no `..` but at the beginning of a relative path. */
export function normalized(path: string): string {
  const start = path.startsWith("/") ? "/" : "";
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    const last = parts.at(-1);
    if (part !== "..") parts.push(part);
    else if (last !== undefined && last !== "..") parts.pop();
    else if (start === "") parts.push(part);
  }
  return start + parts.join("/") || ".";
}

/** A file's path, with `name` seen from a folder; a folder without a name is the working one. */
export const joined = (folder: string, name: string): string =>
  normalized(folder === "" ? name : `${folder}/${name}`);

/** The folder a file is in: `.` where none is named. */
export function folderOf(path: string): string {
  const end = path.lastIndexOf("/");
  return end < 0 ? "." : path.slice(0, end) || "/";
}
