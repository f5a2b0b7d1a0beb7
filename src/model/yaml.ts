import { isMap, isScalar, isSeq, LineCounter, parseDocument, Scalar, type Document, type YAMLError } from 'yaml';
import { z } from 'zod';
import type { Path, Problem } from './shapes.ts';

// Checks one piece of YAML as a writer wrote it. Zod alone names neither value nor remedy, and the parser's messages
// help nobody, so the sentences are made here: file, line, key, value, what to do.

// A plain scalar breaks at `Fehler: …` and is silently cut at ` #`, so prose is written as a block and the rest in quotes.
const proseKeys = new Set(
  'title summary lead why action text sign expect command standard field advice ours difference response note recognize atProviders'.split(
    ' ',
  ),
);
const choiceKeys = new Set(
  'type category address resend actors stage id evidence basis status classes party reason reasons transient permanent bounces weeks treats order kind next'.split(
    ' ',
  ),
);

const lastName = (path: Path) => String(path.findLast((step) => typeof step === 'string') ?? '');
const keyName = (key: unknown) => String(isScalar(key) ? key.value : key);

function* scalars(node: unknown, path: Path = []): Generator<{ scalar: Scalar; path: Path }> {
  if (isScalar(node)) yield { scalar: node, path };
  else if (isSeq(node)) for (const [at, item] of node.items.entries()) yield* scalars(item, [...path, at]);
  else if (isMap(node)) for (const { key, value } of node.items) yield* scalars(value, [...path, keyName(key)]);
}

/** Where a key stands in the text; of a key that is missing, where its nearest parent stands. */
function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of path) {
    const item = isMap(node)
      ? node.items.find(({ key }) => keyName(key) === String(step))
      : isSeq(node)
        ? node.items.find((item, at) =>
            typeof step === 'number' ? at === step : isMap(item) && item.get('id') === step,
          )
        : undefined;
    if (!item) break;
    const [place, value] = isMap(node)
      ? [(item as { key: unknown }).key, (item as { value: unknown }).value]
      : [item, item];
    offset = (place as { range?: [number] }).range?.[0] ?? offset;
    node = value;
  }
  return offset;
}

/** The line of a key, counted from 1. */
export const lineOf = (yaml: string, path: Path): number =>
  yaml.slice(0, offsetOf(parseDocument(yaml), path)).split('\n').length;

const show = (value: unknown) => {
  const text = typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
};

/** In how many letters two words differ (Levenshtein), as far as it matters for a typo. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** The name that a misspelled one was meant to be. */
const meantBy = (word: string, names: string[]) =>
  names
    .map((name) => ({ name, typos: distance(word, name) }))
    .filter(({ name, typos }) => typos <= Math.max(1, Math.floor(name.length / 3)))
    .sort((a, b) => a.typos - b.typos)[0]?.name;

/** The keys that a schema knows at a path. */
function keysAt(schema: unknown, path: Path): string[] {
  if (schema instanceof z.ZodOptional) return keysAt(schema.unwrap(), path);
  const [step, ...rest] = path;
  if (step === undefined) return schema instanceof z.ZodObject ? Object.keys(schema.shape as object) : [];
  if (schema instanceof z.ZodObject) return keysAt((schema.shape as Record<string, unknown>)[step], rest);
  if (schema instanceof z.ZodArray) return keysAt(schema.element, rest);
  return schema instanceof z.ZodRecord ? keysAt(schema.valueType, rest) : [];
}

const remedies: Record<string, string> = {
  string: 'put it in quotes',
  array: "write a list: ['…'], or [] where there is nothing",
  object: 'write its keys on the lines below, indented',
  record: 'write its keys on the lines below, indented',
  number: 'write it without quotes',
};
const typeName = (value: unknown) =>
  Array.isArray(value) ? 'list' : typeof value === 'object' ? 'group of keys' : typeof value;

/** Says in words what a schema found, with the value and the remedy. */
function explain(issue: z.core.$ZodIssue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_value':
      return value === undefined || value === null
        ? `is ${value === null ? 'empty' : 'missing'}; write one of ${issue.values.join(', ')}`
        : `${show(value)} is not allowed; write one of ${issue.values.join(', ')}`;
    case 'invalid_type': {
      const remedy = remedies[issue.expected] ?? `write a ${issue.expected}`;
      if (value === undefined) return `is missing; add it (${issue.expected})`;
      if (value === null) return `is empty; ${issue.expected === 'string' ? 'write the text' : remedy}`;
      const isGroup = typeof value === 'object' && issue.expected === 'string';
      return `${show(value)} is a ${typeName(value)}, expected ${issue.expected}; ${isGroup ? 'write one text' : remedy}`;
    }
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

/** What the parser stumbled over, in words: the place and the remedy. */
function explainYaml(error: YAMLError, document: Document, yaml: string): { offset: number; message: string } {
  // A quote that is not closed goes on to the next one or to the end; the parser only complains there.
  for (const { scalar } of scalars(document.contents)) {
    const [start = 0, end = 0] = scalar.range ?? [];
    const text = yaml.slice(start, end);
    if (/^["']/.test(text) && text.includes('\n') && start <= error.pos[0])
      return {
        offset: start,
        message: `${text.split('\n')[0]?.trim()} begins with a quote that is not closed; close it`,
      };
  }
  const remedy: Partial<Record<YAMLError['code'], string>> = {
    BLOCK_AS_IMPLICIT_KEY: 'a text with ": " is read as a key; put it in a block (>-) or in quotes',
    MULTILINE_IMPLICIT_KEY: 'the key has no colon, or a text goes on unindented; put text in a block (>-)',
    BAD_SCALAR_START: 'no text may begin with this mark; put it in a block (>-) or in quotes',
    BAD_INDENT: 'indent it like the keys beside it, by 2 spaces for each level',
    TAB_AS_INDENT: 'indent with spaces, not with a tab',
    DUPLICATE_KEY: 'the key is written twice; remove one of them',
    MISSING_CHAR: 'a quote or bracket is not closed; close it',
    BAD_DQ_ESCAPE: 'a backslash in "…" begins an escape; use single quotes',
  };
  const line = show(
    yaml
      .slice(yaml.lastIndexOf('\n', error.pos[0] - 1) + 1)
      .split('\n')[0]
      ?.trim(),
  );
  const said = error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '');
  const fallback = `${said}; put text in a block (>-) or in quotes`;
  return { offset: error.pos[0], message: `${line}: ${remedy[error.code] ?? fallback}` };
}

export interface Read<T> {
  data: T | undefined;
  problems: Problem[];
  /** Reports a problem at a key of the data. */
  report: (path: Path, message: string) => void;
}

/**
 * Parses YAML and checks it against a schema and against the rules of style.
 * `firstLine` is the line of the file at which the YAML starts, counted from 1; with `blocks` prose has to be in blocks.
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
  const lineAt = (offset: number) => firstLine - 1 + lines.linePos(offset).line;
  const report = (path: Path, message: string) =>
    void problems.push({ file, line: lineAt(offsetOf(document, path)), path, message });

  // What follows the first error of the parser follows from it.
  const [error] = document.errors;
  if (error) {
    const { offset, message } = explainYaml(error, document, yaml);
    problems.push({ file, line: lineAt(offset), path: ['YAML'], message });
    return { data: undefined, problems, report };
  }
  const input: unknown = document.toJS();
  const valueAt = (path: Path) =>
    path.reduce<unknown>((parent, step) => (parent as Record<string | number, unknown> | undefined)?.[step], input);
  const result = schema.safeParse(input);
  const issues = result.success ? [] : result.error.issues;

  // A misspelled key is one mistake: neither its value nor the key that it should have been is reported besides.
  const misspelled = new Set<string>();
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const parent = issue.path as Path;
    const free = keysAt(schema, parent).filter((key) => valueAt([...parent, key]) === undefined);
    for (const key of issue.keys) {
      const meant = meantBy(key, free);
      report([...parent, key], `is an unknown key; ${meant ? `write ${meant}` : 'remove it or correct the spelling'}`);
      misspelled.add([...parent, key].join('.'));
      if (meant) misspelled.add([...parent, meant].join('.'));
    }
  }
  const isMisspelled = (path: Path) => path.some((_, at) => misspelled.has(path.slice(0, at + 1).join('.')));

  const unstyled = new Set<string>();
  for (const { scalar, path } of scalars(document.contents)) {
    const name = lastName(path);
    const isBlock = scalar.type === Scalar.BLOCK_FOLDED || scalar.type === Scalar.BLOCK_LITERAL;
    if (isMisspelled(path) || scalar.value === null) continue;
    let message: string | undefined;
    if (blocks && proseKeys.has(name)) {
      if (!isBlock)
        message = `${show(scalar.value)} is not a block; write ">-" after the key and the text on the next line`;
    } else if (scalar.type === Scalar.PLAIN && !choiceKeys.has(name)) {
      message = `${show(scalar.source)} is a plain scalar; put it in quotes`;
    }
    if (!message) continue;
    report(path, message);
    unstyled.add(path.join('.'));
  }
  for (const issue of issues) {
    const path = issue.path as Path;
    if (issue.code === 'unrecognized_keys' || isMisspelled(path)) continue;
    // A number where a text is wanted has been told to be put in quotes.
    if (issue.code === 'invalid_type' && unstyled.has(path.join('.'))) continue;
    report(path, explain(issue, valueAt(path)));
  }
  return { data: result.success ? result.data : undefined, problems, report };
}
