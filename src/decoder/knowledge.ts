import type { CodeRange } from '../base/code.ts';
import { byLang, type Texts } from '../i18n/langs.ts';
import { pagesOf, wordsOfTerm } from '../model/reasons.ts';
import type { Content, Wording } from '../model/shapes.ts';
import type { ProviderResponse, ReasonFacts, Signs, Type, Verdict as Answers } from '../model/schema.ts';
import type { Verdict } from './findings.ts';

/** What the decoder has to know: plain JSON, made by `makeKnowledge` and given to `createDecoder`. */
export interface Knowledge {
  /** Another shape is another number, so that a decoder refuses what it cannot read. */
  version: 1;
  /** Every known status code and reply code. */
  codes: string[];
  ranges: CodeRange[];
  reasons: Record<string, KnownReason>;
  /** The reason of a code that real responses with it nearly always have. */
  reasonOfCode: Record<string, string>;
  /** What the entries of codes say. */
  verdicts: Record<string, Verdict>;
  wordings: KnownWording[];
  providers: KnownProvider[];
  /** By service: what its words for an event or a class stand for, as its events spell them. */
  classes: Record<string, Record<string, KnownClass>>;
  signs: Signs;
}
export interface KnownClass {
  reason: string;
  /** Whether the word stands for several reasons, so that whatever else tells one decides. */
  isVague: boolean;
  /** The id of the term on the page of the service. */
  term: string | null;
}
export interface KnownReason {
  party: ReasonFacts['party'];
  stage: ReasonFacts['stage'];
  verdict: Verdict;
  /** The code whose page serves it behind a reply that begins with 4, and with 5. */
  pages: Wording['pages'];
  /** Whether its words are so general that a telling status code beside them decides. */
  isVague: boolean;
}
export type KnownWording = Omit<Wording, 'id' | 'pages'> & { reason: string };
export interface KnownProvider {
  id: string;
  name: string;
  domains: string[];
  /** Names of mail exchangers; `*` stands for any part. */
  mx: string[];
  responses: (Pick<ProviderResponse, 'id' | 'replyCode' | 'code' | 'response' | 'tags' | 'reason'> & {
    page: string;
  })[];
}
/** A response with its provider; `isOpened` where it begins as only its server begins, `isOwn: false` where another's does. */
export type KnownResponse = KnownProvider['responses'][number] & {
  provider: string;
  isOpened: boolean;
  isOwn: boolean;
};
/** A wording with its place in the list, which decides between several. */
export type RankedWording = KnownWording & { rank: number };

/** What is said about a code without opening its page. */
export interface Described {
  title: Texts<string>;
  summary: Texts<string>;
  /** Absent where no entry is written. */
  action?: Texts<string>;
  verdict?: Verdict;
  /** The reason whose verdict it is, where no entry is written. */
  reason?: string;
  /** The last code of the range that begins here. */
  until?: string;
  /** The nearest code with a written entry, where it is another one. */
  nearest?: string;
}
/** What is said about a reason without opening its page. */
export interface DescribedReason {
  party: ReasonFacts['party'];
  verdict: Verdict;
  title: Texts<string>;
  summary: Texts<string>;
  action: Texts<string>;
}

const verdictOf = (type: Type | undefined, { address, resend, actors }: Answers): Verdict => ({
  address,
  resend,
  actors,
  ...(type && { type }),
});

/** From this share of the responses with a code on, the code tells the reason. */
const nearlyAlways = 0.7;

function reasonsOfCodes({ codes, reasons }: Content): Record<string, string> {
  return Object.fromEntries(
    [...codes.values()].flatMap(({ code, text, reasons: found }): [string, string][] => {
      const total = found.reduce((sum, { rows }) => sum + rows.length, 0);
      const first = found.reduce<(typeof found)[number] | undefined>(
        (a, b) => (a && a.rows.length >= b.rows.length ? a : b),
        undefined,
      );
      // A code whose page leaves the answer to the wording does not suppress by itself.
      const isOpen =
        text?.de.verdict.address === 'review' && first && reasons.get(first.id)?.verdict.address === 'suppress';
      // Nor does it mean what the responses on record mean where its page knows other causes, and the reason not the code.
      const isOther =
        first &&
        !reasons.get(first.id)?.codes.includes(code) &&
        text?.de.causes.some(({ reason }) => reason !== undefined && reason !== first.id);
      if (isOpen || isOther) return [];
      if (first) return first.rows.length / total >= nearlyAlways ? [[code, first.id]] : [];
      const byFacts = [...reasons.values()].filter((reason) => reason.codes.includes(code));
      return byFacts.length === 1 && byFacts[0] ? [[code, byFacts[0].id]] : [];
    }),
  );
}

/** The words of sending services: the terms of their pages, and those of their events that have no place there. */
function classesOf({ services, signs }: Content): Knowledge['classes'] {
  const ids = new Set([...services.keys(), ...Object.keys(signs.services)]);
  return Object.fromEntries(
    [...ids].map((id) => [
      id,
      {
        ...Object.fromEntries(
          Object.entries(signs.services[id] ?? {}).map(([word, reason]) => [
            word,
            { reason, isVague: false, term: null },
          ]),
        ),
        ...Object.fromEntries(
          // Of several terms with one name the first stands for it; their keys tell them apart.
          [...(services.get(id)?.terms ?? [])].reverse().flatMap((term) => {
            const [reason] = term.reasons;
            if (reason === undefined) return [];
            return wordsOfTerm(term).map((word) => [word, { reason, isVague: term.reasons.length > 1, term: term.id }]);
          }),
        ),
      },
    ]),
  );
}

/** The facts for the decoder, from the joined content. */
export function makeKnowledge(content: Content): Knowledge {
  const { codes, reasons, vagueReasons, wordings, providers, signs } = content;
  return {
    version: 1,
    codes: [...codes.keys()],
    ranges: [...codes.values()].flatMap(({ code, vendor }) =>
      vendor?.until ? [{ from: code, until: vendor.until }] : [],
    ),
    reasons: Object.fromEntries(
      [...reasons.values()].map(({ id, party, stage, type, verdict, ...facts }) => [
        id,
        {
          party,
          stage,
          verdict: verdictOf(type, verdict),
          pages: pagesOf({ type, ...facts }),
          isVague: vagueReasons.includes(id),
        },
      ]),
    ),
    reasonOfCode: reasonsOfCodes(content),
    verdicts: Object.fromEntries(
      [...codes.values()].flatMap(({ code, text }) => (text ? [[code, verdictOf(text.de.type, text.de.verdict)]] : [])),
    ),
    wordings: wordings.map(({ id, transient, permanent, phrases }) => ({ reason: id, transient, permanent, phrases })),
    providers: [...providers.values()].map(({ id, name, domains = [], mx = [], responses }) => ({
      id,
      name,
      domains,
      mx,
      responses: responses.map(({ id, replyCode, code, response, tags, reason, page }) => ({
        id,
        ...(replyCode && { replyCode }),
        ...(code && { code }),
        response,
        ...(tags && { tags }),
        reason,
        page,
      })),
    })),
    classes: classesOf(content),
    signs,
  };
}

/** What the module says about each code, from the joined content. */
export function makeDescriptions({ codes }: Content): Record<string, Described> {
  return Object.fromEntries(
    [...codes.values()].map(({ code, title, summary, text, vendor, nearest, derived }): [string, Described] => [
      code,
      {
        title,
        summary,
        ...(text && {
          action: byLang((lang) => text[lang]?.action),
          verdict: verdictOf(text.de.type, text.de.verdict),
        }),
        ...(derived && { verdict: verdictOf(derived.type, derived.verdict), reason: derived.reason }),
        ...(vendor?.until && { until: vendor.until }),
        ...(nearest && nearest !== code && { nearest }),
      },
    ]),
  );
}

/** What the module says about each reason, from the joined content. */
export function makeReasons({ reasons }: Content): Record<string, DescribedReason> {
  return Object.fromEntries(
    [...reasons.values()].map(({ id, party, type, verdict, title, text }) => [
      id,
      {
        party,
        verdict: verdictOf(type, verdict),
        title,
        summary: byLang((lang) => text[lang]?.summary),
        action: byLang((lang) => text[lang]?.action),
      },
    ]),
  );
}
