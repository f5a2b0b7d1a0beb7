import type { Lang } from '../i18n/langs.ts';
import { findProblems } from './check.ts';
import { codeInClass, compareCodes, parseStatusCode, registryKey } from '../base/code.ts';
import { ContentError } from './read.ts';
import { sourceUrl } from '../base/urls.ts';
import type {
  CodeText,
  Part,
  Provider,
  ProviderResponse,
  ProviderText,
  Registered,
  ReplyFacts,
  Sample,
  Signs,
  Vendor,
  Wording,
} from './schema.ts';

/** How a code stands to the standard: RFC 3463 and the IANA registry, or for a reply code whether an RFC defines it. */
export type Standing = 'foreseen' | 'class-not-foreseen' | 'vendor' | 'defined' | 'undefined';

export interface SeenResponse extends ProviderResponse {
  /** `responses`: how many are on record in all. */
  provider: { id: string; name: string; responses: number };
}

/** One known code, status code or reply code, with all that is written and computed about it. */
export interface Code {
  code: string;
  /** The parts of a status code; of a reply code its three digits. */
  class: number;
  subject: number;
  detail: number;
  /** `X.4.2`, also for vendor codes; a reply code itself. */
  key: string;
  standing: Standing;
  registered?: Registered;
  vendor?: Vendor;
  /** Only reply codes have it. */
  reply?: ReplyFacts;
  title: Record<Lang, string>;
  summary: Record<Lang, string>;
  /** Absent where no entry is written: the page is then generated from the facts. */
  text?: Record<Lang, CodeText>;
  /** The same subject and detail in the other classes, as far as known. */
  twins: string[];
  /** The code of the nearest written page: the code itself, or null where no page comes near. */
  nearest: string | null;
  /** Responses that state this code, or whose `page` names it. */
  responses: SeenResponse[];
  /** The reply codes, or for a reply code the status codes, that the registry pairs with it and that were seen with it. */
  travelsWith: { registered: string[]; seen: string[] };
}

export interface Subject extends Part {
  subject: number;
  codes: Code[];
}

export interface Content {
  codes: Map<string, Code>;
  subjects: Map<number, Subject>;
  classes: Map<number, Part>;
  registry: Map<string, Registered>;
  providers: Map<string, ProviderPage>;
  /** What servers write in words, the more telling first. */
  wordings: Wording[];
  /** Words by which the decoder knows what stands around them. */
  signs: Signs;
  /** Bounces to try the decoder with. */
  samples: Sample[];
}

export interface ProviderPage extends Provider {
  id: string;
  /** Absent where only its responses are known. */
  text?: Record<Lang, ProviderText>;
  /** In the order of its file. */
  responses: SeenResponse[];
}

/** What the collections hold: entries keyed `5.4.2/de`, registry entries by key, responses by provider. */
export interface Authored {
  codes: Record<string, CodeText>;
  replies: Record<string, CodeText>;
  replyFacts: Record<string, ReplyFacts>;
  registry: Record<string, Registered>;
  classes: Record<string, Part>;
  subjects: Record<string, Part>;
  vendor: Record<string, Vendor>;
  providers: Record<string, Provider>;
  providerTexts: Record<string, ProviderText>;
  responses: Record<string, ProviderResponse[]>;
  wordings: Wording[];
  signs: Signs;
  samples: Sample[];
  /** Ids of the other pages, `about/de`. */
  pages: string[];
}

/** All known codes: the registered ones in classes 4 and 5, in class 2 where foreseen or written about, and the vendors'. */
function knownCodes({ registry, vendor, codes }: Authored): string[] {
  const registered = Object.entries(registry).flatMap(([key, { classes }]) =>
    [2, 4, 5]
      .filter((cls) => cls !== 2 || classes.includes(2) || codes[`${codeInClass(key, 2)}/de`])
      .map((cls) => codeInClass(key, cls)),
  );
  return [...registered, ...Object.keys(vendor)].sort(compareCodes);
}

function standing(code: string, { registry }: Authored): Standing {
  const registered = registry[registryKey(code)];
  if (!registered) return 'vendor';
  return registered.classes.some((cls) => cls === parseStatusCode(code).class) ? 'foreseen' : 'class-not-foreseen';
}

const unique = (list: string[]) => [...new Set(list)].sort(compareCodes);
/** Both languages of an entry, or nothing where it is not written. */
function pair<T>(entries: Record<string, T>, id: string): { text?: Record<Lang, T> } {
  const [de, en] = [entries[`${id}/de`], entries[`${id}/en`]];
  return de && en ? { text: { de, en } } : {};
}

function joinStatusCode(code: string, authored: Authored, known: ReadonlySet<string>, seen: SeenResponse[]): Code {
  const parts = parseStatusCode(code);
  const key = registryKey(code);
  const registered = authored.registry[key];
  const vendor = authored.vendor[code];
  const facts = (registered ?? vendor) as Registered | Vendor;
  const { text } = pair(authored.codes, code);
  const twins = [4, 5, 2].map((cls) => codeInClass(key, cls)).filter((twin) => twin !== code && known.has(twin));
  const responses = seen.filter((row) => row.code === code || row.page === code);
  const candidates = [
    code,
    vendor?.page,
    ...twins,
    ...responses.map(({ page }) => page),
    `${parts.class}.${parts.subject}.0`,
  ];
  return {
    code,
    ...parts,
    key,
    standing: standing(code, authored),
    ...(registered && { registered }),
    ...(vendor && { vendor }),
    title: { de: text?.de.title ?? facts.title.de, en: text?.en.title ?? facts.title.en },
    summary: { de: text?.de.summary ?? facts.fact.de, en: text?.en.summary ?? facts.fact.en },
    ...(text && { text }),
    twins,
    nearest: candidates.find((candidate) => candidate !== undefined && authored.codes[`${candidate}/de`]) ?? null,
    responses,
    travelsWith: {
      registered: registered?.replyCodes ?? [],
      seen: unique(responses.flatMap((row) => (row.code === code && row.replyCode ? [row.replyCode] : []))),
    },
  };
}

function joinReplyCode(code: string, facts: ReplyFacts, authored: Authored, seen: SeenResponse[]): Code {
  const [cls = 0, subject = 0, detail = 0] = [...code].map(Number);
  const { text } = pair(authored.replies, code) as { text: Record<Lang, CodeText> };
  const responses = seen.filter((row) => row.replyCode === code);
  // RFC 2034, section 4: reply code and status code begin with the same digit.
  const registered = Object.entries(authored.registry).filter(
    ([, { replyCodes, classes }]) => replyCodes.includes(code) && (cls !== 2 || classes.includes(2)),
  );
  return {
    code,
    class: cls,
    subject,
    detail,
    key: code,
    standing: facts.reference ? 'defined' : 'undefined',
    reply: facts,
    title: { de: text.de.title, en: text.en.title },
    summary: { de: text.de.summary, en: text.en.summary },
    text,
    twins: [],
    nearest: text.de.meant ?? code,
    responses,
    travelsWith: {
      registered: unique(registered.map(([key]) => codeInClass(key, cls))),
      seen: unique(responses.flatMap((row) => row.code ?? [])),
    },
  };
}

/**
 * Joins what is authored into what the pages show, and computes the rest.
 * Throws a `ContentError` that names every missing twin, differing key and unknown code.
 */
export function join(authored: Authored): Content {
  const statusCodes = knownCodes(authored);
  const replyCodes = Object.entries(authored.replyFacts).sort(([a], [b]) => compareCodes(a, b));
  const known = new Set([...statusCodes, ...replyCodes.map(([code]) => code)]);
  const problems = findProblems(authored, known);
  if (problems.length) throw new ContentError(problems);

  const providers = new Map<string, ProviderPage>();
  for (const [id, rows] of Object.entries(authored.responses)) {
    const facts = authored.providers[id] as Provider;
    const provider = { id, name: facts.name, responses: rows.length };
    providers.set(id, {
      ...facts,
      id,
      ...pair(authored.providerTexts, id),
      responses: rows.map((row) => ({ ...row, provider })),
    });
  }
  const seen = [...providers.values()].flatMap(({ responses }) => responses);

  const codes = new Map<string, Code>();
  for (const code of statusCodes) codes.set(code, joinStatusCode(code, authored, known, seen));
  for (const [code, facts] of replyCodes) codes.set(code, joinReplyCode(code, facts, authored, seen));

  const subjects = new Map<number, Subject>();
  for (const [digit, part] of Object.entries(authored.subjects).sort(([a], [b]) => compareCodes(a, b))) {
    const subject = Number(digit);
    const own = [...codes.values()].filter((code) => !code.reply && code.subject === subject);
    subjects.set(subject, { ...part, subject, codes: own });
  }
  const classes = new Map(Object.entries(authored.classes).map(([digit, part]) => [Number(digit), part]));
  const registry = new Map(Object.entries(authored.registry).sort(([a], [b]) => compareCodes(a, b)));
  const { wordings, signs, samples } = authored;
  return { codes, subjects, classes, registry, providers, wordings, signs, samples };
}

/** The date of the older of the two reviews, `2026-11-24`; null where no entry is written. */
export const reviewedOn = ({ text }: Code): string | null =>
  text ? ([text.de.reviewed, text.en.reviewed].sort()[0] ?? null) : null;

/** The address behind an example's source: of the page's own `sources`, or of the response in the provider data. */
export function exampleSource(
  example: CodeText['examples'][number],
  { sources }: CodeText,
  codes: Content['codes'],
): string | null {
  const own = sources.find(({ title }) => title === example.source);
  if (own || !example.source) return own?.url ?? null;
  for (const { responses } of codes.values()) {
    const row = responses.find(({ provider, id }) => `${provider.id}/${id}` === example.source);
    if (row) return sourceUrl(row.source);
  }
  return null;
}
