// For the author of a bot that answers patch mail: what is said, the reply, the correction.
import { readFileSync } from "node:fs";
import { loadReviewer } from "holeproof";

const { Reviewer, fixesOf, replyTo } = await loadReviewer();
const path = "examples/bay.patch.eml";
const { mails, refusal } = await new Reviewer().review(readFileSync(path), path);
console.log("refused:", refusal ?? "no");
for (const one of mails) {
  const { findings, hunks } = one.review;
  for (const { level, rule, record, member } of findings)
    if (level === "error") console.log(rule, `${record}.${member}`);
  console.log(/^Subject: .*/m.exec(replyTo(one))[0]);
  console.log(
    fixesOf(hunks)
      .diff.match(/^[-+].*/gm)
      .join("\n"),
  );
}
