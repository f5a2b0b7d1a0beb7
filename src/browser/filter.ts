import { sayCount, type Forms } from '../i18n/plural.ts';

// Loaded when a filter takes the focus. Filters what is on the page; nothing goes into the address.

customElements.define(
  'row-filter',
  class extends HTMLElement {
    connectedCallback() {
      const form = this.querySelector('form');
      const output = this.querySelector('output');
      const rows = [...this.querySelectorAll<HTMLElement>(this.dataset['rows'] ?? '')];
      const words = rows.map((row) => row.textContent.toLowerCase());
      const results = JSON.parse(this.dataset['results'] ?? '{}') as Forms;
      const update = () => {
        if (!form || !output) return;
        const text = form.querySelector('input')?.value.trim().toLowerCase() ?? '';
        const wanted = [...form.querySelectorAll('select')].filter(({ value }) => value);
        let count = 0;
        for (const [at, row] of rows.entries()) {
          row.hidden =
            !words[at]?.includes(text) ||
            wanted.some(({ value, dataset }) => {
              const cell = row.children[Number(dataset['cell'])]?.textContent.trim() ?? '';
              return value === '-' ? cell !== '' : !cell.startsWith(value);
            });
          if (!row.hidden) count++;
        }
        output.value = sayCount(results, count, document.documentElement.lang);
      };
      form?.addEventListener('input', update);
      form?.addEventListener('submit', (event) => event.preventDefault());
      form?.addEventListener('reset', () => setTimeout(update));
      update();
    }
  },
);

export {};
