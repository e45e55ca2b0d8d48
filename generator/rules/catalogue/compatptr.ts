// COMPATPTR: who takes ioctls takes them from 32-bit programs too.
import { everyUapi } from "../subject/profile.ts";
import { type CodeRule, codeRule } from "../subject/rule.ts";
import { codeOf, spotsOf } from "../subject/source-text.ts";

export const compatptr: CodeRule = codeRule({
  id: "COMPATPTR",
  title: "file operations with ioctls take them from 32-bit programs",
  level: "advice",
  appliesTo: everyUapi,
  since: "0.1.0",
  says: "'{name}' has .unlocked_ioctl, but no .compat_ioctl",
  writes:
    "Without .compat_ioctl 32-bit programs get -ENOTTY on a 64-bit kernel. If the structs are " +
    "the same for both, .compat_ioctl = compat_ptr_ioctl is all it takes.",
  why: "A call from a 32-bit program goes to .compat_ioctl and nowhere else.",
  fix: ".compat_ioctl = compat_ptr_ioctl, where the arguments are pointers and look alike",
  wrong:
    "struct bay { __u32 key; __u32 flags; };\nstatic const struct file_operations bay_fops = {\n" +
    "\t.unlocked_ioctl = bay_ioctl,\n};\n",
  right:
    "struct bay { __u32 key; __u32 flags; };\nstatic const struct file_operations bay_fops = {\n" +
    "\t.unlocked_ioctl = bay_ioctl,\n\t.compat_ioctl = compat_ptr_ioctl,\n};\n",
  *check({ text }) {
    for (const { span, match } of spotsOf(text, operations, codeOf(text))) {
      const [, name = "", body = ""] = match;
      if (!/\.unlocked_ioctl\s*=/.test(body) || /\.compat_ioctl\s*=/.test(body)) continue;
      yield { at: span, name };
    }
  },
});

const operations = /\bstruct\s+file_operations\s+(\w+)\s*=\s*\{([^}]{0,4000})\}/g;
