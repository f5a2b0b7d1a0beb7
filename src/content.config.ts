import { relative } from 'node:path';
import { defineCollection } from 'astro:content';
import { glob, type Loader } from 'astro/loaders';
import { z } from 'zod';
import { readCode, readPage, readProvider, readReply, readResponses, readYaml, type Problem } from './model/read.ts';
import { readAll, readHome, readWordings } from './model/load.ts';
import {
  codeSchema,
  homeSchema,
  pageSchema,
  partSchema,
  providerSchema,
  providerTextSchema,
  replyFactsSchema,
  replySchema,
  registrySchema,
  responseSchema,
  vendorSchema,
  wordingSchema,
} from './model/schema.ts';

/** MDX entries, `5.4.2/de.mdx` with the id `5.4.2/de`. */
function entries(
  folder: string,
  check: (file: string, source: string) => { data: unknown; problems: Problem[] },
): Loader {
  // Astro's default id drops dots, which would turn 5.1.10 into 5110.
  const loader = glob({ base: folder, pattern: '*/*.mdx', generateId: ({ entry }) => entry.replace(/\.mdx$/, '') });
  return {
    ...loader,
    async load(context) {
      readAll(`${folder}/*/*.mdx`, check);
      const parseData: typeof context.parseData = async (entry) => {
        // A writer who saves a mistake while the site is running gets the same message.
        if (entry.filePath) readAll(relative('.', entry.filePath), check);
        return context.parseData(entry);
      };
      await loader.load({ ...context, parseData });
    },
  };
}

/** YAML files; `ids` names the records that one file holds. */
function yaml<T>(
  pattern: string,
  read: (file: string, source: string) => { data: T | undefined; problems: Problem[] },
  ids: (file: string, data: T) => [id: string, record: unknown][],
): Loader {
  return {
    name: 'checked-yaml',
    async load({ store, parseData, watcher, logger }) {
      const load = async () => {
        const all = readAll(pattern, read);
        store.clear();
        for (const { file, data } of all) {
          for (const [id, record] of ids(file, data)) {
            store.set({ id, data: await parseData({ id, data: record as Record<string, unknown> }) });
          }
        }
      };
      await load();
      watcher?.on('change', (path) => {
        if (path.endsWith('.yml')) load().catch((error: Error) => logger.error(error.message));
      });
    },
  };
}

const registry = <T>(name: string, schema: z.ZodType<T>) =>
  yaml(
    `content/registry/${name}.yml`,
    (file, source) => readYaml(file, source, z.record(z.string(), schema)),
    (_, records) => Object.entries(records),
  );

const providerId = (file: string) => file.split('/').at(-2) ?? '';

export const collections = {
  codes: defineCollection({ loader: entries('content/codes', readCode), schema: codeSchema }),
  replies: defineCollection({ loader: entries('content/replies', readReply), schema: replySchema }),
  providerTexts: defineCollection({ loader: entries('content/providers', readProvider), schema: providerTextSchema }),
  pages: defineCollection({ loader: entries('content/pages', readPage), schema: pageSchema }),
  registry: defineCollection({ loader: registry('codes', registrySchema), schema: registrySchema }),
  replyFacts: defineCollection({ loader: registry('replies', replyFactsSchema), schema: replyFactsSchema }),
  classes: defineCollection({ loader: registry('classes', partSchema), schema: partSchema }),
  subjects: defineCollection({ loader: registry('subjects', partSchema), schema: partSchema }),
  vendor: defineCollection({ loader: registry('vendor', vendorSchema), schema: vendorSchema }),
  providers: defineCollection({
    loader: yaml(
      'content/providers/*/provider.yml',
      (file, source) => readYaml(file, source, providerSchema),
      (file, data) => [[providerId(file), data]],
    ),
    schema: providerSchema,
  }),
  wordings: defineCollection({
    loader: yaml('content/wordings.yml', readWordings, (_, rows) => [['all', { rows }]]),
    schema: z.strictObject({ rows: z.array(wordingSchema) }),
  }),
  home: defineCollection({
    loader: yaml('content/home.yml', readHome, (_, home) => [['all', home]]),
    schema: homeSchema,
  }),
  responses: defineCollection({
    loader: yaml('content/providers/*/responses.yml', readResponses, (file, rows) => [[providerId(file), { rows }]]),
    schema: z.strictObject({ rows: z.array(responseSchema) }),
  }),
};
