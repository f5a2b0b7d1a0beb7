import type { Signs } from '../model/schema.ts';
import { compileNotices } from './expressions.ts';
import type { Place } from './statements.ts';

/** What is no bounce, by the id of its reason. */
export interface Notice extends Place {
  reason: 'auto-reply' | 'complaint-report';
  /** Whom the mail that is complained about went to, and who sent it. */
  recipient: (Place & { text: string }) | null;
  sender: string | null;
}

/** Tells automatic replies and complaints (RFC 5965) from bounces. */
export class NoticeFinder {
  readonly #expressions: ReturnType<typeof compileNotices>;

  constructor(signs: Signs) {
    this.#expressions = compileNotices(signs);
  }

  /** `isAnswered` where a text states what a server answered, `isBounce` where it speaks of mail that came back. */
  find(text: string, isAnswered: boolean, isBounce: boolean): Notice | null {
    const { complaint, required, complainer, complainedSender, opening, autoSubmitted } = this.#expressions;
    const report = complaint.exec(text);
    if (report && required.test(text)) {
      const [whole, name = ''] = complainer.exec(text) ?? [];
      const at = whole === undefined ? 0 : text.indexOf(whole) + whole.lastIndexOf(name);
      return {
        reason: 'complaint-report',
        ...placeOf(report),
        recipient: whole === undefined ? null : { text: name, start: at, end: at + name.length },
        sender: complainedSender.exec(text)?.[1] ?? null,
      };
    }
    // Bounces of Postfix and Gmail call themselves "auto-replied" too, as RFC 3834 allows.
    const reply = isAnswered ? null : (opening.exec(text) ?? (isBounce ? null : autoSubmitted.exec(text)));
    return reply && { reason: 'auto-reply', ...placeOf(reply), recipient: null, sender: null };
  }
}

const placeOf = ({ 0: match, index }: RegExpExecArray): Place => {
  const start = index + match.length - match.trimStart().length;
  return { start, end: index + match.length };
};
