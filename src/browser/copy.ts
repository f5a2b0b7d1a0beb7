import type { Form } from '../i18n/copy.ts';
import type { Lang } from '../i18n/langs.ts';
import { codeDataUrl } from '../base/urls.ts';
import type { CodeData } from '../output/schema.ts';
import { copyText } from '../output/copy.ts';

// Loaded when the menu opens for the first time.

/** Shows the forms once their data is there; each button copies one and says so. */
export async function connect(menu: HTMLDetailsElement) {
  if (menu.onkeydown) return;
  menu.onkeydown = ({ key }) => {
    if (key !== 'Escape') return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  };
  const lang = document.documentElement.lang as Lang;
  const list = menu.querySelector('div')!;
  const status = menu.querySelector<HTMLElement>('[role=status]')!;
  const { done = '', failed = '' } = status.dataset;
  const code = menu.dataset['code'] ?? '';
  const response = await fetch(codeDataUrl(code)).catch(() => null);
  const data = response?.ok ? ((await response.json()) as CodeData) : null;
  list.hidden = false;
  if (!data) {
    list.replaceChildren(status);
    status.textContent = failed;
    return;
  }
  for (const button of list.querySelectorAll('button')) {
    button.onclick = async () => {
      status.textContent = await navigator.clipboard
        .writeText(copyText(button.dataset['form'] as Form, data, lang))
        .then(
          () => done.replace('#', button.textContent.trim()),
          () => failed,
        );
    };
  }
}
