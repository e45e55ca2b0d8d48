// What the rules about handlers say, and where they keep quiet because somebody else may check.
import { describe, it } from "vitest";
import { readC } from "../../../generator/read/c/index.ts";
import { checkCode } from "../../../generator/rules/index.ts";
import { expectLinear } from "../../growth.ts";
import { check, header, source, target } from "./code-check.ts";

const copyIn = (rest: string): string =>
  "static long bay_set(void __user *arg)\n{\n\tstruct bay bay;\n\n" +
  `\tif (copy_from_user(&bay, arg, sizeof(bay)))\n\t\treturn -EFAULT;\n${rest}\treturn 0;\n}\n`;
const copyOut = (rest: string, initial = ""): string =>
  `static long bay_get(void __user *arg)\n{\n\tstruct bay_pad bay${initial};\n\n` +
  `${rest}\treturn copy_to_user(arg, &bay, sizeof(bay)) ? -EFAULT : 0;\n}\n`;

describe("what comes from the user", () => {
  it("each block of a function may have its own variable of a name", () =>
    check(
      [
        "static long bay_all(void __user *arg)\n{\n\tswitch (cmd) {\n" +
          "\tcase BAY_PAD: {\n\t\tstruct bay_pad one;\n\n\t\tuse(one.key);\n\t\tbreak;\n\t}\n" +
          "\tcase BAY_SET: {\n\t\tstruct bay one;\n\n" +
          "\t\tif (copy_from_user(&one, arg, sizeof(one)))\n\t\t\tbreak;\n" +
          "\t\tif (one.reserved || one.flags & ~BAY_ALL)\n\t\t\tbreak;\n\t}\n\t}\n}\n",
      ],
      [],
    ));
  it.each([
    ["through what a pointer points to", "(*own).reserved || (*own).flags & ~BAY_ALL"],
    ["of the next of several", "(own + 1)->reserved || (own + 1)->flags & ~BAY_ALL"],
    ["with a single read", "READ_ONCE(own->reserved) || READ_ONCE(own->flags) & ~BAY_ALL"],
    ["with what a call gives", "bay_of(own)->reserved || bay_of(own)->flags & ~BAY_ALL"],
    ["by bytes, cast", "memchr_inv((void *)own, 0, 4)"],
    ["by bytes, from an offset on", "memchr_inv(own + 1, 0, 4)"],
  ])("is looked at %s", (_, test) =>
    check(
      [
        "static long bay_all(struct bay *bays, void __user *arg)\n{\n\tstruct bay *own;\n\n" +
          "\tif (copy_from_user(own, arg, sizeof(*own)))\n\t\treturn -EFAULT;\n" +
          `\treturn ${test} ? -EINVAL : 0;\n}\n`,
      ],
      [],
    ),
  );
  it.each([
    ["is returned", "return own;"],
    ["becomes part of another record", "ask->bay = *own;"],
    ["stands in an initialiser", "struct ask ask = { .bay = own, };"],
    ["goes to a function that takes anything", "return bay_send(own);"],
  ])("what %s may be checked elsewhere", (_, way) =>
    check(
      [
        "static void *bay_get(void __user *arg)\n{\n\tstruct bay *own;\n\n" +
          "\town = memdup_user(arg, sizeof(*own));\n" +
          `\t${way}\n}\nstatic long bay_send(void *what)\n{\n\treturn 0;\n}\n`,
      ],
      [],
    ),
  );
  const upTo = (size: string): string =>
    "static long bay_set(void __user *arg)\n{\n\tstruct bay bay;\n\tunsigned long minsz;\n\n" +
    `\tminsz = ${size};\n\tif (copy_from_user(&bay, arg, minsz))\n\t\treturn -EFAULT;\n` +
    "\treturn bay.key;\n}\n";
  it.each([
    ["offsetofend(struct bay, key)", ["7 RSVZ flags"]],
    ["offsetof(struct bay, reserved)", ["7 RSVZ flags"]],
    ["offsetofend(struct bay, reserved)", ["7 RSVZ flags", "7 RSVZ reserved"]],
    ["sizeof(bay)", ["7 RSVZ flags", "7 RSVZ reserved"]],
  ])("what lies behind %s is not taken in", (size, expected) => check([upTo(size)], expected));
  it.each([
    ["copy_from_sockptr(&bay, arg, sizeof(bay))"],
    ["copy_struct_from_sockptr(&bay, sizeof(bay), arg, len)"],
    ["ib_copy_from_udata(&bay, udata, min(sizeof(bay), udata->inlen))"],
    ["uverbs_copy_from(&bay, attrs, BAY_ATTR)"],
    ["!copy_from_iter_full(&bay, sizeof(bay), from)"],
    ["copy_from_iter(&bay, sizeof(bay), from) != sizeof(bay)"],
    ["memcpy_from_msg(&bay, msg, sizeof(bay))"],
  ])("%s takes a record in", (call) =>
    check(
      [
        "static long bay_set(sockptr_t arg)\n{\n\tstruct bay bay;\n\n" +
          `\tif (${call})\n\t\treturn -EFAULT;\n\treturn bay.key | bay.flags;\n}\n`,
      ],
      ["5 RSVZ reserved"],
    ),
  );
  it.each([["vmemdup_user(arg, n * sizeof(*bays))"], ["memdup_array_user(arg, n, sizeof(*bays))"]])(
    "%s takes records in",
    (call) =>
      check(
        [
          "static long bay_set(void __user *arg)\n{\n\tstruct bay *bays;\n\n" +
            `\tbays = ${call};\n\treturn bays[0].key | bays[0].flags;\n}\n`,
        ],
        ["5 RSVZ reserved"],
      ),
  );
  const array = (rest: string): string =>
    "static long bay_set(void __user *arg)\n{\n\tstruct bay bays[4];\n\n" +
    "\tif (copy_from_user(bays, arg, sizeof(bays)))\n\t\treturn -EFAULT;\n" +
    `\treturn bays[0].key | bays[1].flags${rest};\n}\n`;
  it("an array of records is taken in", () => check([array("")], ["5 RSVZ reserved"]));
  it("an array of records is looked at", () => check([array(" | bays[2].reserved")], []));
  it("one member is copied", () =>
    check([copyIn("").replace("sizeof(bay)", "sizeof(bay.key)")], []));
  it("what goes to a function is the variable of the block, not all of its name", () =>
    check(
      [
        "static int bay_take(struct bay_pad *pad)\n{\n\treturn pad->key;\n}\n" +
          "static int bay_set(struct bay *bay)\n{\n\treturn bay->key | bay->flags;\n}\n" +
          "static long bay_all(void __user *arg)\n{\n\tswitch (cmd) {\n" +
          "\tcase BAY_SET: {\n\t\tstruct bay one;\n\n" +
          "\t\tif (copy_from_user(&one, arg, sizeof(one)))\n\t\t\tbreak;\n" +
          "\t\treturn bay_set(&one);\n\t}\n" +
          "\tcase BAY_PAD: {\n\t\tstruct bay_pad one;\n\n" +
          "\t\treturn bay_take(&one);\n\t}\n\t}\n}\n",
      ],
      ["15 RSVZ reserved"],
    ));
  it("what goes to a function behind a block is not what the block calls so", () =>
    check(
      [
        "static long bay_set(void __user *arg)\n{\n\tstruct bay bay;\n\n" +
          "\tif (copy_from_user(&bay, arg, sizeof(bay)))\n\t\treturn -EFAULT;\n" +
          "\tif (bay.key) {\n\t\tstruct bay_pad bay = {};\n\n\t\tbay.key = 1;\n\t}\n" +
          "\treturn bay_do(&bay);\n}\n",
      ],
      [],
    ));
  const twice = (first: string, second: string): string =>
    "static long bay_all(void __user *arg)\n{\n\tswitch (cmd) {\n" +
    [first, second]
      .map(
        (rest, at) =>
          `\tcase BAY_${at}: {\n\t\tstruct bay bay;\n\n` +
          `\t\tif (copy_from_user(&bay, arg, sizeof(bay)))\n\t\t\tbreak;\n${rest}\t}\n`,
      )
      .join("") +
    "\t}\n}\n";
  const all = "\t\tif (bay.reserved || bay.flags & ~BAY_ALL)\n\t\t\tbreak;\n";
  it("one block's check of what is reserved does not excuse another's; flags may be for one", () =>
    check([twice(all, "\t\tuse(bay.key);\n")], ["15 RSVZ reserved"]));
  it("a block stands in the end of a function, with others behind it", () => {
    const [, ends = ""] = twice(all, "\t\tuse(bay.key);\n").split("\tswitch (cmd) {\n");
    check([`${ends}static int bay_other(void)\n{\n\treturn 0;\n}\n`], ["12 RSVZ reserved"]);
  });
  it("a function whose end is not shown may go on to check", () =>
    check([copyIn("").replace(/\treturn 0;\n\}\n$/, "")], []));
  it("each block has its own", () => check([twice(all, all)], []));
  it("a block may hand it to a function that checks", () =>
    check(
      [
        twice(all, "\t\tbay_set(&bay);\n") +
          "static int bay_set(struct bay *bay)\n{\n\treturn bay->flags & bay->reserved;\n}\n",
      ],
      [],
    ));
  it.each([
    ["a cast", "struct bay bay;", "if (copy_from_user((void *)&bay, arg, sizeof(bay)))"],
    [
      "several declared in one",
      "struct bay *other = arg, bay;",
      "if (copy_from_user(&bay, arg, 24))",
    ],
    [
      "a pointer that is freed by itself",
      "struct bay *bay __free(kfree) = memdup_user(arg, sizeof(*bay));",
      "if (IS_ERR(bay))",
    ],
  ])("%s is taken in", (_, declared, copy) =>
    check(
      [
        `static long bay_set(void __user *arg)\n{\n\t${declared}\n\n` +
          `\t${copy}\n\t\treturn -EFAULT;\n\treturn bay_use(bay->key);\n}\n`,
      ],
      declared.includes("__free")
        ? ["3 RSVZ flags", "3 RSVZ reserved"]
        : ["5 RSVZ flags", "5 RSVZ reserved"],
    ),
  );
  it.each(["sizeof(struct bay_pad)", "sizeof(u32)"])("%s is taken in, not the record", (size) =>
    check([copyIn("").replace("sizeof(bay)", size)], []),
  );
  it("a pointer to its bytes from an offset on may be looked at", () =>
    check([copyIn("\tcheck.from = (u8 *)&bay + 4;\n")], []));
  it("nothing is looked at", () => check([copyIn("")], ["5 RSVZ flags", "5 RSVZ reserved"]));
  it("all is", () =>
    check([copyIn("\tif (bay.flags & ~BAY_ALL || bay.reserved)\n\t\treturn -EINVAL;\n")], []));
  it("known flags are used, unknown ones are let pass", () =>
    check(
      [
        copyIn(
          "\tif (bay.flags & BAY_RO)\n\t\tro = 1;\n\tif (bay.reserved)\n\t\treturn -EINVAL;\n",
        ),
      ],
      ["5 RSVZ flags"],
    ));
  it("a function that is not shown may check", () =>
    check([copyIn("\treturn bay_do(&bay);\n")], []));
  it("one that is not shown may check what another function takes in", () =>
    check(
      [
        copyIn("\treturn bay_use(bay.key);\n") +
          "static long bay_do(struct bay *b)\n{\n\treturn b->hook->set(b);\n}\n",
      ],
      [],
    ));
  it("one of several records is looked at", () =>
    check(
      [
        "static long bay_all(struct bay *bays, void __user *arg)\n{\n\tstruct bay *own;\n\n" +
          "\tif (copy_from_user(own, arg, nr * sizeof(*own)))\n\t\treturn -EFAULT;\n" +
          "\treturn own[at].reserved || own[order[at]].flags & ~BAY_ALL ? -EINVAL : 0;\n}\n",
      ],
      [],
    ));
  it.each([
    ["goes back, as the answer", "\tbay.flags = 0;\n\tcopy_to_user(arg, &bay, 8);\n", []],
    ["stays, as a start", "\tbay.flags = 0;\n", ["5 RSVZ flags"]],
  ])("zero %s", (_, body, expected) =>
    check([copyIn(`\tif (bay.reserved)\n\t\treturn -EINVAL;\n${body}`)], expected),
  );
  it("a function that is shown does not", () =>
    check(
      [
        copyIn("\treturn bay_do(&bay);\n") +
          "static long bay_do(struct bay *b)\n{\n\treturn b->nr;\n}\n",
      ],
      ["5 RSVZ flags", "5 RSVZ reserved"],
    ));
  it("another file of the patch does", () =>
    check(
      [
        copyIn("\treturn bay_do(&bay);\n"),
        "long bay_do(struct bay *b)\n{\n\treturn b->flags || b->reserved ? -EINVAL : 0;\n}\n",
      ],
      [],
    ));
  it("flags the kernel fills are for the user to read", () =>
    check([copyIn("\tbay.flags = BAY_RO;\n\tif (bay.reserved)\n\t\treturn -EINVAL;\n")], []));
  it("flags the kernel clears are lost", () =>
    check(
      [copyIn("\tbay.flags = 0;\n\tif (bay.reserved)\n\t\treturn -EINVAL;\n")],
      ["5 RSVZ flags"],
    ));
  it("a comment checks nothing", () =>
    check(
      [copyIn("\t/* bay.flags and bay.reserved are checked */\n")],
      ["5 RSVZ flags", "5 RSVZ reserved"],
    ));
});

/** The parameters of a handler whose argument its subsystem's core has copied. */
const handlers = {
  drm: "struct drm_device *dev, void *data, struct drm_file *file",
  ucmd: "struct iommufd_ucmd *ucmd",
};
const handler = (parameters: string, given: string, rest: string, tag = "bay"): string =>
  `static int bay_ioctl(${parameters})\n{\n\tstruct ${tag} *args = ${given};\n\n` +
  `${rest}\treturn 0;\n}\n`;

describe("what a core has copied from the user", () => {
  const use = "\tuse(args->key, args->flags);\n";
  it.each([
    [handlers.drm, "data"],
    [handlers.ucmd, "ucmd->cmd"],
    [handlers.ucmd.replace("iommufd", "fwctl"), "ucmd->cmd"],
  ])("(%s) nobody has looked at", (parameters, given) =>
    check([handler(parameters, given, use)], ["3 RSVZ reserved"], "advice"),
  );
  it.each([
    ["is checked", "\tif (args->reserved)\n\t\treturn -EINVAL;\n"],
    ["goes to a function that is not shown", "\tbay_do(args);\n"],
    ["goes on as it came", "\treturn bay_do(dev, data, file);\n"],
  ])("%s", (_, rest) => check([handler(handlers.drm, "data", use + rest)], []));
  it("goes on with the call", () =>
    check([handler(handlers.ucmd, "ucmd->cmd", `${use}\tbay_do(ucmd);\n`)], []));
  it("goes back", () =>
    check(
      [handler(handlers.ucmd, "ucmd->cmd", `${use}\tiommufd_ucmd_respond(ucmd, 8);\n`)],
      ["3 RSVZ reserved"],
    ));
  it("is only filled, so that it may have gone out alone", () =>
    check([handler(handlers.drm, "data", "\targs->key = 1;\n\targs->flags = 0;\n")], []));
  it("has flags that go out", () =>
    check(
      [
        handler(handlers.drm, "data", "\targs->flags = args->key | args->reserved;\n") +
          "static int bay_other(void)\n{\n\treturn (other()->flags & BAY_SET) ? 1 : 0;\n}\n",
      ],
      [],
    ));
  it("goes out alone by its number", () =>
    check([handler(handlers.drm, "data", "\tuse(args->key);\n", "bay_out")], []));
  it("goes in by its number", () =>
    check([handler(handlers.drm, "data", "\tuse(args->key);\n", "bay_in")], ["3 RSVZ reserved"]));
  it.each(["drm_device", "drm_file"])("comes to a function that takes no %s", (kind) =>
    check([handler(handlers.drm.replace(kind, "bay"), "data", use)], []),
  );
});

describe("what goes to the user", () => {
  const fill = "\tbay.key = 1;\n\tbay.base = 2;\n";
  it("padding that nobody cleared", () => check([copyOut(fill)], ["7 LEAK "]));
  it.each([
    ["nla_put(skb, BAY_PAD, sizeof(bay), &bay)"],
    ["nla_put_64bit(skb, BAY_PAD, sizeof(bay), &bay, BAY_ATTR_PAD)"],
    ["put_cmsg(msg, SOL_BAY, BAY_PAD, sizeof(bay), &bay)"],
    ["memcpy_to_msg(msg, &bay, sizeof(bay))"],
    ["copy_to_iter(&bay, sizeof(bay), to)"],
  ])("padding that goes out by %s", (call) => {
    const body = copyOut(fill).replace("copy_to_user(arg, &bay, sizeof(bay))", call);
    check([body], ["7 LEAK "]);
    check([body.replace("struct bay_pad bay;", "struct bay_pad bay = {};")], []);
  });
  it("filled byte by byte under another name", () =>
    check(
      [copyOut("\tu8 *own = (u8 *)&bay;\n\n\tfor (int i = 0; i < 16; i++)\n\t\town[i] = i;\n")],
      [],
    ));
  it("in memory that is freed by itself", () => {
    const own = "struct bay_pad *bay __free(kfree) = kmalloc(sizeof(*bay), GFP_KERNEL)";
    const text = copyOut(fill.replaceAll("bay.", "bay->")).replace("struct bay_pad bay", own);
    check([text.replace("&bay, sizeof(bay)", "bay, sizeof(*bay)")], ["7 LEAK "]);
  });
  it("cleared by memset", () => check([copyOut("\tmemset(&bay, 0, sizeof(bay));\n")], []));
  it("cleared where it is declared", () => check([copyOut(fill, " = {}")], []));
  it("cleared because it is static", () =>
    check([copyOut(fill).replace("struct bay_pad bay", "static struct bay_pad bay")], []));
  it("filled by a function that is not shown, where the user asks for it", () =>
    check([copyOut("\tbay_fill(arg ? &bay : NULL);\n")], []));
  it("but for what the size does not count", () =>
    check([copyOut("\tbay.key = 1;\n").replace("bay_pad", "bay_event")], []));
  it("of which one member goes out", () =>
    check([copyOut(fill).replace("sizeof(bay)", "sizeof(bay.key)")], []));
  it("of which the end stays", () =>
    check([copyOut(fill).replace("sizeof(bay)", "offsetofend(struct bay_pad, key)")], []));
  it("filled by a function that is not shown", () => check([copyOut("\tbay_fill(&bay);\n")], []));
});

describe("directions", () => {
  const both = (call: string): string =>
    `static long bay_way(void __user *arg)\n{\n\tstruct bay_way way = {};\n\n\t${call}\n}\n`;
  it("_IOW, but copied out", () =>
    check([both("return copy_to_user(arg, &way, sizeof(way));")], ["5 IODIR "]));
  it("_IOW, of blocks that each have a variable of a name", () =>
    check(
      [
        "static long bay_all(void __user *arg)\n{\n\tswitch (cmd) {\n" +
          "\tcase BAY_PAD: {\n\t\tstruct bay_pad one = {};\n\n" +
          "\t\treturn copy_to_user(arg, &one, sizeof(one));\n\t}\n" +
          "\tcase BAY_WAY: {\n\t\tstruct bay_way one = {};\n\n" +
          "\t\treturn copy_from_user(&one, arg, sizeof(one));\n\t}\n\t}\n}\n",
      ],
      [],
    ));
  it("_IOR, and copied in for a number whose argument is two of them", () =>
    check(
      [
        "static int bay_pair(void __user *arg)\n{\n\tstruct bay_pair pair[2];\n\n" +
          "\treturn copy_from_user(pair, arg, sizeof(pair));\n}\n",
      ],
      [],
    ));
  it("_IOW, and copied in", () =>
    check([both("return copy_from_user(&way, arg, sizeof(way));")], []));
});

describe("other habits", () => {
  it("a cast instead of u64_to_user_ptr()", () =>
    check(
      ["void f(struct bay *b)\n{\n\tg((void __user *)(uintptr_t)b->data);\n}\n"],
      ["3 USERCAST data"],
    ));
  it("the same cast of one member, once", () =>
    check(
      ["void f(struct bay *b)\n{\n\tg((void __user *)b->data);\n\th((void __user *)b->data);\n}\n"],
      ["3 USERCAST data"],
    ));
  it("a product that can wrap", () =>
    check(
      ["void f(struct bay *b)\n{\n\tp = kzalloc(sizeof(*p) * b->nr, GFP_KERNEL);\n}\n"],
      ["3 OVERFL nr"],
      "advice",
    ));
  it("a product that can wrap whatever the size of a size", () =>
    check(
      ["void f(struct bay *b)\n{\n\tp = kzalloc(sizeof(*p) * b->data, GFP_KERNEL);\n}\n"],
      ["3 OVERFL data"],
      "warning",
    ));
  it.each([
    ["held against a limit", "\tif (b->nr > BAY_MAX)\n\t\treturn;\n"],
    ["checked where memory is asked for", "\tp = kvcalloc(b->nr, sizeof(*p), GFP_KERNEL);\n"],
  ])("a product with a count that was %s", (_, before) =>
    check(
      [
        `void f(struct bay *b)\n{\n${before}` +
          "\tcopy_from_user(p, u64_to_user_ptr(b->data), b->nr * sizeof(*p));\n}\n",
      ],
      [],
    ),
  );
  it("a product with a count that is only not zero", () =>
    check(
      [
        "void f(struct bay *b)\n{\n\tif (b->nr > 0)\n" +
          "\t\tcopy_from_user(p, u64_to_user_ptr(b->data), b->nr * sizeof(*p));\n}\n",
      ],
      ["4 OVERFL nr"],
    ));
  it("a product in a copy that goes out, which can only be too short", () =>
    check(["void f(struct bay *b)\n{\n\tcopy_to_user(to, p, b->nr * sizeof(*p));\n}\n"], []));
  it("a member of a member, whose name is another record's", () =>
    check(["void f(void)\n{\n\tp = kzalloc(sizeof(*p) * b->nr.all, GFP_KERNEL);\n}\n"], []));
  it("an argument that is no member", () =>
    check(
      ["void f(void __user *a)\n{\n\tg((void __user *)arg);\n\tkmalloc(n * sizeof(u32));\n}\n"],
      [],
    ));
});

describe("file operations", () => {
  const fops = (rest: string, type = "file_operations"): string =>
    `static const struct ${type} bay_fops = {\n\t.open = bay_open,\n${rest}};\n`;
  const ioctl = "\t.unlocked_ioctl = bay_ioctl,\n";
  it("ioctls of 64-bit programs alone", () => check([fops(ioctl)], ["1 COMPATPTR "]));
  it("of both", () => check([fops(`${ioctl}\t.compat_ioctl\t= bay_compat_ioctl,\n`)], []));
  it("of neither", () => check([fops("\t.release = bay_release,\n")], []));
  it("said in a comment", () => check([fops("\t/* no .unlocked_ioctl = yet */\n")], []));
  it("of something else", () => check([fops(ioctl, "bay_operations")], []));
});

describe("pointers into a packed record", () => {
  const taken = (how: string): string =>
    `static void bay_read(struct bay_log *log)\n{\n\t${how}\n}\n`;
  it("to what packing misaligns", () =>
    check([taken("u64 *base = &log->base;")], ["3 ADDROF base"]));
  it("for an atomic", () => check([taken("cmpxchg64(&log->base, 0, 1);")], ["3 ADDROF base"]));
  it("to what is aligned all the same", () => check([taken("u32 *nr = &log->nr;")], []));
  it("for a copy, which asks for no alignment", () =>
    check([taken("memcpy(&base, &log->base, sizeof(base));")], []));
  it("as a value", () => check([taken("u64 base = log->base;")], []));
  it("of another record with such a member", () =>
    check([taken("u64 *base = &log->base;").replace("bay_log", "bay_pad")], []));
});

describe("hostile text", () => {
  const parts = [
    "(",
    "{\n",
    "}\n",
    "struct bay bay = ",
    "copy_from_user(&bay,",
    "x->nr * ",
    "/*",
    '"',
    "a ",
  ];
  const { unit } = readC({ path: "a.h", text: header }, { target });
  const records = unit.records.map((record) => ({ record, context: { path: "a.h", unit } }));
  it("a variable of its own in each of thousands of blocks is looked for once", () => {
    const block =
      "\tcase BAY: {\n\t\tstruct bay bay;\n\n" +
      "\t\tif (copy_from_user(&bay, arg, sizeof(bay)) || bay.reserved)\n\t\t\treturn 1;\n\t}\n";
    return expectLinear(3_000, (count) =>
      checkCode([source(`int bay_all(int cmd)\n{\n${block.repeat(count)}}\n`)], records),
    );
  });
  it.each(parts)("%j a hundred thousand times takes what its length is worth", (part) =>
    expectLinear(25_000, (count) => checkCode([source(part.repeat(count))], records)),
  );
});
