// Declarations of one name that are not the same lines of C are drawn one after another.
import { expect, it } from "vitest";
import { groupLayouts } from "../../../generator/layout/index.ts";
import { readTogether } from "../../../generator/read/c/index.ts";
import { targetsMatching } from "../../../generator/targets/index.ts";
import { drawLayout } from "../../../generator/write/drawing/index.ts";

const { targets } = targetsMatching("x86_64,i386,m68k");

function drawn(text: string): string {
  const { unit } = readTogether({ path: "bay.h", text }, targets, {});
  return drawLayout(groupLayouts(unit.records[0]!, targets));
}

it("a member that only some targets have stands in their drawing, with its own numbers", () => {
  expect(
    drawn(`struct bay {
#ifdef __i386__
	__u32 pad;
#endif
	__u8 id;
	__u64 base;
};`),
  ).toMatchInlineSnapshot(`
    "struct bay {        /* x86_64   m68k */
    	__u8 id;    /*  0   1    0   1 */
    	/* hole */  /*  1   7    1   1 */
    	__u64 base; /*  8   8    2   8 */
    };                  /* size 16  size 10 */
    /* x86_64: members 9 + holes 7 = size 16, align 8 */
    /* m68k: members 9 + holes 1 = size 10, align 2 */

    struct bay {        /* i386 */
    	__u32 pad;  /*  0   4 */
    	__u8 id;    /*  4   1 */
    	/* hole */  /*  5   3 */
    	__u64 base; /*  8   8 */
    };                  /* size 16 */
    /* i386: members 13 + holes 3 = size 16, align 4 */
    "
  `);
});

it("members told apart inside an untagged record are too", () => {
  const text = drawn(`struct bay { struct {
#ifdef __i386__
	__u32 lo, hi;
#else
	__u64 both;
#endif
}; };`);
  expect(text.split("struct bay {")).toHaveLength(3);
  expect(text).toMatch(/both; .*\n.*\n.*size 8 \*\/\n\/\* x86_64: .*\n\/\* m68k: /);
});

it("what is spelt alike everywhere is drawn side by side", () => {
  const text = drawn(`#ifdef __i386__
typedef short word;
#else
typedef int word;
#endif
struct bay { word a; };`);
  expect(text.split("struct bay {")).toHaveLength(2);
  expect(text).toMatch(/size 4 .*size 2/);
});
