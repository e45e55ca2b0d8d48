// Mails reviewed one after the other, each on what those before it leave.
import { type Mail, readMails } from "../read/mail/index.ts";
import type { InstalledHeaders } from "./installed.ts";
import { type PatchReview, reviewPatch } from "./patch-review.ts";
import { Series } from "./series.ts";
import type { Tree } from "./tree.ts";

/** Where to look for what a patch builds on and does not show. */
export interface Surroundings {
  /** The tree the patches are for. */
  readonly tree?: Tree | undefined;
  /** Without a tree: headers of a kernel that is installed. */
  readonly installed?: InstalledHeaders | undefined;
}

/** A mail, and what is to be said of it. */
export interface ReviewedMail {
  readonly mail: Mail;
  readonly review: PatchReview;
}

/** What became of one input. */
export interface ReviewedInput {
  /** The mails of it, in order; none where it was refused. */
  readonly mails: readonly ReviewedMail[];
  /** Why there is nothing to review, to follow the input's name; absent when there is. */
  readonly refusal?: string;
}

/** Reviews inputs in turn: files of a series are one series as much as the mails of one file. */
export class Reviewer {
  readonly #base: Surroundings & { readonly series: Series };

  constructor({ tree, installed }: Surroundings = {}) {
    this.#base = { tree, installed, series: new Series(tree) };
  }

  /**
   * The bytes of a mail, an mbox, a patch or a quoted reply. `name` is what findings call the
   * input. Whatever is damaged gives findings, never an exception.
   */
  async review(bytes: Uint8Array, name: string): Promise<ReviewedInput> {
    const mailbox = await readMails(bytes);
    if (mailbox.refusal !== undefined) return { mails: [], refusal: mailbox.refusal };
    const mails = mailbox.mails.map((mail) => ({
      mail,
      review: reviewPatch(mail, name, this.#base),
    }));
    if (mails.some(({ mail, review }) => mail.isHtml === true && !review.hasPatch))
      return {
        mails: [],
        refusal: "has its text as HTML only: patches are read from plain text",
      };
    return mails.some(({ review }) => review.hasPatch)
      ? { mails }
      : { mails: [], refusal: "holds no patch" };
  }
}
