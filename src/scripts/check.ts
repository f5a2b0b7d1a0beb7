import { readFileSync } from 'node:fs';
import { satteri } from '@astrojs/markdown-satteri';
import { ContentError, readContent } from '../model/load.ts';
import { hasMarkup } from '../model/read.ts';
import type { Problem } from '../model/shapes.ts';

// npm run check: every mistake in the content, with file, line, key, value and remedy, in a few seconds.

/** What only the compiler sees: a tag that is not closed, an expression that is none. */
async function compile(bodies: Map<string, string>): Promise<Problem[]> {
  const mdx = await satteri().createMdxRenderer?.({ syntaxHighlight: false }, { optimize: false });
  const problems: Problem[] = [];
  for (const [id, body] of bodies) {
    if (!hasMarkup(body)) continue;
    try {
      await mdx?.process(body, id, {});
    } catch (error) {
      const file = `content/${id}.mdx`;
      const [, line, said] = /^(\d+):\d+: (.*?)(?: \(mdx[^)]*\))?$/s.exec((error as Error).message) ?? [];
      const before = readFileSync(file, 'utf8').slice(0, -body.length).split('\n').length - 1;
      const message = `${said ?? (error as Error).message}; correct it, or put it between backticks`;
      problems.push({ file, line: before + Number(line ?? 1), path: ['body'], message });
    }
  }
  return problems;
}

const { problems, bodies } = readContent();
const all = [...problems, ...(await compile(bodies))];
if (all.length > 0) console.error(new ContentError(all).message);
else console.log(`No problems in the content: ${bodies.size} texts read.`);
process.exitCode = all.length > 0 ? 1 : 0;
