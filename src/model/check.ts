import { langs, otherLang, type Lang } from '../i18n/langs.ts';
import { compareCodes, isReplyCode, readStatusCode, registryKey } from '../base/code.ts';
import type { Problem } from './read.ts';
import type { Authored } from './join.ts';
import { neutralKeys, type CodeText } from './schema.ts';

// What only shows when files are compared: twins that differ, references that lead nowhere.

const codeFile = (code: string, lang: string) =>
  `content/${isReplyCode(code) ? 'replies' : 'codes'}/${code}/${lang}.mdx`;

/** Every entry of a folder of MDX files has a twin in the other language. */
function findMissingTwins(folder: string, ids: string[]): Problem[] {
  return ids.flatMap((id) => {
    const [slug = '', lang = ''] = id.split('/');
    const twin = `${slug}/${otherLang(lang as Lang)}`;
    const file = `content/${folder}/${twin}.mdx`;
    return ids.includes(twin)
      ? []
      : [{ file, key: '(whole file)', message: `is missing; write it, or remove content/${folder}/${id}.mdx` }];
  });
}

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
  if (!de.contrast !== !en.contrast) {
    differing.push({ key: 'contrast', left: show(de.contrast && 'present'), right: show(en.contrast && 'present') });
  }
  return differing.map(({ key, left, right }) => ({
    file: codeFile(code, 'de'),
    key,
    message: `"${left}" differs from "${right}" in ${codeFile(code, 'en')}; both languages must say the same`,
  }));
}

/**
 * All problems between files, so that a writer sees them at once. `known` holds every code that has a page.
 * The order is that of the folders: codes, replies, registry, providers, wordings, pages.
 */
export function findProblems(authored: Authored, known: ReadonlySet<string>): Problem[] {
  const problems: Problem[] = [
    ...findMissingTwins('codes', Object.keys(authored.codes)),
    ...findMissingTwins('replies', Object.keys(authored.replies)),
    ...findMissingTwins('providers', Object.keys(authored.providerTexts)),
    ...findMissingTwins('pages', authored.pages),
  ];
  const report = (file: string, key: string, message: string) => problems.push({ file, key, message });
  const checkCode = (file: string, key: string, code: string) => {
    if (known.has(code)) return;
    report(
      file,
      key,
      `"${code}" is not a known code; correct it, or add it to content/registry/vendor.yml with its source`,
    );
  };

  const entries = { ...authored.codes, ...authored.replies };
  for (const [id, text] of Object.entries(entries)) {
    const [code = '', lang = ''] = id.split('/');
    const file = codeFile(code, lang);
    const twin = entries[`${code}/en`];
    if (lang === 'de' && twin) problems.push(...compareTwins(code, text, twin));
    if (isReplyCode(code) && authored.replies[id]) {
      if (!known.has(code)) report(file, '(folder)', `"${code}" has no facts; add it to content/registry/replies.yml`);
    } else if (readStatusCode(code)) checkCode(file, '(folder)', code);
    else report(file, '(folder)', `"${code}" is not an enhanced status code; name the folder after one, such as 5.4.2`);

    for (const related of text.related) checkCode(file, 'related', related);
    for (const { code: neighbor } of text.confused) checkCode(file, 'confused', neighbor);
    if (text.meant) checkCode(file, 'meant', text.meant);
    if (text.related.includes(code)) report(file, 'related', `"${code}" is the page itself; remove it`);

    for (const [at, { evidence, source }] of text.examples.entries()) {
      const key = `examples.${at}.source`;
      const [provider = '', response = ''] = source?.split('/') ?? [];
      const isKnown =
        text.sources.some(({ title }) => title === source) ||
        authored.responses[provider]?.some((row) => row.id === response);
      if (evidence === 'constructed') {
        if (source) report(file, key, `"${source}": a constructed example has no source; remove it`);
      } else if (!source) report(file, key, `"(absent)": an ${evidence} example needs a source; add it`);
      else if (!isKnown) {
        report(
          file,
          key,
          `"${source}" is neither a title under sources nor provider/response of content/providers; correct it`,
        );
      }
    }
  }
  for (const code of Object.keys(authored.replyFacts)) {
    if (!isReplyCode(code))
      report('content/registry/replies.yml', code, `"${code}" is not a reply code; write three digits in quotes`);
    // A number without an entry would be an address without a page.
    if (!langs.some((lang) => authored.replies[`${code}/${lang}`])) {
      report(
        codeFile(code, 'de'),
        '(whole file)',
        `is missing; write it, or remove ${code} from content/registry/replies.yml`,
      );
    }
  }
  for (const [code, { page, until }] of Object.entries(authored.vendor)) {
    const file = 'content/registry/vendor.yml';
    checkCode(file, `${code}.page`, page);
    if (authored.registry[registryKey(code)]) report(file, code, `"${code}" is registered; remove it here`);
    if (until && compareCodes(until, code) <= 0) {
      report(file, `${code}.until`, `"${until}" does not follow ${code}; correct the end of the range`);
    }
  }
  for (const [provider, rows] of Object.entries(authored.responses)) {
    const file = `content/providers/${provider}/responses.yml`;
    if (!authored.providers[provider]) {
      report(file, '(folder)', `"${provider}" has no name; add content/providers/${provider}/provider.yml with name`);
    }
    for (const row of rows) {
      checkCode(file, `${row.id}.page`, row.page);
      if (row.code) checkCode(file, `${row.id}.code`, row.code);
    }
  }
  for (const [at, { provider }] of authored.signs.openings.entries()) {
    const key = `openings.${at}.provider`;
    if (!authored.providers[provider])
      report('content/signs.yml', key, `"${provider}" is not a folder of content/providers; correct it, or remove it`);
  }
  const phrases = new Map<string, string>();
  for (const wording of authored.wordings) {
    const file = 'content/wordings.yml';
    checkCode(file, `${wording.id}.page`, wording.page);
    if (wording.transient) checkCode(file, `${wording.id}.transient`, wording.transient);
    for (const phrase of wording.phrases) {
      const other = phrases.get(phrase.toLowerCase());
      if (other) report(file, `${wording.id}.phrases`, `"${phrase}" stands under ${other} already; keep one of them`);
      phrases.set(phrase.toLowerCase(), wording.id);
    }
  }
  for (const id of Object.keys(authored.providerTexts)) {
    const [provider = ''] = id.split('/');
    if (!authored.responses[provider]) {
      report(
        `content/providers/${id}.mdx`,
        '(folder)',
        `"${provider}" has no responses; add content/providers/${provider}/responses.yml`,
      );
    }
  }
  return problems;
}
