import { globSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import {
  ContentError,
  readCode,
  readPage,
  readProvider,
  readReply,
  readResponses,
  readSamples,
  readSigns,
  readYaml,
  type Problem,
} from './read.ts';
import { join, type Authored, type Content } from './join.ts';
import { partSchema, providerSchema, registrySchema, replyFactsSchema, vendorSchema, wordingSchema } from './schema.ts';

// Reads the content folder where no Astro runs: in tests, and for the code that takes its facts along into the browser.

const root = new URL('../../', import.meta.url);

type Reader<T> = (file: string, source: string) => { data: T | undefined; problems: Problem[] };

/** Reads all files of a pattern. Throws a `ContentError` with every problem, so that a writer sees them at once. */
export function readAll<T>(pattern: string, read: Reader<T>): { file: string; data: T }[] {
  const problems: Problem[] = [];
  const all: { file: string; data: T }[] = [];
  for (const file of globSync(pattern, { cwd: root }).sort()) {
    const result = read(file.replaceAll('\\', '/'), readFileSync(new URL(file, root), 'utf8'));
    problems.push(...result.problems);
    if (result.data !== undefined) all.push({ file: file.replaceAll('\\', '/'), data: result.data });
  }
  if (problems.length) throw new ContentError(problems);
  return all;
}

/** Reads `content/wordings.yml`. */
export const readWordings: Reader<z.infer<typeof wordingSchema>[]> = (file, source) =>
  readYaml(file, source, z.array(wordingSchema).min(1));

const entries = <T>(folder: string, read: Reader<T>) =>
  Object.fromEntries(
    readAll(`content/${folder}/*/*.mdx`, read).map(({ file, data }) => [
      file.split('/').slice(-2).join('/').slice(0, -4),
      data,
    ]),
  );
const registry = <T>(name: string, schema: z.ZodType<T>): Record<string, T> =>
  readAll(`content/registry/${name}.yml`, (file, source) => readYaml(file, source, z.record(z.string(), schema)))[0]
    ?.data ?? {};
const byProvider = <T>(name: string, read: Reader<T>) =>
  Object.fromEntries(
    readAll(`content/providers/*/${name}.yml`, read).map(({ file, data }) => [file.split('/').at(-2) ?? '', data]),
  );

/** The words and samples of the decoder. */
export function loadDecoderWords(): Pick<Authored, 'signs' | 'samples'> {
  const [signs] = readAll('content/signs.yml', readSigns);
  if (!signs) throw new Error('content/signs.yml is missing; without its words the decoder reads nothing');
  return { signs: signs.data, samples: readAll('content/samples.yml', readSamples)[0]?.data ?? [] };
}

/** Everything that is authored, joined. Throws a `ContentError` that names every mistake. */
export function loadContent(): Content {
  const authored: Authored = {
    codes: entries('codes', readCode),
    replies: entries('replies', readReply),
    providerTexts: entries('providers', readProvider),
    pages: Object.keys(entries('pages', readPage)),
    registry: registry('codes', registrySchema),
    replyFacts: registry('replies', replyFactsSchema),
    classes: registry('classes', partSchema),
    subjects: registry('subjects', partSchema),
    vendor: registry('vendor', vendorSchema),
    providers: byProvider('provider', (file, source) => readYaml(file, source, providerSchema)),
    responses: byProvider('responses', readResponses),
    wordings: readAll('content/wordings.yml', readWordings)[0]?.data ?? [],
    ...loadDecoderWords(),
  };
  return join(authored);
}
