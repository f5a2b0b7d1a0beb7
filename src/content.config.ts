import { defineCollection } from 'astro:content';
import type { Loader } from 'astro/loaders';
import { z } from 'zod';
import { ContentError, readContent } from './model/load.ts';
import { hasMarkup } from './model/read.ts';

/**
 * The bodies of all entries by their file, `codes/5.4.2/de`; what their front matter says comes from `content.ts`. A body
 * with a component or an expression is compiled as MDX; any other is the Markdown that it looks like, and rendered here at
 * a third of the cost.
 */
const bodies: Loader = {
  name: 'bodies',
  async load({ store, meta, watcher, logger, renderMarkdown, generateDigest }) {
    const update = async () => {
      const { bodies, problems, stamp } = readContent();
      // The build stops; in the dev server every page shows the problems until they are mended.
      if (problems.length) {
        const error = new ContentError(problems);
        if (!watcher) throw error;
        logger.error(error.message);
      }
      // A change of any file renews the pages, also of one that has no body.
      meta.set('stamp', generateDigest(stamp));
      for (const id of store.keys()) if (!bodies.has(id)) store.delete(id);
      for (const [id, body] of bodies) {
        const isMdx = hasMarkup(body);
        const entry = { id, data: {}, filePath: `content/${id}.mdx`, digest: generateDigest(body) };
        if (store.get(id)?.digest === entry.digest) {
          if (isMdx) store.addModuleImport(entry.filePath);
        } else if (isMdx) store.set({ ...entry, deferredRender: true });
        // An empty front matter keeps Astro from looking for one in the text.
        else store.set({ ...entry, rendered: await renderMarkdown(`---\n---\n${body}`) });
      }
    };
    await update();
    // Editors save in several steps. One update after the other: an older one that ends later would bring back the old text.
    let timer: NodeJS.Timeout | undefined;
    let last = Promise.resolve();
    watcher?.on('all', (_, path) => {
      if (!/[\\/]content[\\/]/.test(path)) return;
      clearTimeout(timer);
      // A file that goes while it is read is no problem: its going is the next event.
      timer = setTimeout(() => {
        last = last.then(update).catch((error: Error) => logger.error(error.message));
      }, 50);
    });
  },
};

export const collections = { bodies: defineCollection({ loader: bodies, schema: z.object({}) }) };
