import { copy, forms } from '../i18n/copy.ts';
import type { Lang } from '../i18n/langs.ts';
import type { CodeData } from '../output/api.ts';
import { copyText } from '../output/copy.ts';

// Loaded when the menu opens for the first time.

/** Fills the menu with the forms of its code; each button copies one and says so. */
export async function fill(menu: HTMLDetailsElement) {
  if (menu.childElementCount > 1) return;
  const lang = document.documentElement.lang as Lang;
  const { names, done, failed } = copy[lang];
  const list = document.createElement('div');
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  menu.append(list);
  const code = menu.dataset['code'] ?? '';
  const response = await fetch(`/api/v1/${code.includes('.') ? 'codes' : 'replies'}/${code}.json`).catch(() => null);
  if (!response?.ok) {
    status.textContent = failed;
    list.replaceWith(status);
    return;
  }
  const data = (await response.json()) as CodeData;
  for (const form of forms) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = names[form];
    button.onclick = async () => {
      status.textContent = await navigator.clipboard.writeText(copyText(form, data, lang)).then(
        () => done(names[form]),
        () => failed,
      );
    };
    list.append(button);
  }
  list.append(status);
  menu.onkeydown = ({ key }) => {
    if (key !== 'Escape') return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  };
}
