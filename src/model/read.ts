import { z } from 'zod';
import type { Path, Problem } from './shapes.ts';
import { lineOf, readYaml, type Read } from './yaml.ts';
import {
  codeSchema,
  components,
  guideSchema,
  pageSchema,
  serviceSchema,
  termSchema,
  type GuideText,
  type ServiceFacts,
  type Term,
  orderSchema,
  placeholder,
  providerTextSchema,
  reasonSchema,
  reasonTextSchema,
  replySchema,
  responseSchema,
  sampleSchema,
  sectionIds,
  signsSchema,
  types,
  type CodeText,
  type Order,
  type Question,
  type ReasonFacts,
  type ReasonText,
  type Sample,
  type Signs,
} from './schema.ts';

// Reads one content file as a writer wrote it: data, or problems with file, line, key, value and remedy.

export interface Entry<T> {
  data: T | undefined;
  problems: Problem[];
  /** The Markdown below the front matter; only MDX files have it. */
  body?: string;
}
/** `file` is the path from the project's root. */
export type Reader<T> = (file: string, source: string) => Entry<T>;

/** Front matter between `---` lines, then Markdown. */
const frontMatter = /^(---\r?\n)([\s\S]*?\r?\n)---\r?\n([\s\S]*)$/;

/** Gives a problem that was found between files the line of its key. */
export function locate(problem: Problem, source: string): Problem {
  if (problem.path.length === 0) return problem;
  const [, , yaml] = frontMatter.exec(source) ?? [];
  return { ...problem, line: yaml === undefined ? lineOf(source, problem.path) : lineOf(yaml, problem.path) + 1 };
}

function reportDuplicates(
  ids: { id: string; path: Path }[],
  report: Read<unknown>['report'],
  where: string,
  taken: Iterable<string> = [],
) {
  const seen = new Set(taken);
  for (const { id, path } of ids) {
    if (seen.has(id)) report(path, `"${id}" is taken by another ${where}; choose another id`);
    seen.add(id);
  }
}
const idsOf = (list: { id: string }[], path: Path = []) =>
  list.map(({ id }, at) => ({ id, path: [...path, at, 'id'] }));

/** Blanks out what is shown as code: fenced blocks and code spans. Lines stay lines. */
const withoutCode = (body: string) =>
  body
    .replace(/^( *)(```+|~~~+)[\s\S]*?^ *\2/gm, (code) => code.replace(/[^\n]/g, ' '))
    .replace(/(?<!`)(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, (code) => code.replace(/[^\n]/g, ' '));

/** Whether a body holds a tag or an expression, so that only MDX can read it. */
export const hasMarkup = (body: string) => /(?<!\\)(?:\{|<[a-z/>])/i.test(withoutCode(body));

/** What may not stand in a body, outside of code. */
const badMarkup: [pattern: RegExp, message: (found: string) => string][] = [
  [/^(?:import|export)\s.*/m, () => 'has an import or export; components are passed in, remove it'],
  [/<!--/, () => '"<!--" is HTML; write a comment as {/* … */}'],
  [/<https?:[^>]*>/, (found) => `"${found}" is no link here; write [text](address)`],
  [/<[^<>\s]+@[^<>]*>/, (found) => `"${found}" is read as a tag; put it between backticks`],
  [
    new RegExp(`<(?!(?:${components.join('|')})\\b)[A-Z]\\w*`),
    (found) =>
      `"${found}>" is no component of entries; write one of ${components.join(', ')}, or put it between backticks`,
  ],
];

function checkBody(file: string, body: string, firstLine: number): Problem[] {
  const problems: Problem[] = [];
  const report = (at: number, message: string) =>
    problems.push({ file, line: firstLine + body.slice(0, at).split('\n').length - 1, path: ['body'], message });
  if (body.trim() === '') report(0, 'is empty; write what the code means');
  const left = body.search(new RegExp(`^\\s*${placeholder}\\s*$`, 'm'));
  if (left >= 0) report(left, `"${placeholder}" is a placeholder: write the text`);
  const markup = withoutCode(body);
  for (const [pattern, message] of badMarkup) {
    const found = pattern.exec(markup);
    if (found) report(found.index, message(found[0]));
  }
  return problems;
}

/** Reads an MDX file. `check` reports what a schema cannot say. */
function readEntry<T>(
  file: string,
  source: string,
  schema: z.ZodType<T>,
  check?: (data: T, report: Read<T>['report']) => void,
): Entry<T> {
  const match = frontMatter.exec(source);
  if (!match) {
    const message = 'has no front matter; begin the file with --- and end the front matter with ---';
    return { data: undefined, problems: [{ file, line: 1, path: [], message }] };
  }
  const [, , yaml = '', body = ''] = match;
  const { data, problems, report } = readYaml(file, yaml, schema, { firstLine: 2, blocks: true });
  if (data) check?.(data, report);
  const firstLine = source.slice(0, source.length - body.length).split('\n').length;
  return { data, problems: [...problems, ...checkBody(file, body, firstLine)], body };
}

type Points = Pick<ReasonText, 'causes' | 'fixes' | 'investigation' | 'practices'>;
function checkPoints(data: Points, report: Read<unknown>['report']) {
  reportDuplicates(
    [
      ...idsOf(data.causes, ['causes']),
      ...idsOf(data.fixes.marketers, ['fixes', 'marketers']),
      ...idsOf(data.fixes.developers, ['fixes', 'developers']),
      ...idsOf(data.investigation, ['investigation']),
      ...idsOf(data.practices, ['practices']),
    ],
    report,
    'point or section of this page',
    sectionIds,
  );
}

function checkText(data: CodeText, report: Read<CodeText>['report']) {
  checkPoints(data, report);
  if (data.type === undefined && data.verdict.address !== 'review') {
    report(['type'], `is missing; write one of ${types.join(', ')}, or leave it to the wording with the answer review`);
  }
  if (data.type !== 'success' && data.verdict.actors.length === 0) {
    report(['verdict', 'actors'], '"[]" names nobody; name who must act, unless the type is success');
  }
}

/** A number without a reason may be all that is known of a reply code; a status code has causes and remedies. */
function checkCode(data: CodeText, report: Read<CodeText>['report']) {
  checkText(data, report);
  if (data.type === 'success') return;
  if (data.causes.length === 0) report(['causes'], '"[]" names no cause; name one, unless the type is success');
  if (data.fixes.marketers.length + data.fixes.developers.length === 0) {
    report(['fixes'], 'names no fix; write one for marketers or developers, unless the type is success');
  }
}

/** Reads `content/codes/5.4.2/de.mdx`. */
export const readCode: Reader<CodeText> = (file, source) => readEntry<CodeText>(file, source, codeSchema, checkCode);
/** Reads `content/replies/550/de.mdx`. */
export const readReply: Reader<CodeText> = (file, source) => readEntry<CodeText>(file, source, replySchema, checkText);
/** Reads `content/providers/gmx/de.mdx`. */
export const readProvider: Reader<z.infer<typeof providerTextSchema>> = (file, source) =>
  readEntry(file, source, providerTextSchema);
/** Each answer ends or leads on, and each question but the first is reached from one earlier answer. */
function checkTree(tree: Question[], report: Read<GuideText>['report']) {
  reportDuplicates(idsOf(tree, ['tree']), report, 'question of this tree');
  const reached = new Set<string>();
  for (const [at, { answers }] of tree.entries()) {
    for (const [place, { next, text }] of answers.entries()) {
      const path = ['tree', at, 'answers', place];
      if ((next === undefined) === (text === undefined))
        report(path, 'either leads to a question or says what it means; write "next" or "text"');
      if (next === undefined) continue;
      if (!tree.slice(at + 1).some(({ id }) => id === next))
        report([...path, 'next'], `"${next}" is no later question of this tree; write the id of one`);
      else if (reached.has(next))
        report(
          [...path, 'next'],
          `"${next}" is reached from another answer already; write its questions again, or "text"`,
        );
      reached.add(next);
    }
  }
  for (const [at, { id }] of tree.entries())
    if (at > 0 && !reached.has(id))
      report(['tree', at, 'id'], `"${id}" is reached from no answer; lead to it, or remove it`);
}

/** Reads `content/guides/hard-and-soft/de.mdx`. */
export const readGuide: Reader<GuideText> = (file, source) =>
  readEntry<GuideText>(file, source, guideSchema, ({ tree = [] }, report) => checkTree(tree, report));
/** Reads `content/glossary.yml`. */
export const readGlossary: Reader<Term[]> = (file, source) => {
  const { data, problems, report } = readYaml(file, source, z.array(termSchema).min(1));
  reportDuplicates(idsOf(data ?? []), report, 'term');
  return { data, problems };
};
/** Reads `content/services/amazon-ses.yml`. */
export const readService: Reader<ServiceFacts> = (file, source) => {
  const { data, problems, report } = readYaml(file, source, serviceSchema);
  reportDuplicates(idsOf(data?.terms ?? [], ['terms']), report, 'term or part of this page', [
    'content',
    'practice',
    'terms',
    'sources',
  ]);
  return { data, problems };
};
/** Reads `content/pages/about/de.mdx`. */
export const readPage: Reader<z.infer<typeof pageSchema>> = (file, source) => readEntry(file, source, pageSchema);

/** Reads `content/providers/<id>/responses.yml`: their ids are addresses, so each is made of words and of its code. */
export const readResponses: Reader<z.infer<typeof responseSchema>[]> = (file, source) => {
  const { data, problems, report } = readYaml(file, source, z.array(responseSchema).min(1));
  reportDuplicates(idsOf(data ?? []), report, 'response of this provider');
  for (const [at, { id, code }] of data?.entries() ?? []) {
    if (!/[a-z]{2}/.test(id)) report([at, 'id'], `"${id}" says nothing; begin it with words of the response`);
    if (code && !id.endsWith(code)) {
      const words = id.replace(/-?[\d.]+$/, '');
      report([at, 'id'], `"${id}" does not end in the code that the response states; write ${words}-${code}`);
    }
  }
  return { data, problems };
};

/** Reads `content/reasons/ip-blocked/de.mdx`. */
export const readReasonText: Reader<ReasonText> = (file, source) =>
  readEntry<ReasonText>(file, source, reasonTextSchema, checkPoints);
/** Reads `content/reasons/ip-blocked/reason.yml`. */
export const readReason: Reader<ReasonFacts> = (file, source) => readYaml(file, source, reasonSchema);
/** Reads `content/reasons/order.yml`. */
export const readOrder: Reader<Order> = (file, source) => readYaml(file, source, orderSchema);

/** All lists of words with their place. */
function* wordLists(node: unknown, path: Path = []): Generator<{ list: string[]; path: Path }> {
  if (Array.isArray(node) && node.every((item) => typeof item === 'string')) yield { list: node, path };
  else if (node && typeof node === 'object')
    for (const [key, value] of Object.entries(node))
      yield* wordLists(value, [...path, Array.isArray(node) ? Number(key) : key]);
}

/** Reads `content/signs.yml`: lists in which each word stands once. */
export const readSigns: Reader<Signs> = (file, source) => {
  const { data, problems, report } = readYaml(file, source, signsSchema);
  for (const { list, path } of wordLists(data)) {
    const seen = new Set<string>();
    for (const [at, word] of list.entries()) {
      const same = word.toLowerCase();
      if (seen.has(same)) report([...path, at], `"${word}" stands in this list already; remove it`);
      seen.add(same);
    }
  }
  return { data, problems };
};

/** Reads `content/samples.yml`. */
export const readSamples: Reader<Sample[]> = (file, source) => {
  const { data, problems, report } = readYaml(file, source, z.array(sampleSchema).min(1));
  reportDuplicates(idsOf(data ?? []), report, 'sample');
  return { data, problems };
};
