import { complete, langs } from '../i18n/langs.ts';
import { compareCodes, isReplyCode, readStatusCode, registryKey } from '../base/code.ts';
import { knownCodes } from './join.ts';
import { neutralKeys, type CodeText } from './schema.ts';
import type { Authored, Path, Problem } from './shapes.ts';

// What only shows when files are compared: twins that differ, references that lead nowhere. Each rule is alone; a new
// one is written below and named in the list at the end.

type Rule = (authored: Authored) => Problem[];

const repliesFile = 'content/registry/replies.yml';
const vendorFile = 'content/registry/vendor.yml';
const homeFile = 'content/home.yml';
const wordingsFile = 'content/wordings.yml';
const signsFile = 'content/signs.yml';
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
const findMissingTwins: Rule = ({ codes, replies, providerTexts, pages }) =>
  Object.entries({ codes, replies, providers: providerTexts, pages }).flatMap(([folder, entries]) =>
    [...new Set(Object.keys(entries).map((id) => id.split('/')[0]))].flatMap((slug) => {
      const fileOf = (lang: string) => `content/${folder}/${slug}/${lang}.mdx`;
      const written = langs.filter((lang) => `${slug}/${lang}` in entries).map(fileOf);
      const message = `is missing; write it, or remove ${written.join(' and ')}`;
      return complete
        .filter((lang) => !(`${slug}/${lang}` in entries))
        .map((lang) => ({ file: fileOf(lang), path: [], message }));
    }),
  );

/** The values of a language-neutral key; `causes.id` collects the ids of a list. */
function neutralValues(data: unknown, path: string[]): unknown {
  return path.reduce((value, step): unknown => {
    const of = (item: unknown) => (item as Record<string, unknown> | undefined)?.[step];
    return Array.isArray(value) ? value.map(of) : of(value);
  }, data);
}

const show = (value: unknown) =>
  Array.isArray(value) ? value.map((item) => item ?? '–').join(', ') || '[]' : String(value ?? '(absent)');

/** What is neutral is the same in all languages as in German. */
const compareTwins: Rule = (authored) =>
  entriesOf(authored).flatMap(({ folder, code, lang, text: other, file }) => {
    const de = (authored as unknown as Record<string, Record<string, CodeText>>)[folder]?.[`${code}/de`];
    if (lang === 'de' || !de) return [];
    const differing: { path: Path; left: string; right: string }[] = neutralKeys.flatMap((key) => {
      const path = key.split('.');
      let [left, right] = [neutralValues(de, path), neutralValues(other, path)];
      // The points of a list are paired by their ids, whatever their order.
      if (key.endsWith('.id')) [left, right] = [[...(left as string[])].sort(), [...(right as string[])].sort()];
      return show(left) === show(right) ? [] : [{ path, left: show(left), right: show(right) }];
    });
    const count = ({ sources }: CodeText) => `${sources.length} of them`;
    if (de.sources.length !== other.sources.length)
      differing.push({ path: ['sources'], left: count(de), right: count(other) });
    if (!de.contrast !== !other.contrast)
      differing.push({
        path: ['contrast'],
        left: show(de.contrast && 'present'),
        right: show(other.contrast && 'present'),
      });
    return differing.map(({ path, left, right }) => ({
      file: entryFile(code, 'de'),
      path,
      message: `"${left}" differs from "${right}" in ${file}; both languages must say the same`,
    }));
  });

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
    ...[authored.home.examples, authored.home.codes].flatMap((list, which) =>
      list.map((code, at) => ({ file: homeFile, path: [which ? 'codes' : 'examples', at], code })),
    ),
    ...Object.entries(authored.home.stamps).map(([type, code]) => ({ file: homeFile, path: ['stamps', type], code })),
    ...authored.wordings.flatMap(({ id, page, transient }) => [
      { file: wordingsFile, path: [id, 'page'], code: page },
      { file: wordingsFile, path: [id, 'transient'], code: transient },
    ]),
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

/** The home page names providers that there are. */
const checkHome: Rule = ({ home, responses }) =>
  home.providers.flatMap((id, at) =>
    responses[id]
      ? []
      : [
          {
            file: homeFile,
            path: ['providers', at],
            message: `"${id}" is no folder of content/providers; correct or remove it`,
          },
        ],
  );

/** A phrase stands under one wording: the first one decides. */
const findRepeatedPhrases: Rule = ({ wordings }) => {
  const seen = new Map<string, string>();
  return wordings.flatMap(({ id, phrases }) =>
    phrases.flatMap((phrase, at) => {
      const other = seen.get(phrase.toLowerCase());
      seen.set(phrase.toLowerCase(), id);
      const message = `"${phrase}" stands under ${other} already; keep one of them`;
      return other ? [{ file: wordingsFile, path: [id, 'phrases', at], message }] : [];
    }),
  );
};

/** The beginnings of responses are those of a mail server on record. */
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
  checkHome,
  checkOpenings,
];

/** All problems between files; `locate` knows the lines. */
export const findProblems: Rule = (authored) => rules.flatMap((rule) => rule(authored));
