import type { Form } from '../i18n/copy.ts';
import type { Lang } from '../i18n/langs.ts';
import { codeDataUrl } from '../base/urls.ts';
import type { CodeData } from '../output/schema.ts';
import { copyText } from '../output/copy.ts';

// Loaded when the menu opens for the first time.

/** Shows the forms once their data is there; each button copies one and says so. */
export async function connect(menu: HTMLDetailsElement) {
  if (!menu.open || menu.onkeydown) return;
  const lang = document.documentElement.lang as Lang;
  const list = menu.querySelector('div')!;
  const status = menu.querySelector<HTMLElement>('[role=status]')!;
  const { done = '', failed = '' } = status.dataset;
  const code = menu.dataset['code'] ?? '';
  const response = await fetch(codeDataUrl(code)).catch(() => null);
  const data = response?.ok ? ((await response.json()) as CodeData) : null;
  const buttons = list.querySelectorAll('button');
  list.hidden = false;
  status.textContent = data ? '' : failed;
  for (const button of buttons) button.hidden = !data;
  // Opened again, it is tried again.
  if (!data) return;
  menu.onkeydown = ({ key }) => {
    if (key !== 'Escape') return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  };
  for (const button of buttons) {
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
