import './search.ts';

let copy = '/parts/copy.js';
const menu = document.querySelector<HTMLDetailsElement>('.copy');
if (menu)
  menu.ontoggle = () =>
    void (import(/* @vite-ignore */ copy) as Promise<typeof import('./copy.ts')>).then(
      ({ connect }) => connect(menu),
      () => {
        // Until its script comes the menu says that it failed; another address is tried, see search.ts.
        copy += '?';
        menu.querySelector('div')!.hidden = false;
      },
    );

// The section anchors are the same in all languages, so the switch keeps the place.
for (const twin of document.querySelectorAll<HTMLAnchorElement>('[data-twin]'))
  twin.onclick = () => void (twin.hash = location.hash);

// Commands are copied by a button, which is no part of their text.
const main = document.querySelector('main')!;
const { copy: label = '', done = '', failed = '' } = JSON.parse(main.dataset['copy'] ?? '{}') as Record<string, string>;
for (const pre of main.querySelectorAll('.steps > li > pre, .prose pre')) {
  const text = pre.textContent;
  const button = document.createElement('button');
  Object.assign(button, {
    className: 'copy-code',
    textContent: label,
    lang: document.documentElement.lang,
  });
  button.onclick = () =>
    void navigator.clipboard.writeText(text).then(
      () => (button.textContent = done),
      () => (button.textContent = failed),
    );
  pre.prepend(button);
}
