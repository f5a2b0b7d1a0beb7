import { langs, otherLang, type Lang } from '../i18n/langs.ts';
import { codeInClass, compareCodes, parseStatusCode, readStatusCode, registryKey } from './code.ts';
import { ContentError, type Problem } from './entry.ts';
import { sourceUrl } from './urls.ts';
import {
  neutralKeys,
  type CodeText,
  type Part,
  type Provider,
  type ProviderResponse,
  type Registered,
  type Vendor,
} from './schema.ts';

/** How a code stands to the standard: RFC 3463 and the IANA registry. */
export type Standing = 'foreseen' | 'class-not-foreseen' | 'vendor';

export interface SeenResponse extends ProviderResponse {
  /** `responses`: how many are on record in all. */
  provider: { id: string; name: string; responses: number };
}

/** One known enhanced status code with all that is written and computed about it. */
export interface Code {
  code: string;
  class: number;
  subject: number;
  detail: number;
  /** `X.4.2`, also for vendor codes. */
  key: string;
  standing: Standing;
  registered?: Registered;
  vendor?: Vendor;
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
  /** Reply codes that the registry pairs with it, and those seen with it in responses. */
  replyCodes: { registered: string[]; seen: string[] };
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
  /** All responses of each provider, in the order of its file. */
  providers: Map<string, SeenResponse[]>;
}

/** What the collections hold: entries keyed `5.4.2/de`, registry entries by key, responses by provider. */
export interface Authored {
  codes: Record<string, CodeText>;
  registry: Record<string, Registered>;
  classes: Record<string, Part>;
  subjects: Record<string, Part>;
  vendor: Record<string, Vendor>;
  providers: Record<string, Provider>;
  responses: Record<string, ProviderResponse[]>;
  /** Ids of the other pages, `about/de`. */
  pages: string[];
}

const entryFile = (code: string, lang: string) => `content/codes/${code}/${lang}.mdx`;

/** The values of a language-neutral key; `causes.id` collects the ids of a list. */
function neutralValues(data: unknown, key: string): unknown {
  return key.split('.').reduce((value, step): unknown => {
    const of = (item: unknown) => (item as Record<string, unknown> | undefined)?.[step];
    return Array.isArray(value) ? value.map(of) : of(value);
  }, data);
}

const show = (value: unknown) =>
  Array.isArray(value) ? value.map((item) => item ?? '–').join(', ') : String(value ?? '(absent)');

function compareTwins(code: string, de: CodeText, en: CodeText): Problem[] {
  const differing: { key: string; left: string; right: string }[] = neutralKeys.flatMap((key) => {
    let [left, right] = [neutralValues(de, key), neutralValues(en, key)];
    // The points of a list are paired by their ids, whatever their order.
    if (key.endsWith('.id')) [left, right] = [[...(left as string[])].sort(), [...(right as string[])].sort()];
    return show(left) === show(right) ? [] : [{ key, left: show(left), right: show(right) }];
  });
  if (de.sources.length !== en.sources.length) {
    differing.push({ key: 'sources', left: `${de.sources.length} of them`, right: `${en.sources.length} of them` });
  }
  if (!de.contrast !== !en.contrast)
    differing.push({ key: 'contrast', left: show(de.contrast && 'present'), right: show(en.contrast && 'present') });
  return differing.map(({ key, left, right }) => ({
    file: entryFile(code, 'de'),
    key,
    message: `"${left}" differs from "${right}" in ${entryFile(code, 'en')}; both languages must say the same`,
  }));
}

/** All known codes: the registered ones in classes 4 and 5, in class 2 where foreseen, and the vendors'. */
function knownCodes({ registry, vendor }: Authored): string[] {
  const registered = Object.entries(registry).flatMap(([key, { classes }]) =>
    [2, 4, 5].filter((cls) => cls !== 2 || classes.includes(2)).map((cls) => codeInClass(key, cls)),
  );
  return [...registered, ...Object.keys(vendor)].sort(compareCodes);
}

function checkReferences(authored: Authored, known: Set<string>): Problem[] {
  const problems: Problem[] = [];
  const check = (file: string, key: string, code: string) => {
    if (known.has(code)) return;
    problems.push({
      file,
      key,
      message: `"${code}" is not a known code; correct it, or add it to content/registry/vendor.yml with its source`,
    });
  };
  for (const [id, text] of Object.entries(authored.codes)) {
    const [code = '', lang = ''] = id.split('/');
    const file = entryFile(code, lang);
    if (readStatusCode(code)) check(file, '(folder)', code);
    else
      problems.push({
        file,
        key: '(folder)',
        message: `"${code}" is not an enhanced status code; name the folder after one, such as 5.4.2`,
      });
    for (const related of text.related) check(file, 'related', related);
    for (const { code: neighbor } of text.confused) check(file, 'confused', neighbor);
    if (text.related.includes(code))
      problems.push({ file, key: 'related', message: `"${code}" is the page itself; remove it` });

    for (const [at, { evidence, source }] of text.examples.entries()) {
      const key = `examples.${at}.source`;
      const [provider = '', response = ''] = source?.split('/') ?? [];
      const isKnown =
        text.sources.some(({ title }) => title === source) ||
        authored.responses[provider]?.some((row) => row.id === response);
      if (evidence === 'constructed' ? source : !source) {
        const remedy = source
          ? 'a constructed example has no source; remove it'
          : `an ${evidence} example needs a source; add it`;
        problems.push({ file, key, message: `"${source ?? '(absent)'}": ${remedy}` });
      } else if (source && !isKnown) {
        problems.push({
          file,
          key,
          message: `"${source}" is neither a title under sources nor provider/response of content/providers; correct it`,
        });
      }
    }
  }
  for (const [code, { page, until }] of Object.entries(authored.vendor)) {
    const file = 'content/registry/vendor.yml';
    check(file, `${code}.page`, page);
    if (authored.registry[registryKey(code)])
      problems.push({ file, key: code, message: `"${code}" is registered; remove it here` });
    if (until && compareCodes(until, code) <= 0)
      problems.push({
        file,
        key: `${code}.until`,
        message: `"${until}" does not follow ${code}; correct the end of the range`,
      });
  }
  for (const [provider, rows] of Object.entries(authored.responses)) {
    const file = `content/providers/${provider}/responses.yml`;
    if (!authored.providers[provider]) {
      problems.push({
        file,
        key: '(folder)',
        message: `"${provider}" has no name; add content/providers/${provider}/provider.yml with name`,
      });
    }
    for (const row of rows) {
      check(file, `${row.id}.page`, row.page);
      if (row.code) check(file, `${row.id}.code`, row.code);
    }
  }
  return problems;
}

function standing(code: string, { registry }: Authored): Standing {
  const registered = registry[registryKey(code)];
  if (!registered) return 'vendor';
  return registered.classes.some((cls) => cls === parseStatusCode(code).class) ? 'foreseen' : 'class-not-foreseen';
}

/**
 * Joins what is authored into what the pages show, and computes the rest.
 * Throws a `ContentError` that names every missing twin, differing key and unknown code.
 */
export function join(authored: Authored): Content {
  const known = knownCodes(authored);
  const knownSet = new Set(known);
  const problems = checkReferences(authored, knownSet);
  for (const id of authored.pages) {
    const [slug = '', lang = ''] = id.split('/');
    const missing = `${slug}/${otherLang(lang as Lang)}`;
    if (authored.pages.includes(missing)) continue;
    problems.push({
      file: `content/pages/${missing}.mdx`,
      key: '(whole file)',
      message: `is missing; write it, or remove content/pages/${id}.mdx`,
    });
  }
  for (const id of Object.keys(authored.codes)) {
    const [code = '', lang = ''] = id.split('/');
    const twin = authored.codes[`${code}/${otherLang(lang as Lang)}`];
    if (!twin) {
      const missing = entryFile(code, otherLang(lang as Lang));
      problems.push({
        file: missing,
        key: '(whole file)',
        message: `is missing; write it, or remove ${entryFile(code, lang)}`,
      });
    } else if (lang === 'de') {
      problems.push(...compareTwins(code, authored.codes[id] as CodeText, twin));
    }
  }
  if (problems.length) throw new ContentError(problems);

  const written = (code: string) => authored.codes[`${code}/de`] !== undefined;
  const seen: SeenResponse[] = Object.entries(authored.responses).flatMap(([id, rows]) =>
    rows.map((row) => ({
      ...row,
      provider: { id, name: (authored.providers[id] as Provider).name, responses: rows.length },
    })),
  );

  const codes = new Map<string, Code>();
  for (const code of known) {
    const { class: cls, subject, detail } = parseStatusCode(code);
    const key = registryKey(code);
    const registered = authored.registry[key];
    const vendor = authored.vendor[code];
    const facts = (registered ?? vendor) as Registered | Vendor;
    const [de, en] = langs.map((lang) => authored.codes[`${code}/${lang}`]);
    const twins = [4, 5, 2]
      .map((other) => codeInClass(key, other))
      .filter((other) => other !== code && knownSet.has(other));
    const responses = seen.filter((row) => row.code === code || row.page === code);
    const candidates = [code, vendor?.page, ...twins, ...responses.map(({ page }) => page), `${cls}.${subject}.0`];
    codes.set(code, {
      code,
      class: cls,
      subject,
      detail,
      key,
      standing: standing(code, authored),
      ...(registered && { registered }),
      ...(vendor && { vendor }),
      title: { de: de?.title ?? facts.title.de, en: en?.title ?? facts.title.en },
      summary: { de: de?.summary ?? facts.fact.de, en: en?.summary ?? facts.fact.en },
      ...(de && en && { text: { de, en } }),
      twins,
      nearest: candidates.find((candidate) => candidate !== undefined && written(candidate)) ?? null,
      responses,
      replyCodes: {
        registered: registered?.replyCodes ?? [],
        seen: [
          ...new Set(responses.flatMap((row) => (row.code === code && row.replyCode ? [row.replyCode] : []))),
        ].sort(),
      },
    });
  }

  const subjects = new Map<number, Subject>();
  for (const [digit, part] of Object.entries(authored.subjects).sort(([a], [b]) => compareCodes(a, b))) {
    const subject = Number(digit);
    subjects.set(subject, { ...part, subject, codes: [...codes.values()].filter((code) => code.subject === subject) });
  }
  const classes = new Map(Object.entries(authored.classes).map(([digit, part]) => [Number(digit), part]));
  const registry = new Map(Object.entries(authored.registry).sort(([a], [b]) => compareCodes(a, b)));
  const providers = new Map(
    Object.keys(authored.responses).map((id) => [id, seen.filter(({ provider }) => provider.id === id)]),
  );
  return { codes, subjects, classes, registry, providers };
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

/**
 * The responses that a code's page has room for, and those that it leaves to the providers. Where no response states
 * the code, the page shows one of each neighbor that it is confused with; the others stand on the neighbors' pages.
 */
export function responsesFor(
  { code, text, responses }: Code,
  codes: Content['codes'],
  max: number,
): { shown: SeenResponse[]; rest: SeenResponse[]; isOfNeighbors: boolean } {
  const isOfNeighbors = text !== undefined && !responses.some((row) => row.code === code);
  const neighbors = isOfNeighbors ? text.de.confused.map((neighbor) => neighbor.code) : [];
  const all = [code, ...neighbors].flatMap(
    (stated) => codes.get(stated)?.responses.filter((row) => !isOfNeighbors || row.code === stated) ?? [],
  );
  const shown = isOfNeighbors
    ? neighbors
        .flatMap((neighbor) =>
          deciding(
            all.filter((row) => row.code === neighbor),
            neighbor,
            1,
          ),
        )
        .slice(0, max)
    : deciding(all, code, max);
  return { shown, rest: isOfNeighbors ? [] : all.filter((row) => !shown.includes(row)), isOfNeighbors };
}

/**
 * The responses that tell a reader most: first those that mean another page than the code says, then one of each
 * provider, those with the most responses on record first. At most `max`; their order is kept.
 */
function deciding(responses: SeenResponse[], code: string, max: number): SeenResponse[] {
  const providers = new Set<string>();
  const rank = (row: SeenResponse) => {
    const isRepeated = providers.has(row.provider.id);
    providers.add(row.provider.id);
    return (row.page === code ? 1 : 0) + (isRepeated ? 2 : 0);
  };
  const weight = (row: SeenResponse) => row.provider.responses;
  const ranked = [...responses].sort((a, b) => weight(b) - weight(a)).map((row) => ({ row, rank: rank(row) }));
  const chosen = new Set(
    ranked
      .sort((a, b) => a.rank - b.rank)
      .slice(0, max)
      .map(({ row }) => row),
  );
  return responses.filter((row) => chosen.has(row));
}
