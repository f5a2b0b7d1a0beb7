import { isMap, isScalar, isSeq, LineCounter, parseDocument, Scalar, type Node } from 'yaml';
import { z } from 'zod';
import {
  codeSchema,
  pageSchema,
  providerTextSchema,
  replySchema,
  responseSchema,
  sampleSchema,
  signsSchema,
  type CodeText,
  type ProviderResponse,
  type Sample,
  type Signs,
} from './schema.ts';

// Checks one content file as a writer wrote it. Zod alone names neither value nor remedy, and Astro no line, so the
// messages are made here: file, line, key, value, what to do.

export interface Problem {
  file: string;
  /** Counted from 1; unknown where two files are compared. */
  line?: number;
  key: string;
  message: string;
}

/** Collects all problems of a build into one error, one line each. */
export class ContentError extends Error {
  constructor(problems: Problem[]) {
    const lines = problems.map(
      ({ file, line, key, message }) => `  ${file}${line ? `:${line}` : ''}  ${key}: ${message}`,
    );
    super(`${problems.length} problem${problems.length === 1 ? '' : 's'} in the content\n${lines.join('\n')}\n`);
    this.name = 'ContentError';
  }
}

/** The anchors of the page's sections, which the id of a point must not take. */
export const sectionIds = [
  'summary',
  'meaning',
  'contrast',
  'confused',
  'causes',
  'fixes',
  'marketers',
  'developers',
  'investigate',
  'examples',
  'providers',
  'practices',
  'related',
  'sources',
] as const;
export type SectionId = (typeof sectionIds)[number];

// A plain scalar breaks at `Fehler: …` and is silently cut at ` #`, so prose is written as a block and the rest in quotes.
const proseKeys = new Set(
  'title summary lead why action text sign expect command standard field advice ours difference response note'.split(
    ' ',
  ),
);
const choiceKeys = new Set(
  'type category address resend actors stage id evidence kind basis status classes'.split(' '),
);

type Path = (string | number)[];
const lastName = (path: Path) => String(path.findLast((step) => typeof step === 'string') ?? '');

function* scalars(node: unknown, path: Path = []): Generator<{ scalar: Scalar; path: Path }> {
  if (isScalar(node)) yield { scalar: node, path };
  else if (isSeq(node)) for (const [at, item] of node.items.entries()) yield* scalars(item, [...path, at]);
  else if (isMap(node)) {
    for (const { key, value } of node.items) yield* scalars(value, [...path, String(isScalar(key) ? key.value : key)]);
  }
}

const show = (value: unknown) => {
  const text = typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
};

/** Says in words what a schema found, with the value and the remedy. */
function explain(issue: z.core.$ZodIssue, value: unknown): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `unknown key ${issue.keys.map((key) => `"${key}"`).join(', ')}; remove it or correct the spelling`;
    case 'invalid_value':
      return value === undefined
        ? `is missing; write one of ${issue.values.join(', ')}`
        : `${show(value)} is not allowed; write one of ${issue.values.join(', ')}`;
    case 'invalid_type':
      if (value === undefined) return `is missing; add it (${issue.expected})`;
      return `${show(value)} is a ${Array.isArray(value) ? 'list' : typeof value}, expected ${issue.expected}${issue.expected === 'string' ? '; put it in quotes' : ''}`;
    case 'too_big':
      return typeof value === 'string'
        ? `has ${value.length} characters, at most ${issue.maximum}; shorten ${show(value)}`
        : `has ${(value as unknown[]).length} items, at most ${issue.maximum}; remove the least important`;
    case 'too_small':
      return `${show(value)} is empty; write at least ${issue.minimum}`;
    default:
      return `${show(value)} ${issue.message}`;
  }
}

interface Read<T> {
  data: T | undefined;
  problems: Problem[];
  /** Reports a problem at a key of the data. */
  report: (path: Path, message: string) => void;
}

/**
 * Parses YAML and checks it against a schema and against the rules of style.
 * `firstLine` is the line of the file at which the YAML starts, counted from 1; `isProse` adds keys that must be blocks.
 */
export function readYaml<T>(
  file: string,
  yaml: string,
  schema: z.ZodType<T>,
  { firstLine = 1, blocks = false } = {},
): Read<T> {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines });
  const problems: Problem[] = [];
  const lineOf = (offset = 0) => firstLine - 1 + lines.linePos(offset).line;
  const report = (path: Path, message: string) => {
    // The nearest key that exists: a missing key is reported at its parent.
    let node: Node | undefined;
    for (let depth = path.length; depth > 0 && !node; depth--) {
      node = document.getIn(path.slice(0, depth), true) as Node | undefined;
    }
    problems.push({ file, line: lineOf(node?.range?.[0]), key: path.join('.') || '(whole file)', message });
  };

  for (const error of document.errors) {
    problems.push({
      file,
      line: lineOf(error.pos[0]),
      key: 'YAML',
      message: `${error.message.split('\n')[0]}; put text in a block (>-) or in quotes`,
    });
  }
  if (problems.length) return { data: undefined, problems, report };

  for (const { scalar, path } of scalars(document.contents)) {
    const name = lastName(path);
    const isBlock = scalar.type === Scalar.BLOCK_FOLDED || scalar.type === Scalar.BLOCK_LITERAL;
    if (blocks && proseKeys.has(name)) {
      if (!isBlock)
        report(path, `${show(scalar.value)} is not a block; write ">-" after the key and the text on the next line`);
    } else if (scalar.type === Scalar.PLAIN && !choiceKeys.has(name)) {
      report(path, `${show(scalar.source)} is a plain scalar; put it in quotes`);
    }
  }
  const input: unknown = document.toJS();
  const result = schema.safeParse(input);
  if (result.success) return { data: result.data, problems, report };
  for (const issue of result.error.issues) {
    const path = issue.path as Path;
    const value = path.reduce<unknown>(
      (parent, step) => (parent as Record<string | number, unknown> | undefined)?.[step],
      input,
    );
    report(path, explain(issue, value));
  }
  return { data: undefined, problems, report };
}

function reportDuplicates(
  ids: { id: string; path: Path }[],
  report: Read<unknown>['report'],
  taken: Iterable<string> = [],
) {
  const seen = new Set(taken);
  for (const { id, path } of ids) {
    if (seen.has(id)) report(path, `"${id}" is taken by another point or section of this page; choose another id`);
    seen.add(id);
  }
}

interface Entry<T> {
  data: T | undefined;
  problems: Problem[];
}

/** Reads an MDX file: front matter of a schema between `---` lines, then Markdown. `check` reports what a schema cannot say. */
function readEntry<T>(
  file: string,
  source: string,
  schema: z.ZodType<T>,
  check?: (data: T, report: Read<T>['report']) => void,
): Entry<T> {
  const match = /^---\r?\n([\s\S]*?\r?\n)---\r?\n([\s\S]*)$/.exec(source);
  if (!match) {
    const message = 'has no front matter; begin the file with --- and end the front matter with ---';
    return { data: undefined, problems: [{ file, line: 1, key: '(whole file)', message }] };
  }
  const [, yaml = '', body = ''] = match;
  const { data, problems, report } = readYaml(file, yaml, schema, { firstLine: 2, blocks: true });
  if (data) check?.(data, report);
  const line = source.slice(0, source.length - body.length).split('\n').length;
  if (body.trim() === '') problems.push({ file, line, key: 'body', message: 'is empty; write what the code means' });
  // What stands in a block of code is shown and not run.
  if (/^(import|export)\s/m.test(body.replace(/^```[\s\S]*?^```/gm, ''))) {
    problems.push({ file, line, key: 'body', message: 'has an import or export; components are passed in, remove it' });
  }
  return { data, problems };
}

function checkCode(data: CodeText, report: Read<CodeText>['report']) {
  const points = (path: Path, list: { id: string }[]) => list.map(({ id }, at) => ({ id, path: [...path, at, 'id'] }));
  reportDuplicates(
    [
      ...points(['causes'], data.causes),
      ...points(['fixes', 'marketers'], data.fixes.marketers),
      ...points(['fixes', 'developers'], data.fixes.developers),
      ...points(['investigation'], data.investigation),
      ...points(['practices'], data.practices),
    ],
    report,
    sectionIds,
  );
  if (data.type !== 'success' && data.verdict.actors.length === 0) {
    report(['verdict', 'actors'], '"[]" names nobody; name who must act, unless the type is success');
  }
}

/** Reads `content/codes/5.4.2/de.mdx`. */
export const readCode = (file: string, source: string): Entry<CodeText> =>
  readEntry<CodeText>(file, source, codeSchema, checkCode);
/** Reads `content/replies/550/de.mdx`. */
export const readReply = (file: string, source: string): Entry<CodeText> =>
  readEntry<CodeText>(file, source, replySchema, checkCode);
/** Reads `content/providers/gmx/de.mdx`. */
export const readProvider = (file: string, source: string) => readEntry(file, source, providerTextSchema);
/** Reads `content/pages/about/de.mdx`. */
export const readPage = (file: string, source: string) => readEntry(file, source, pageSchema);

/** Reads `content/providers/<id>/responses.yml`: a list of `responseSchema` with ids that occur once. */
export function readResponses(
  file: string,
  source: string,
): { data: ProviderResponse[] | undefined; problems: Problem[] } {
  const { data, problems, report } = readYaml(file, source, z.array(responseSchema).min(1));
  reportDuplicates(data?.map(({ id }, at) => ({ id, path: [at, 'id'] })) ?? [], report);
  return { data, problems };
}

/** All lists of `content/signs.yml` with their place in it. */
function* wordLists(node: unknown, path: Path = []): Generator<{ list: string[]; path: Path }> {
  if (Array.isArray(node) && node.every((item) => typeof item === 'string')) yield { list: node, path };
  else if (node && typeof node === 'object')
    for (const [key, value] of Object.entries(node))
      yield* wordLists(value, [...path, Array.isArray(node) ? Number(key) : key]);
}

/** Reads `content/signs.yml`: lists in which each word stands once. */
export function readSigns(file: string, source: string): Entry<Signs> {
  const { data, problems, report } = readYaml(file, source, signsSchema);
  for (const { list, path } of wordLists(data)) {
    const seen = new Set<string>();
    for (const [at, word] of list.entries()) {
      const same = word.toLowerCase();
      if (seen.has(same)) report([...path, at], `${show(word)} stands in this list already; remove it`);
      seen.add(same);
    }
  }
  return { data, problems };
}

/** Reads `content/samples.yml`: a list of `sampleSchema` with ids that occur once. */
export function readSamples(file: string, source: string): Entry<Sample[]> {
  const { data, problems, report } = readYaml(file, source, z.array(sampleSchema).min(1));
  reportDuplicates(data?.map(({ id }, at) => ({ id, path: [at, 'id'] })) ?? [], report);
  return { data, problems };
}
