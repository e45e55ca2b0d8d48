import { it } from "vitest";
import { scoreReviews, told } from "./score.ts";
import { writeFileSync } from "node:fs";
it("x", async () => { writeFileSync("/tmp/rules-score.txt", told(await scoreReviews())); });
