import { byLang, complete, type Texts } from '../i18n/langs.ts';
import { codeInClass, compareCodes, nearestCode, parseStatusCode, registryKey } from '../base/code.ts';
import { carriersOf, codeOf, deriveReason, reasonsOf, wordingsOf } from './reasons.ts';
import type { CodeText, Provider, ProviderResponse, ReasonFacts, Registered, ReplyFacts, Vendor } from './schema.ts';
import type {
  Authored,
  Code,
  Content,
  ProviderPage,
  Reason,
  SeenResponse,
  Service,
  Standing,
  Subject,
} from './shapes.ts';

// Joins what is authored into what the pages show, and computes the rest.

/** The registered codes in classes 4 and 5, in class 2 where foreseen or written about, and the vendors'. */
function statusCodes({ registry, vendor, codes }: Authored): string[] {
  const registered = Object.entries(registry).flatMap(([key, { classes }]) =>
    [2, 4, 5]
      .filter((cls) => cls !== 2 || classes.includes(2) || codes[`${codeInClass(key, 2)}/de`])
      .map((cls) => codeInClass(key, cls)),
  );
  return [...registered, ...Object.keys(vendor)].sort(compareCodes);
}

/** Every code that has a page. */
export const knownCodes = (authored: Authored): ReadonlySet<string> =>
  new Set([...statusCodes(authored), ...Object.keys(authored.replyFacts)]);

function standing(code: string, { registry }: Authored): Standing {
  const registered = registry[registryKey(code)];
  if (!registered) return 'vendor';
  return registered.classes.some((cls) => cls === parseStatusCode(code).class) ? 'foreseen' : 'class-not-foreseen';
}

const unique = (list: string[]) => [...new Set(list)].sort(compareCodes);
/** All languages of an entry, or nothing where it is not written. */
function pair<T>(entries: Record<string, T>, id: string): { text?: Texts<T> } {
  const isWritten = complete.every((lang) => entries[`${id}/${lang}`]);
  return isWritten ? { text: byLang((lang) => entries[`${id}/${lang}`]) } : {};
}

/** All entries of a kind by their slug, each in all its languages. */
function pairAll<T>(entries: Record<string, T>): [slug: string, text: Texts<T>][] {
  const slugs = [...new Set(Object.keys(entries).map((id) => id.split('/')[0] ?? ''))];
  return slugs.flatMap((slug): [string, Texts<T>][] => {
    const { text } = pair(entries, slug);
    return text ? [[slug, text]] : [];
  });
}

const reviewedOn = (text: Texts<CodeText> | undefined) =>
  Object.values(byLang((lang) => text?.[lang]?.reviewed)).sort()[0] ?? null;

/** The code whose page helps with a response. */
function pageOfResponse({ page, code, replyCode, reason }: ProviderResponse, reasons: Authored['reasons']): string {
  return page ?? code ?? codeOf(reasons[reason] as ReasonFacts, replyCode?.[0] ?? '5') ?? '5.0.0';
}

function joinReasons(
  authored: Authored,
  providers: ReadonlyMap<string, ProviderPage>,
  services: ReadonlyMap<string, Service>,
): Map<string, Reason> {
  const seen = [...providers.values()].flatMap(({ responses }) => responses);
  return new Map(
    [...authored.order.telling, ...authored.order.vague].map((id) => {
      const facts = authored.reasons[id] as ReasonFacts;
      const { text } = pair(authored.reasonTexts, id) as Pick<Reason, 'text'>;
      const responses = seen.filter(({ reason }) => reason === id);
      const help = [...providers.values()].flatMap(({ id: provider, name, responses, text: own }) => {
        const items = byLang((lang) => own?.[lang]?.unblock.filter(({ reasons }) => reasons?.includes(id)));
        return own && items.de.length > 0
          ? { provider: { id: provider, name, responses: responses.length }, items }
          : [];
      });
      const names = [...services.values()].flatMap(({ id: service, name, terms }) => {
        const own = terms.filter(({ reasons }) => reasons.includes(id));
        return own.length > 0
          ? { service: { id: service, name }, terms: own.map(({ id, term }) => ({ id, term })) }
          : [];
      });
      return [
        id,
        {
          ...facts,
          id,
          title: byLang((lang) => text[lang]?.title),
          text,
          responses,
          carriers: carriersOf(facts, responses),
          help,
          names,
        },
      ];
    }),
  );
}

/** What the responses that state a code say about its reasons. */
function reasonsOfCode(
  code: string,
  text: Texts<CodeText> | undefined,
  stating: SeenResponse[],
  reasons: Map<string, Reason>,
  twins: string[],
) {
  const derived = text ? null : deriveReason(code, stating, reasons, twins);
  return {
    reasons: reasonsOf(stating, text?.de.verdict.address ?? derived?.verdict.address, reasons),
    ...(derived && { derived }),
  };
}

function joinStatusCode(
  code: string,
  authored: Authored,
  known: ReadonlySet<string>,
  seen: SeenResponse[],
  reasons: Map<string, Reason>,
): Code {
  const parts = parseStatusCode(code);
  const key = registryKey(code);
  const registered = authored.registry[key];
  const vendor = authored.vendor[code];
  const facts = (registered ?? vendor) as Registered | Vendor;
  const { text } = pair(authored.codes, code);
  const twins = [4, 5, 2].map((cls) => codeInClass(key, cls)).filter((twin) => twin !== code && known.has(twin));
  const responses = seen.filter((row) => row.code === code || row.page === code);
  const isWritten = (candidate: string) => `${candidate}/de` in authored.codes;
  const relatives = [code, ...(vendor ? [vendor.page] : []), ...twins, ...responses.map(({ page }) => page)];
  return {
    code,
    ...parts,
    key,
    standing: standing(code, authored),
    ...(registered && { registered }),
    foreseen: (registered?.classes ?? []).map((cls) => codeInClass(key, cls)),
    ...(vendor && { vendor }),
    title: byLang((lang) => text?.[lang]?.title ?? facts.title[lang]),
    summary: byLang((lang) => text?.[lang]?.summary ?? facts.fact[lang]),
    ...(text && { text }),
    reviewed: reviewedOn(text),
    twins,
    nearest: relatives.find(isWritten) ?? nearestCode(code, { has: isWritten }),
    responses,
    ...reasonsOfCode(
      code,
      text,
      seen.filter((row) => row.code === code),
      reasons,
      twins,
    ),
    travelsWith: {
      registered: registered?.replyCodes ?? [],
      seen: unique(responses.flatMap((row) => (row.code === code && row.replyCode ? [row.replyCode] : []))),
    },
  };
}

function joinReplyCode(
  code: string,
  facts: ReplyFacts,
  authored: Authored,
  seen: SeenResponse[],
  reasons: Map<string, Reason>,
): Code {
  const [cls = 0, subject = 0, detail = 0] = [...code].map(Number);
  const { text } = pair(authored.replies, code) as { text: Texts<CodeText> };
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
    standing: facts.reference ? 'defined' : 'nonstandard',
    foreseen: [],
    reply: facts,
    title: byLang((lang) => text[lang]?.title),
    summary: byLang((lang) => text[lang]?.summary),
    text,
    reviewed: reviewedOn(text),
    twins: [],
    nearest: text.de.meant ?? code,
    responses,
    ...reasonsOfCode(code, text, responses, reasons, []),
    travelsWith: {
      registered: unique(registered.map(([key]) => codeInClass(key, cls))),
      seen: unique(responses.flatMap((row) => row.code ?? [])),
    },
  };
}

/** Joins content in which `check.ts` found no problem. */
export function join(authored: Authored): Content {
  const known = knownCodes(authored);
  const providers = new Map<string, ProviderPage>();
  for (const [id, rows] of Object.entries(authored.responses)) {
    const facts = authored.providers[id] as Provider;
    const provider = { id, name: facts.name, responses: rows.length };
    providers.set(id, {
      ...facts,
      id,
      ...pair(authored.providerTexts, id),
      responses: rows.map((row) => ({ ...row, page: pageOfResponse(row, authored.reasons), provider })),
    });
  }
  const seen = [...providers.values()].flatMap(({ responses }) => responses);

  const services = new Map(
    Object.entries(authored.services)
      .sort(([, a], [, b]) => a.name.localeCompare(b.name, 'en'))
      .map(([id, facts]) => [id, { ...facts, id }]),
  );
  const reasons = joinReasons(authored, providers, services);

  const codes = new Map<string, Code>();
  for (const code of statusCodes(authored)) codes.set(code, joinStatusCode(code, authored, known, seen, reasons));
  const replies = Object.entries(authored.replyFacts).sort(([a], [b]) => compareCodes(a, b));
  for (const [code, facts] of replies) codes.set(code, joinReplyCode(code, facts, authored, seen, reasons));

  const subjects = new Map<number, Subject>();
  for (const [digit, part] of Object.entries(authored.subjects).sort(([a], [b]) => compareCodes(a, b))) {
    const subject = Number(digit);
    const own = [...codes.values()].filter((code) => !code.reply && code.subject === subject);
    subjects.set(subject, { ...part, subject, codes: own });
  }
  const classes = new Map(Object.entries(authored.classes).map(([digit, part]) => [Number(digit), part]));
  const registry = new Map(Object.entries(authored.registry).sort(([a], [b]) => compareCodes(a, b)));
  const pages = new Map(pairAll(authored.pages));
  const guides = new Map(pairAll(authored.guides).sort(([, a], [, b]) => a.de.order - b.de.order));
  const wordings = wordingsOf([...reasons.keys()], authored.reasons);
  const { signs, samples, home, suppression, glossary } = authored;
  return {
    codes,
    subjects,
    classes,
    registry,
    providers,
    reasons,
    vagueReasons: authored.order.vague,
    wordings,
    signs,
    samples,
    home,
    suppression,
    guides,
    glossary,
    services,
    pages,
  };
}
