import type { Signs } from '../model/schema.ts';
import { compileDetails } from './expressions.ts';
import { first as firstOf } from './memory.ts';
import type { Place, Statement } from './statements.ts';

/** What a reply says besides its codes. */
export interface Details {
  retryAfter: number | null;
  blocklist: string | null;
  diagnostic: string | null;
}

/** From here on an answer is cut: servers send at most 512 octets a line (RFC 5321, section 4.5.3.1.5). */
const longestDiagnostic = 512;
/** Nobody is asked to wait longer, in seconds. */
const longestWait = 14 * 24 * 3600;

/** Reads what an answer states: when to come back, the blocklist, and its own words. */
export class DetailReader {
  readonly #expressions: ReturnType<typeof compileDetails>;

  constructor(signs: Signs) {
    this.#expressions = compileDetails(signs);
  }

  /** `statements` are those of the reply, `chosen` the one that tells the reason. */
  read(text: string, reply: Place, statements: Iterable<Statement>, chosen: Statement | undefined): Details {
    const own = text.slice(reply.start, reply.end);
    return {
      retryAfter: this.#retryAfter(own),
      blocklist: this.#blocklist(own),
      diagnostic: chosen?.replyAt ? this.#diagnostic(text, reply, statements, chosen) : null,
    };
  }

  /** "try again in 5 minutes" → 300. */
  #retryAfter(reply: string): number | null {
    const { clock, wait, units } = this.#expressions;
    const [, hours, minutes, rest] = clock.exec(reply) ?? [];
    const [, before, unitBefore, after, unitAfter] = wait.exec(reply) ?? [];
    const unit = units.find(({ word }) => word.test(unitBefore ?? unitAfter ?? ''));
    const seconds =
      hours === undefined
        ? Number(before ?? after) * (unit?.seconds ?? 1)
        : Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
    return seconds > 0 && seconds <= longestWait ? seconds : null;
  }

  /** The zone as it stands, `zen.spamhaus.org`, or only the name of its operator. */
  #blocklist(reply: string): string | null {
    const { zone, knownZone, knownName } = this.#expressions;
    const found = zone.exec(reply)?.[1] ?? knownZone.exec(reply)?.[1] ?? knownName.exec(reply)?.[0];
    return found?.toLowerCase() ?? null;
  }

  /** The answer in one line, as the server said it. */
  #diagnostic(text: string, reply: Place, statements: Iterable<Statement>, chosen: Statement): string {
    // The lines of a reply repeat its code (RFC 5321, section 4.2.1): it begins at the first of them.
    const first = firstOf(statements, ({ start, replyCode }) => start >= reply.start && replyCode === chosen.replyCode);
    const next = firstOf(statements, ({ start, isAnswer }) => isAnswer && start > chosen.end);
    const start = first?.replyAt?.start ?? chosen.start;
    const said = text.slice(start, Math.min(next?.start ?? reply.end, reply.end));
    const { command } = this.#expressions;
    // A tuple of Python, a cell of a table, a string of JSON: what stands in quotation marks ends with them.
    const quote = /^\d{3}[, ]{0,2}b?(['"])/.exec(said)?.[1] ?? /['"`]$/.exec(text.slice(start - 1, start))?.[0];
    const body = said.replace(/^(\d{3})[, ]{0,2}b?['"]/, '$1 ');
    const end = quote === undefined ? body.search(/[\t|]|\\[nr]/) : body.indexOf(quote);
    return (end < 0 ? body : body.slice(0, end))
      .replace(/\s+/g, ' ')
      .replace(command, '')
      .replace(/[\s,;({['"]+$|(?<=^[^(]{0,512})\)+$/g, '')
      .slice(0, longestDiagnostic)
      .trim();
  }
}
