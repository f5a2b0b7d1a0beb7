import './search.ts';

const menu = document.querySelector<HTMLDetailsElement>('.copy');
if (menu)
  menu.ontoggle = async () => {
    const url = import.meta.env.DEV ? '/src/browser/copy.ts' : '/copy.js';
    await ((await import(/* @vite-ignore */ url)) as typeof import('./copy.ts')).fill(menu);
  };

// The section anchors are the same in both languages, so the switch keeps the place.
const twin = document.querySelector<HTMLAnchorElement>('[data-twin]');
if (twin) twin.onclick = () => void (twin.hash = location.hash);
