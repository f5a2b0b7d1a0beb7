/**
 * Astro names the scope of a component after a hash, `astro-j7pv25f6`. As the styles of a page stand in the page, a name
 * has to be unique there only, and short ones save some 350 bytes of a code page, compressed.
 */
export function shortenScopes(html: string): string {
  const names = new Map<string, string>();
  for (const [, name = ''] of html.matchAll(/:where\(\.(astro-[a-z\d]{8})\)/g))
    if (!names.has(name)) names.set(name, `_${names.size.toString(36)}`);
  return html.replace(/\bastro-[a-z\d]{8}\b/g, (name) => names.get(name) ?? name);
}
