// The headers of a reply, and the line that says who is quoted.

/** What is known of the mail that is answered. Shaped like `read/mail`'s headers. */
export interface Answered {
  readonly author: string;
  readonly from: string;
  readonly replyTo: string;
  readonly to: string;
  readonly cc: string;
  readonly subject: string;
  /** The subject as text. */
  readonly title: string;
  readonly date: string;
  readonly messageId: string;
  readonly references: string;
}

/**
 * To the author, with everybody else the mail went to in copy, in its thread. No Date and no
 * Message-ID: those are made by who sends it. `ascii`: the body needs no charset.
 */
export function envelope(mail: Answered, ascii: boolean): string {
  const author = mail.replyTo === "" ? mail.from : mail.replyTo;
  const taken = new Set([addressOf(author)]);
  const others = [...split(mail.to), ...split(mail.cc)].filter((entry) => {
    const address = addressOf(entry);
    if (taken.has(address)) return false;
    taken.add(address);
    return true;
  });
  const references = [mail.references, mail.messageId].filter((text) => text !== "").join(" ");
  const lines = [
    ["To", author],
    ["Cc", others.join(", ")],
    ["Subject", answering(mail)],
    ["In-Reply-To", mail.messageId],
    ["References", references],
    ["MIME-Version", ascii ? "" : "1.0"],
    ["Content-Type", ascii ? "" : "text/plain; charset=utf-8"],
    ["Content-Transfer-Encoding", ascii ? "" : "8bit"],
  ] as const;
  return lines
    .filter(([, value]) => value !== "")
    .map(([name, value]) => folded(`${name}: ${value}`))
    .join("");
}

/** "On Sun, 19 Sep 2021 14:38:36 +0800, Jane Doe wrote:" */
export function attribution({ author, date }: Answered): string {
  const who = author === "" ? "the author" : author;
  return date === "" ? `${who} wrote:` : `On ${date.trim()}, ${who} wrote:`;
}

function answering({ subject, title }: Answered): string {
  return /^re:/i.test(title) ? subject : `Re: ${subject}`;
}

/** An address list cut at the commas between addresses, not at those in quoted names. */
function split(list: string): readonly string[] {
  const entries = list.match(/(?:"(?:[^"\\]|\\.)*"?|<[^>]*>?|[^,"<])+/g) ?? [];
  return entries.map((entry) => entry.trim()).filter((entry) => entry !== "");
}

function addressOf(entry: string): string {
  const open = entry.lastIndexOf("<");
  const end = entry.indexOf(">", open);
  const address = open < 0 || end < 0 ? entry : entry.slice(open + 1, end);
  return address.trim().toLowerCase();
}

/** A header line folded before 78 columns where it has spaces (RFC 5322 section 2.2.3). */
function folded(line: string): string {
  let column = 0;
  let text = "";
  for (const [index, word] of line.split(" ").entries()) {
    if (index > 1 && column + 1 + word.length > 78) {
      text += `\n ${word}`;
      column = word.length + 1;
    } else {
      text += index === 0 ? word : ` ${word}`;
      column += word.length + (index === 0 ? 0 : 1);
    }
  }
  return `${text}\n`;
}
