import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join as joinPath, relative } from 'node:path';
import { z } from 'zod';
import { compareCodes } from '../base/code.ts';
import { langs } from '../i18n/langs.ts';
import { findProblems } from './check.ts';
import { join } from './join.ts';
import {
  locate,
  readCode,
  readGlossary,
  readGuide,
  readOrder,
  readPage,
  readProvider,
  readReason,
  readReasonText,
  readReply,
  readResponses,
  readSamples,
  readService,
  readSigns,
  type Entry,
  type Reader,
} from './read.ts';
import {
  homeSchema,
  partSchema,
  providerSchema,
  registrySchema,
  replyFactsSchema,
  suppressionSchema,
  vendorSchema,
} from './schema.ts';
import type { Authored, Content, Problem } from './shapes.ts';
import { readYaml } from './yaml.ts';

// The one path from the content folder to the pages, the open data, the decoder and the tests: read, check, join.

/** All problems of the content, one line each. */
export class ContentError extends Error {
  constructor(problems: Problem[]) {
    const lines = problems.map(({ file, line, path, message }) => {
      const key = path.join('.') || '(whole file)';
      return `  ${file}${line ? `:${line}` : ''}  ${key}: ${message}`;
    });
    super(`${problems.length} problem${problems.length === 1 ? '' : 's'} in the content\n${lines.join('\n')}\n`);
    this.name = 'ContentError';
    // Where in the code it was thrown helps no writer.
    this.stack = `${this.name}: ${this.message}`;
  }
}

/** What one state of the folder holds. */
interface State {
  /** Changes with every file. */
  stamp: string;
  problems: Problem[];
  /** Absent where there are problems. */
  content: Content | undefined;
  /** The Markdown of every entry by its file without the ending: `codes/5.4.2/de`. */
  bodies: Map<string, string>;
}

interface File {
  stamp: string;
  source: string;
  entry: Entry<unknown>;
}
interface Folder {
  /** The files as last read. */
  files: Map<string, File>;
  /** Changes with the code that reads them. */
  rules: string;
  state?: State;
}

// Vite loads this module several times, for its configuration, the pages and the scripts; together they read once.
const shared = globalThis as { [key: symbol]: Map<string, Folder> };
const folders = (shared[Symbol.for('content of bounce codes')] ??= new Map<string, Folder>());

interface Reading {
  /** Reads all files of a pattern: their data by what the group of the pattern names. */
  readAll: <T>(pattern: RegExp, reader: Reader<T>) => Record<string, T>;
  /** Reads a file of the content folder that has to be there. */
  readOne: <T>(name: string, reader: Reader<T>) => T;
}

/** Where everything stands. A new kind is a line here, a reader, and a key of `Authored`. */
function readAuthored({ readAll, readOne }: Reading): Authored {
  const entries = <T>(kind: string, reader: Reader<T>) =>
    readAll(new RegExp(`^content/${kind}/([^/]+/(?:${langs.join('|')}))\\.mdx$`), reader);
  const ofProviders = <T>(name: string, reader: Reader<T>) =>
    readAll(new RegExp(`^content/providers/([^/]+)/${name}\\.yml$`), reader);
  const records = <T>(name: string, schema: z.ZodType<T>) =>
    readOne(`registry/${name}.yml`, (file, source) => readYaml(file, source, z.record(z.string(), schema)));
  return {
    codes: entries('codes', readCode),
    replies: entries('replies', readReply),
    providerTexts: entries('providers', readProvider),
    pages: entries('pages', readPage),
    guides: entries('guides', readGuide),
    glossary: readOne('glossary.yml', readGlossary),
    services: readAll(/^content\/services\/([^/]+)\.yml$/, readService),
    registry: records('codes', registrySchema),
    replyFacts: records('replies', replyFactsSchema),
    classes: records('classes', partSchema),
    subjects: records('subjects', partSchema),
    vendor: records('vendor', vendorSchema),
    providers: ofProviders('provider', (file, source) => readYaml(file, source, providerSchema)),
    responses: ofProviders('responses', readResponses),
    reasons: readAll(/^content\/reasons\/([^/]+)\/reason\.yml$/, readReason),
    reasonTexts: entries('reasons', readReasonText),
    order: readOne('reasons/order.yml', readOrder),
    home: readOne('home.yml', (file, source) => readYaml(file, source, homeSchema)),
    suppression: readOne('suppression.yml', (file, source) => readYaml(file, source, suppressionSchema)),
    signs: readOne('signs.yml', readSigns),
    samples: readOne('samples.yml', readSamples),
  };
}

/** A file that nobody reads is a mistake: a misspelled folder, or a language that the site does not have. */
function explainUnread(file: string): Problem {
  const lang = /^content\/\w+\/[^/]+\/([\w-]+)\.mdx$/.exec(file)?.[1];
  const message = lang
    ? `"${lang}" is not a language of the site (${langs.join(', ')}); add it to src/i18n/langs.ts, or remove the file`
    : 'is read by nobody; correct its name or its folder, or remove it';
  return { file, path: [], message };
}

/** The files below a folder with time and size; editors' own files, `.de.mdx.swp` and `de.mdx~`, are left out. */
function listFiles(root: string, folder: string): Map<string, string> {
  if (!existsSync(joinPath(root, folder))) return new Map();
  const found = readdirSync(joinPath(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/^\.|~$/.test(entry.name))
    .map((entry): [string, string] => {
      const path = joinPath(entry.parentPath, entry.name);
      const { mtimeMs, size } = statSync(path);
      return [relative(root, path).replaceAll('\\', '/'), `${mtimeMs} ${size}`];
    });
  return new Map(found.sort(([a], [b]) => compareCodes(a, b)));
}

function readState(root: string, stamps: Map<string, string>, files: Folder['files']): Omit<State, 'stamp'> {
  const unread = new Set(stamps.keys());
  const bodies: State['bodies'] = new Map();
  const problems: Problem[] = [];

  const readFile = (file: string, reader: Reader<unknown>): File => {
    const stamp = stamps.get(file) ?? '';
    const known = files.get(file);
    if (known?.stamp === stamp) return known;
    const source = readFileSync(joinPath(root, file), 'utf8');
    const read = { stamp, source, entry: reader(file, source) };
    files.set(file, read);
    return read;
  };
  const readAll = <T>(pattern: RegExp, reader: Reader<T>): Record<string, T> => {
    const all: Record<string, T> = {};
    for (const file of unread) {
      const id = pattern.exec(file)?.[1];
      if (id === undefined) continue;
      unread.delete(file);
      const { data, problems: own, body } = readFile(file, reader).entry as Entry<T>;
      problems.push(...own);
      if (data !== undefined) all[id] = data;
      if (body !== undefined) bodies.set(file.slice('content/'.length, -'.mdx'.length), body);
    }
    return all;
  };
  const readOne = <T>(name: string, reader: Reader<T>): T => {
    const file = `content/${name}`;
    if (!unread.has(file)) problems.push({ file, path: [], message: 'is missing; the site needs it' });
    // Where there is nothing to read, there is a problem, and nobody looks at the data.
    return readAll(new RegExp(`^content/(${name.replace('.', '\\.')})$`), reader)[name] as T;
  };
  const authored = readAuthored({ readAll, readOne });

  // What a file with a mistake holds is not known, so no other file is blamed for the lack of it.
  const broken = new Set(problems.map(({ file }) => file));
  const between = [...broken].every((file) => file.endsWith('.mdx')) ? findProblems(authored) : [];
  problems.push(
    ...[...unread].map(explainUnread),
    ...between
      .filter(({ file }) => !broken.has(file))
      .map((problem) => locate(problem, files.get(problem.file)?.source ?? '')),
  );
  problems.sort((a, b) => compareCodes(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0));
  return { problems, content: problems.length ? undefined : join(authored), bodies };
}

/** What stands below `root`, the folder of the project. A file is read again only when it has changed. */
export function readContent(root = process.cwd()): State {
  const folder = folders.get(root) ?? { files: new Map<string, File>(), rules: '' };
  folders.set(root, folder);
  // A new rule is asked of every file again.
  const rules = JSON.stringify([...listFiles(root, 'src/model')]);
  if (folder.rules !== rules) folder.files.clear();
  folder.rules = rules;
  const stamps = listFiles(root, 'content');
  const stamp = rules + JSON.stringify([...stamps]);
  if (folder.state?.stamp !== stamp) folder.state = { stamp, ...readState(root, stamps, folder.files) };
  return folder.state;
}

/** Everything that is authored, joined. Throws a `ContentError` that names every mistake. */
export function loadContent(root?: string): Content {
  const { content, problems } = readContent(root);
  if (!content) throw new ContentError(problems);
  return content;
}
