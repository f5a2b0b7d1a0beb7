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

/** The body of a written entry as a component. */
export async function renderBody(
  kind: 'codes' | 'replies' | 'providers' | 'reasons' | 'guides' | 'pages',
  slug: string,
  lang: Lang,
) {
  const entry = await getEntry('bodies', `${kind}/${slug}/${lang}`);
  if (!entry)
    throw new Error(
      `content/${kind}/${slug}/${lang}.mdx is not in Astro's store; remove .astro and node_modules/.astro`,
    );
  return (await render(entry)).Content;
}
