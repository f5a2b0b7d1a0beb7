import './search.ts';

const copy = '/copy.js';
const menu = document.querySelector<HTMLDetailsElement>('.copy');
if (menu)
  menu.ontoggle = async () => ((await import(/* @vite-ignore */ copy)) as typeof import('./copy.ts')).connect(menu);

// The section anchors are the same in all languages, so the switch keeps the place.
for (const twin of document.querySelectorAll<HTMLAnchorElement>('[data-twin]'))
  twin.onclick = () => void (twin.hash = location.hash);
