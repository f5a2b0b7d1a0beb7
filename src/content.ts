import { getEntry, render } from 'astro:content';
import type { Lang } from './i18n/langs.ts';
import { loadContent } from './model/load.ts';

// What every page prints from. Astro renews this module when the content changes, because the bodies come from its store.

export const {
  codes,
  subjects,
  classes,
  registry,
  providers,
  reasons,
  vagueReasons,
  wordings,
  signs,
  samples,
  home,
  suppression,
  guides,
  glossary,
  services,
  pages,
} = loadContent();

/** The search field of every page must tell without asking which three digits are reply codes. */
export const replyCodes = [...codes.values()].flatMap(({ reply, code }) => (reply ? code : []));

async function renderEntry(
  kind: 'codes' | 'replies' | 'providers' | 'reasons' | 'guides' | 'pages',
  slug: string,
  lang: Lang,
) {
  const entry = await getEntry('bodies', `${kind}/${slug}/${lang}`);
  if (!entry)
    throw new Error(
      `content/${kind}/${slug}/${lang}.mdx is not in Astro's store; remove .astro and node_modules/.astro`,
    );
  return render(entry);
}

/** The body of a written entry as a component. */
export const renderBody = async (...body: Parameters<typeof renderEntry>) => (await renderEntry(...body)).Content;

/** The sections of a body, for the links to them. */
export const sectionsOf = async (...body: Parameters<typeof renderEntry>) =>
  (await renderEntry(...body)).headings
    .filter(({ depth }) => depth === 2)
    .map(({ slug, text }) => ({ id: slug, title: text }));
