import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyProject } from './project.ts';

// npm run reproduce: builds the site in two folders, time zones, locales and years, and compares every byte. Also finds
// the paths of this machine in what was written.

/** As if every process had been started so many days later. */
const later = (days: number) =>
  `data:text/javascript,${encodeURIComponent(
    `const Now=Date;globalThis.Date=class extends Now{constructor(...a){a.length?super(...a):super(Now.now()+${days * 864e5})}static now(){return Now.now()+${days * 864e5}}}`,
  )}`;

const builds = [
  { name: 'site', env: { TZ: 'Pacific/Kiritimati', LC_ALL: 'C', LANG: 'C' } },
  {
    name: 'räume mit lücken/seite',
    env: {
      TZ: 'America/Los_Angeles',
      LC_ALL: 'tr_TR.UTF-8',
      LANG: 'tr_TR.UTF-8',
      NODE_OPTIONS: `--import ${later(1700)}`,
    },
  },
];
const folder = mkdtempSync(join(tmpdir(), 'reproduce-'));

function build(root: string, env: Record<string, string | undefined>): Promise<void> {
  const child = spawn(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build', '--silent'], {
    cwd: root,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((done, fail) =>
    child.on('close', (status) => (status === 0 ? done() : fail(new Error(`The build in "${root}" failed`)))),
  );
}

const filesOf = (root: string) =>
  globSync('**/*', { cwd: join(root, 'dist'), withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, 'dist').length + 1))
    .sort();

try {
  const start = performance.now();
  const roots = builds.map(({ name }) => join(folder, name));
  for (const root of roots) copyProject(root);
  await Promise.all(builds.map(({ env }, at) => build(roots[at] ?? '', env)));
  const [first = '', second = ''] = roots;
  const all = [...new Set(roots.flatMap(filesOf))];
  const read = (root: string, file: string) => {
    try {
      return readFileSync(join(root, 'dist', file));
    } catch {
      return null;
    }
  };
  const places = [process.cwd(), folder];
  const problems = all.flatMap((file) => {
    const [one, other] = [read(first, file), read(second, file)];
    if (!one || !other) return [`${file}: is written in one build only`];
    const named = places.find((place) => one.includes(place) || other.includes(place));
    return [
      ...(one.equals(other) ? [] : [`${file}: differs`]),
      ...(named === undefined ? [] : [`${file}: names the folder ${named}`]),
    ];
  });
  if (problems.length > 0)
    throw new Error(`Two builds of the same source are not the same:\n  ${problems.slice(0, 40).join('\n  ')}`);
  console.log(
    `${all.length} files are identical in both builds (${((performance.now() - start) / 1000).toFixed(0)} s).`,
  );
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
