import type { Plugin } from 'vite';
import { makeDescriptions, makeKnowledge, makeReasons } from '../decoder/knowledge.ts';
import { loadContent } from '../model/load.ts';

const id = 'virtual:knowledge';
// Vite's convention: other plugins leave names with a NUL alone.
const resolved = `\0${id}`;

/** Gives the facts of the decoder to code for browsers and for the module, where nothing reads files. */
export const knowledge = (): Plugin => ({
  name: 'knowledge',
  resolveId: (source) => (source === id ? resolved : null),
  load(source) {
    if (source !== resolved) return null;
    const content = loadContent();
    // A function, so that a bundler drops the facts where nobody asks for them; parsing JSON is faster than reading code.
    const load = (name: string, facts: unknown) =>
      `export const ${name} = () => JSON.parse(${JSON.stringify(JSON.stringify(facts))});`;
    return {
      code: [
        load('loadKnowledge', makeKnowledge(content)),
        load('loadDescriptions', makeDescriptions(content)),
        load('loadReasons', makeReasons(content)),
        load('loadSuppression', content.suppression),
      ].join('\n'),
      moduleSideEffects: false,
    };
  },
  // In development a change of the content is a change of the facts.
  hotUpdate({ file, modules }) {
    if (!file.startsWith(`${this.environment.config.root}/content/`)) return;
    const facts = this.environment.moduleGraph.getModuleById(resolved);
    return facts ? [...modules, facts] : undefined;
  },
});
