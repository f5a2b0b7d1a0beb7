import { getCollection, getEntry, render, type CollectionEntry, type CollectionKey } from 'astro:content';
import type { Lang } from './i18n/langs.ts';
import { join } from './model/join.ts';
import { loadDecoderWords } from './model/load.ts';

// The only reader of the collections: loads once, joins once; every page prints from here.

async function records<K extends CollectionKey>(collection: K): Promise<Record<string, CollectionEntry<K>['data']>> {
  const entries: CollectionEntry<K>[] = await getCollection(collection);
  return Object.fromEntries(entries.map(({ id, data }) => [id, data]));
}

const responses = await records('responses');

export const { codes, subjects, classes, registry, providers, samples } = join({
  codes: await records('codes'),
  replies: await records('replies'),
  replyFacts: await records('replyFacts'),
  registry: await records('registry'),
  classes: await records('classes'),
  subjects: await records('subjects'),
  vendor: await records('vendor'),
  providers: await records('providers'),
  providerTexts: await records('providerTexts'),
  wordings: (await getEntry('wordings', 'all'))?.data.rows ?? [],
  ...loadDecoderWords(),
  pages: (await getCollection('pages')).map(({ id }) => id),
  responses: Object.fromEntries(Object.entries(responses).map(([id, { rows }]) => [id, rows])),
});

/** The body of a written entry as a component. */
export async function renderBody(collection: 'codes' | 'replies' | 'providerTexts', slug: string, lang: Lang) {
  const entry = await getEntry(collection, `${slug}/${lang}`);
  if (!entry) throw new Error(`${slug}/${lang}.mdx is not in the collection ${collection}`);
  return (await render(entry)).Content;
}

export const pages = await getCollection('pages');
export { render };
