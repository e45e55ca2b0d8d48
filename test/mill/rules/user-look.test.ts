// Members that are looked at where the user has them, not in a copy.
import { describe, it } from "vitest";
import { check } from "./code-check.ts";

/** A handler that copies the whole record; `before` stands before the copy. */
const copying = (before: string, name = "bay_set"): string =>
  `static long ${name}(struct bay __user *ask, void __user *arg)\n{\n\tstruct bay bay;\n\tu32 got;\n\n` +
  `${before}\tif (copy_from_user(&bay, ask, sizeof(bay)))\n\t\treturn -EFAULT;\n` +
  "\tif (bay.flags & ~BAY_ALL)\n\t\treturn -EINVAL;\n\treturn bay_use(bay.key);\n}\n";
const refused = (test: string): string => `\tif (${test})\n\t\treturn -EINVAL;\n`;
const line = 6;

describe("a reserved member is checked where the user has it", () => {
  it.each([
    ["check_zeroed_user(&ask->reserved, sizeof(ask->reserved)) <= 0"],
    ["check_zeroed_user(arg + offsetof(struct bay, reserved), 4) <= 0"],
    ["check_zeroed_user(arg + offsetofend(struct bay, key), 4) <= 0"],
    ["check_zeroed_user(arg + offsetof(struct bay, data), 16) <= 0"],
    ["get_user(got, &ask->reserved) || got"],
    ["__get_user(got, &((struct bay __user *)arg)->reserved) || got"],
    ["copy_from_user(&got, &ask->reserved, sizeof(got)) || got"],
    ["put_user(got, &ask->nr) || get_user(got, &ask->reserved) || got"],
  ])("%s", (test) => check([copying(refused(test))], []));

  it("in the function that calls the one that copies", () =>
    check(
      [
        copying("") +
          "static long bay_ioctl(void __user *arg)\n{\n\tstruct bay __user *ask = arg;\n\tu32 got;\n\n" +
          `${refused("get_user(got, &ask->reserved) || got")}\treturn bay_set(ask, arg);\n}\n`,
      ],
      [],
    ));
});

describe("a reserved member is not checked", () => {
  it.each([
    ["nothing is", ""],
    ["another one is", refused("get_user(got, &ask->nr) || got")],
    [
      "what follows it is",
      refused("check_zeroed_user(arg + offsetofend(struct bay, reserved), 4)"),
    ],
    ["it is written", refused("put_user(0, &ask->reserved)")],
    ["it is written one of two", refused("put_user(min(got, 4U), &ask->reserved)")],
    ["it is reached", refused("!access_ok(&ask->reserved, 4)")],
    ["it is cleared", refused("clear_user(&ask->reserved, sizeof(ask->reserved))")],
    ["it is copied to", refused("copy_to_user(&ask->reserved, &got, sizeof(got))")],
    [
      "another record's is",
      refused("get_user(got, &((struct bay_in __user *)arg)->reserved) || got"),
    ],
    [
      "another record's is, by offset",
      refused("check_zeroed_user(arg + offsetof(struct bay_in, key), 8)"),
    ],
  ])("where %s", (_, before) => {
    const lines = before === "" ? 0 : 2;
    check([copying(before)], [`${line + lines} RSVZ reserved`]);
  });
});
