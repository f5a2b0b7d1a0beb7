import { sayCount, type Forms } from '../i18n/plural.ts';

// Loaded when a filter takes the focus, or when one stands in the address: behind the #, which no server gets to see.

customElements.define(
  'row-filter',
  class extends HTMLElement {
    connectedCallback() {
      const form = this.querySelector('form');
      const output = this.querySelector('output');
      if (!form || !output) return;
      const rows = [...this.querySelectorAll<HTMLElement>(this.dataset['rows'] ?? '')];
      const words = rows.map((row) => row.textContent.toLowerCase());
      const results = JSON.parse(this.dataset['results'] ?? '{}') as Forms;
      const fields = [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')];
      const update = () => {
        const text = form.querySelector('input')?.value.trim().toLowerCase() ?? '';
        const wanted = [...form.querySelectorAll('select')].filter(({ value }) => value);
        let count = 0;
        for (const [at, row] of rows.entries()) {
          row.hidden =
            !words[at]?.includes(text) ||
            wanted.some(({ selectedOptions: [option], dataset }) => {
              const cell = row.children[Number(dataset['cell'])]?.textContent.trim() ?? '';
              const asked = option?.dataset['text'] ?? option?.text.trim() ?? '';
              return asked ? !cell.startsWith(asked) : cell !== '';
            });
          if (!row.hidden) count++;
        }
        output.value = sayCount(results, count, document.documentElement.lang);
      };
      const keep = () => {
        const filled = fields.filter(({ value }) => value).map(({ name, value }) => [name, value]);
        const hash = new URLSearchParams(filled).toString();
        if (hash || location.hash.includes('='))
          history.replaceState(history.state, '', hash ? `#${hash}` : location.pathname);
      };
      const read = () => {
        const asked = new URLSearchParams(location.hash.slice(1));
        for (const field of fields) field.value = asked.get(field.name) ?? '';
        update();
      };
      form.addEventListener('input', () => {
        update();
        keep();
      });
      form.addEventListener('submit', (event) => event.preventDefault());
      form.addEventListener('reset', () =>
        setTimeout(() => {
          update();
          keep();
        }),
      );
      addEventListener('hashchange', () => location.hash.includes('=') && read());
      // What was chosen before this was loaded belongs into the address, too.
      update();
      if (location.hash.includes('=')) read();
      else keep();
    }
  },
);

export {};
