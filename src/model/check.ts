import { complete, langs } from '../i18n/langs.ts';
import { compareCodes, isReplyCode, readStatusCode, registryKey } from '../base/code.ts';
import { knownCodes } from './join.ts';
import { wordsOfTerm } from './reasons.ts';
import { neutralGuideKeys, neutralKeys, neutralProviderKeys, neutralReasonKeys, type Verdict } from './schema.ts';
import type { Authored, Path, Problem } from './shapes.ts';

// What only shows when files are compared: twins that differ, references that lead nowhere. Each rule is alone; a new
// one is written below and named in the list at the end.

type Rule = (authored: Authored) => Problem[];

const repliesFile = 'content/registry/replies.yml';
const vendorFile = 'content/registry/vendor.yml';
const homeFile = 'content/home.yml';
const signsFile = 'content/signs.yml';
const orderFile = 'content/reasons/order.yml';
const reasonFile = (id: string) => `content/reasons/${id}/reason.yml`;
const responsesFile = (provider: string) => `content/providers/${provider}/responses.yml`;
const folderOf = (code: string) => (isReplyCode(code) ? 'replies' : 'codes');
const entryFile = (code: string, lang: string) => `content/${folderOf(code)}/${code}/${lang}.mdx`;

/** All entries about codes, each with its file. */
const entriesOf = ({ codes, replies }: Authored) =>
  Object.entries({ codes, replies }).flatMap(([folder, entries]) =>
    Object.entries(entries).map(([id, text]) => {
      const [code = '', lang = ''] = id.split('/');
      return { folder, code, lang, text, file: `content/${folder}/${id}.mdx` };
    }),
  );

/** Every entry is there in every complete language. */
const findMissingTwins: Rule = ({ codes, replies, providerTexts, reasonTexts, pages, guides }) =>
  Object.entries({ codes, replies, providers: providerTexts, reasons: reasonTexts, pages, guides }).flatMap(
    ([folder, entries]) =>
      [...new Set(Object.keys(entries).map((id) => id.split('/')[0]))].flatMap((slug) => {
        const fileOf = (lang: string) => `content/${folder}/${slug}/${lang}.mdx`;
        const written = langs.filter((lang) => `${slug}/${lang}` in entries).map(fileOf);
        const message = `is missing; write it, or remove ${written.join(' and ')}`;
        return complete
          .filter((lang) => !(`${slug}/${lang}` in entries))
          .map((lang) => ({ file: fileOf(lang), path: [], message }));
      }),
  );

/** The values of a language-neutral key; `causes.id` collects the ids of a list, `tree.answers.next` those of lists in lists. */
function neutralValues(data: unknown, path: string[]): unknown {
  return path.reduce((value, step): unknown => {
    const of = (item: unknown) => (item as Record<string, unknown> | undefined)?.[step];
    return Array.isArray(value) ? value.flat().map(of) : of(value);
  }, data);
}

const show = (value: unknown) =>
  Array.isArray(value) ? value.map((item) => item ?? '–').join(', ') || '[]' : String(value ?? '(absent)');

interface Differing {
  path: Path;
  left: string;
  right: string;
}

/** The neutral keys in which another language of an entry differs from German. */
function compareKeys(de: object, other: object, keys: readonly string[]): Differing[] {
  return keys.flatMap((key) => {
    const path = key.split('.');
    let [left, right] = [neutralValues(de, path), neutralValues(other, path)];
    // The points of a list are paired by their ids, whatever their order.
    if (/\.(?:id|reason)$/.test(key))
      [left, right] = [left, right].map((list) => [...((list ?? []) as string[])].sort());
    return show(left) === show(right) ? [] : [{ path, left: show(left), right: show(right) }];
  });
}

/** Whether two languages have a part, and as many sources. */
function compareParts(de: object, other: object): Differing[] {
  const of = (text: object, key: string): unknown => (text as Record<string, unknown>)[key];
  const differing = ['contrast', 'atProviders'].flatMap((key) => {
    const [left, right] = [de, other].map((text) => show(of(text, key) && 'present'));
    return left === right ? [] : [{ path: [key], left: left ?? '', right: right ?? '' }];
  });
  const [left, right] = [de, other].map((text) => `${(of(text, 'sources') as unknown[]).length} of them`);
  return left === right ? differing : [...differing, { path: ['sources'], left: left ?? '', right: right ?? '' }];
}

/** What is neutral is the same in all languages as in German. */
const compareTwins: Rule = ({ codes, replies, reasonTexts, providerTexts, guides }) => {
  const kinds: [folder: string, entries: Record<string, object>, keys: readonly string[]][] = [
    ['codes', codes, neutralKeys],
    ['replies', replies, neutralKeys],
    ['reasons', reasonTexts, neutralReasonKeys],
    ['providers', providerTexts, neutralProviderKeys],
    ['guides', guides, neutralGuideKeys],
  ];
  return kinds.flatMap(([folder, entries, keys]) =>
    Object.entries(entries).flatMap(([id, other]) => {
      const [slug = '', lang] = id.split('/');
      const de = entries[`${slug}/de`];
      if (lang === 'de' || !de) return [];
      const differing = [...compareKeys(de, other, keys), ...(folder === 'providers' ? [] : compareParts(de, other))];
      return differing.map(({ path, left, right }) => ({
        file: `content/${folder}/${slug}/de.mdx`,
        path,
        message: `"${left}" differs from "${right}" in content/${folder}/${id}.mdx; all languages must say the same`,
      }));
    }),
  );
};

/** A folder is named after a code that is known. */
const findUnknownEntries: Rule = (authored) => {
  const known = knownCodes(authored);
  return entriesOf(authored).flatMap(({ folder, code, file }) => {
    if (known.has(code) && folder === folderOf(code)) return [];
    let message = `"${code}" is not an enhanced status code; name the folder after one, such as 5.4.2`;
    if (folder === 'replies') message = `"${code}" has no facts; add it to ${repliesFile}`;
    else if (readStatusCode(code)) message = notKnown(code);
    return [{ file, path: [], message }];
  });
};

const notKnown = (code: string) =>
  `"${code}" is not a known code; correct it, or add it to content/registry/vendor.yml with its source`;

/** What the decision trees of guides lead to. */
const namedInTrees = ({ guides }: Authored, key: 'reasons' | 'codes') =>
  Object.entries(guides).flatMap(([id, { tree = [] }]) =>
    tree.flatMap(({ answers }, at) =>
      answers.flatMap((answer, place) =>
        answer[key].map((name, nth) => ({
          file: `content/guides/${id}.mdx`,
          path: ['tree', at, 'answers', place, key, nth],
          name,
        })),
      ),
    ),
  );

/** Every code that is named has a page. */
const findUnknownCodes: Rule = (authored) => {
  const named: { file: string; path: Path; code: string | undefined }[] = [
    ...entriesOf(authored).flatMap(({ file, text }) => [
      ...text.related.map((code, at) => ({ file, path: ['related', at], code })),
      ...text.confused.map(({ code }, at) => ({ file, path: ['confused', at, 'code'], code })),
      { file, path: ['meant'], code: text.meant },
    ]),
    ...Object.entries(authored.vendor).map(([code, { page }]) => ({
      file: vendorFile,
      path: [code, 'page'],
      code: page,
    })),
    ...Object.entries(authored.responses).flatMap(([provider, rows]) =>
      rows.flatMap(({ id, page, code }) => [
        { file: responsesFile(provider), path: [id, 'page'], code: page },
        { file: responsesFile(provider), path: [id, 'code'], code },
      ]),
    ),
    ...Object.entries(authored.reasons).flatMap(([id, { codes }]) =>
      codes.map((code, at) => ({ file: reasonFile(id), path: ['codes', at], code })),
    ),
    ...[authored.home.examples, authored.home.codes].flatMap((list, which) =>
      list.map((code, at) => ({ file: homeFile, path: [which ? 'codes' : 'examples', at], code })),
    ),
    ...namedInTrees(authored, 'codes').map(({ file, path, name }) => ({ file, path, code: name })),
    ...Object.entries(authored.home.stamps).map(([type, code]) => ({ file: homeFile, path: ['stamps', type], code })),
  ];
  const known = knownCodes(authored);
  return named.flatMap(({ file, path, code }) =>
    code === undefined || known.has(code) ? [] : [{ file, path, message: notKnown(code) }],
  );
};

/** A page is not related to itself. */
const findSelfReferences: Rule = (authored) =>
  entriesOf(authored).flatMap(({ file, code, text }) => {
    const at = text.related.indexOf(code);
    return at < 0 ? [] : [{ file, path: ['related', at], message: `"${code}" is the page itself; remove it` }];
  });

/** An example that somebody saw says where: a title under `sources`, or `provider/response`. */
const checkExampleSources: Rule = (authored) =>
  entriesOf(authored).flatMap(({ file, text }) =>
    text.examples.flatMap(({ evidence, source }, at) => {
      const [provider = '', response = ''] = source?.split('/') ?? [];
      const isKnown =
        text.sources.some(({ title }) => title === source) ||
        authored.responses[provider]?.some((row) => row.id === response);
      let message: string | undefined;
      if (evidence === 'constructed') {
        if (source) message = `"${source}": a constructed example has no source; remove it`;
      } else if (!source) message = `is missing; an example that is ${evidence} needs a source`;
      else if (!isKnown) {
        message = `"${source}" is neither a title under sources nor provider/response of content/providers; correct it`;
      }
      return message ? [{ file, path: ['examples', at, 'source'], message }] : [];
    }),
  );

/** A number with facts but without an entry would be an address without a page. */
const checkReplyFacts: Rule = ({ replyFacts, replies }) =>
  Object.keys(replyFacts).flatMap((code) => {
    if (!isReplyCode(code))
      return [
        { file: repliesFile, path: [code], message: `"${code}" is not a reply code; write three digits in quotes` },
      ];
    if (langs.some((lang) => replies[`${code}/${lang}`])) return [];
    return complete.map((lang) => ({
      file: entryFile(code, lang),
      path: [],
      message: `is missing; write it, or remove ${code} from ${repliesFile}`,
    }));
  });

/** A vendor's code is none of the registry's, and a range ends behind its first code. */
const checkVendorCodes: Rule = ({ vendor, registry }) =>
  Object.entries(vendor).flatMap(([code, { until }]) => {
    const problems: Problem[] = [];
    const report = (path: Path, message: string) => problems.push({ file: vendorFile, path, message });
    if (!readStatusCode(code)) {
      report([code], `"${code}" is not an enhanced status code; write class.subject.detail in quotes`);
    } else if (registry[registryKey(code)]) report([code], `"${code}" is registered; remove it here`);
    if (until && compareCodes(until, code) <= 0) {
      report([code, 'until'], `"${until}" does not follow ${code}; correct the end of the range`);
    }
    return problems;
  });

/** A provider has a name, responses, and then perhaps texts. */
const checkProviders: Rule = ({ providers, responses, providerTexts }) => {
  const written = Object.keys(providerTexts).map((id) => id.split('/')[0] ?? '');
  return [...new Set([...Object.keys(responses), ...Object.keys(providers), ...written])].flatMap((id) => {
    const folder = `content/providers/${id}`;
    const problems: Problem[] = [];
    if (!providers[id])
      problems.push({
        file: `${folder}/provider.yml`,
        path: [],
        message: `is missing; write it with the name of ${id}`,
      });
    if (!responses[id])
      problems.push({ file: `${folder}/responses.yml`, path: [], message: `is missing; write what ${id} answers` });
    return problems;
  });
};

/** The home page names providers and reasons that there are. */
const checkHome: Rule = ({ home, responses, reasons }) =>
  (
    [
      ['providers', responses],
      ['reasons', reasons],
    ] as const
  ).flatMap(([key, known]) =>
    home[key].flatMap((id, at) =>
      known[id]
        ? []
        : [
            {
              file: homeFile,
              path: [key, at],
              message: `"${id}" is no folder of content/${key}; correct or remove it`,
            },
          ],
    ),
  );

/** A phrase stands under one reason. */
const findRepeatedPhrases: Rule = ({ reasons }) => {
  const seen = new Map<string, string>();
  return Object.entries(reasons).flatMap(([id, { phrases }]) =>
    phrases.flatMap((phrase, at) => {
      const other = seen.get(phrase.toLowerCase());
      seen.set(phrase.toLowerCase(), id);
      const message = `"${phrase}" stands under ${other} already; keep one of them`;
      return other ? [{ file: reasonFile(id), path: ['phrases', at], message }] : [];
    }),
  );
};

/** A reason has facts, texts and its place in the order. */
const checkReasons: Rule = ({ reasons, reasonTexts, order: { telling, vague } }) => {
  const order = [...telling, ...vague];
  const written = Object.keys(reasonTexts).map((id) => id.split('/')[0] ?? '');
  const missing = [...new Set([...Object.keys(reasons), ...written])].flatMap((id) => {
    const problems: Problem[] = [];
    if (!reasons[id])
      problems.push({ file: reasonFile(id), path: [], message: `is missing; write the facts of ${id}` });
    if (!written.includes(id)) {
      problems.push({ file: `content/reasons/${id}/de.mdx`, path: [], message: 'is missing; write it, and en.mdx' });
    }
    if (!order.includes(id)) {
      problems.push({ file: orderFile, path: [], message: `lacks "${id}"; put it before all that are less telling` });
    }
    return problems;
  });
  const wrong = order.flatMap((id, at) => {
    const message = reasons[id] ? `"${id}" stands there twice; remove one` : `"${id}" is no reason; remove it`;
    const path = at < telling.length ? ['telling', at] : ['vague', at - telling.length];
    return reasons[id] && order.indexOf(id) === at ? [] : [{ file: orderFile, path, message }];
  });
  return [...missing, ...wrong];
};

/** Every reason that is named exists. */
const findUnknownReasons: Rule = (authored) => {
  const named: { file: string; path: Path; reason: string | undefined }[] = [
    ...entriesOf(authored).flatMap(({ file, text }) =>
      text.causes.map(({ reason }, at) => ({ file, path: ['causes', at, 'reason'], reason })),
    ),
    ...Object.entries(authored.responses).flatMap(([provider, rows]) =>
      rows.map(({ id, reason }) => ({ file: responsesFile(provider), path: [id, 'reason'], reason })),
    ),
    ...Object.entries(authored.reasons).flatMap(([id, { transient, permanent }]) => [
      { file: reasonFile(id), path: ['transient'], reason: transient },
      { file: reasonFile(id), path: ['permanent'], reason: permanent },
    ]),
    ...Object.entries(authored.reasonTexts).flatMap(([id, { confused }]) =>
      confused.map(({ reason }, at) => ({
        file: `content/reasons/${id}.mdx`,
        path: ['confused', at, 'reason'],
        reason,
      })),
    ),
    ...Object.entries(authored.providerTexts).flatMap(([id, { unblock }]) =>
      unblock.flatMap(({ reasons = [] }, at) =>
        reasons.map((reason) => ({ file: `content/providers/${id}.mdx`, path: ['unblock', at, 'reasons'], reason })),
      ),
    ),
  ];
  named.push(
    ...namedInTrees(authored, 'reasons').map(({ file, path, name }) => ({ file, path, reason: name })),
    ...Object.entries(authored.services).flatMap(([id, { terms }]) =>
      terms.flatMap(({ reasons }, at) =>
        reasons.map((reason, place) => ({
          file: `content/services/${id}.yml`,
          path: ['terms', at, 'reasons', place],
          reason,
        })),
      ),
    ),
  );
  return named.flatMap(({ file, path, reason }) =>
    reason === undefined || authored.reasons[reason]
      ? []
      : [{ file, path, message: `"${reason}" is no reason; write the name of a folder of content/reasons` }],
  );
};

/** What a type does not allow. Only the recipient can say no for good, and nothing temporary ends an address at once. */
function contradiction(type: string | undefined, { address, actors }: Verdict): string | undefined {
  if (type === 'hard' && address === 'keep')
    return 'a hard bounce does not keep the address; write another type or answer';
  if (type === 'soft' && address === 'suppress')
    return 'nothing temporary suppresses at once; write suppress-if-repeated';
  const isPersonal = actors.length === 1 && actors[0] === 'recipient';
  if ((type === 'block' || type === 'setup') && address.startsWith('suppress') && !isPersonal) {
    return `${type} says nothing against the address; write keep or review, or recipient as the only actor where the recipient refuses`;
  }
  return undefined;
}

/** Types and verdicts agree, and an address is suppressed only where its recipient was refused. */
const findContradictions: Rule = (authored) => [
  ...entriesOf(authored).flatMap(({ file, text }) => {
    const found = contradiction(text.type, text.verdict);
    return found ? [{ file, path: ['verdict', 'address'], message: `"${text.verdict.address}": ${found}` }] : [];
  }),
  ...Object.entries(authored.reasons).flatMap(([id, { party, type, verdict }]) => {
    const report = (message: string) => [
      { file: reasonFile(id), path: ['verdict', 'address'], message: `"${verdict.address}": ${message}` },
    ];
    const found = contradiction(type, verdict);
    if (found) return report(found);
    const allowed = party === 'recipient' || (party === 'path' && verdict.address === 'suppress-if-repeated');
    return verdict.address.startsWith('suppress') && !allowed
      ? report(`the party refused is the ${party}, not the recipient; write keep or review`)
      : [];
  }),
];

/** The page that a response leads to does not suppress an address that its reason keeps. */
const findMisleadingPages: Rule = ({ responses, codes, reasons }) =>
  Object.entries(responses).flatMap(([provider, rows]) =>
    rows.flatMap(({ id, page, reason }) => {
      const answers = [page && codes[`${page}/de`]?.verdict.address, reasons[reason]?.verdict.address];
      const [ofPage, ofReason] = answers.map((answer) => answer?.startsWith('suppress'));
      const message = `"${page}" suppresses the address, the reason ${reason} does not; name another page, or remove the key`;
      return ofPage && !ofReason ? [{ file: responsesFile(provider), path: [id, 'page'], message }] : [];
    }),
  );
/** The beginnings of responses are those of a mail server on record. */
/** A word of a service stands once: among its terms, or in the signs where it has no place there. */
const checkServiceWords: Rule = ({ signs, services }) =>
  Object.entries(signs.services).flatMap(([id, words]) =>
    Object.keys(words).flatMap((word) =>
      (services[id]?.terms ?? []).some((term) => wordsOfTerm(term).includes(word))
        ? [
            {
              file: signsFile,
              path: ['services', id, word],
              message: `"${word}" is a term of content/services/${id}.yml, which says its reasons; remove it here`,
            },
          ]
        : [],
    ),
  );

const checkOpenings: Rule = ({ signs, providers }) =>
  signs.openings.flatMap(({ provider }, at) => {
    const message = `"${provider}" is not a folder of content/providers; correct it, or remove it`;
    return providers[provider] ? [] : [{ file: signsFile, path: ['openings', at, 'provider'], message }];
  });

const rules: Rule[] = [
  findMissingTwins,
  findUnknownEntries,
  compareTwins,
  findUnknownCodes,
  findSelfReferences,
  checkExampleSources,
  checkReplyFacts,
  checkVendorCodes,
  checkProviders,
  findRepeatedPhrases,
  checkReasons,
  findUnknownReasons,
  findContradictions,
  findMisleadingPages,
  checkHome,
  checkOpenings,
  checkServiceWords,
];

/** All problems between files; `locate` knows the lines. */
export const findProblems: Rule = (authored) => rules.flatMap((rule) => rule(authored));
