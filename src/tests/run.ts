import { spawn, type ChildProcess } from 'node:child_process';

// Runs every check, two at a time, as most keep one core busy; stops at the first that fails, and prints what each took. The
// files of a step share a process, as most of them read the whole content first; only the dev server's have one of their
// own, so that no other file holds up what it says.

interface Step {
  name: string;
  command: string;
  /** The step whose result it needs. */
  after?: string;
  /** Whether it keeps all cores busy, or measures time. */
  isAlone?: boolean;
}
const built = ['site', 'offline', 'data', 'package', 'recipes', 'hosts'];
const steps: Step[] = [
  { name: 'content', command: 'node src/scripts/check.ts' },
  { name: 'unit tests', command: `node --test --test-isolation=none "src/**/!(${built.join('|')}|dev).test.ts"` },
  { name: 'build', command: 'astro build --silent', after: 'content' },
  { name: 'format', command: 'prettier --check --log-level warn .' },
  { name: 'dev server', command: 'node --test src/tests/dev.test.ts' },
  { name: 'types', command: 'astro check --minimumFailingSeverity hint', after: 'build' },
  {
    name: 'site tests',
    command: `node --test --test-isolation=none ${built.map((name) => `src/tests/${name}.test.ts`).join(' ')}`,
    after: 'build',
  },
  {
    name: 'browser tests',
    command: 'playwright test --config src/tests/playwright.config.ts',
    after: 'build',
    isAlone: true,
  },
];

const seconds = (from: number) => `${((performance.now() - from) / 1000).toFixed(1)} s`;
const start = performance.now();
const times = new Map<string, string>();
const running = new Map<string, ChildProcess>();

/** Runs a step; what it prints comes in one piece, at its end. */
function run({ name, command }: Step): Promise<void> {
  const from = performance.now();
  const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  running.set(name, child);
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => output.push(text));
  return new Promise((done, fail) => {
    child.on('close', (status) => {
      running.delete(name);
      times.set(name, seconds(from));
      console.log(`\n── ${name}: ${command}\n${Buffer.concat(output).toString()}`);
      if (status === 0) done();
      else fail(new Error(name));
    });
  });
}

const summary = () => [...times].map(([name, time]) => `${name} ${time}`).join(', ');
const waiting = [...steps];
try {
  const tasks = new Map<string, Promise<void>>();
  while (waiting.length > 0 || tasks.size > 0) {
    const isFree = (step: Step) =>
      tasks.size === 0 ||
      (!step.isAlone &&
        tasks.size < 2 &&
        ![...tasks.keys()].some((name) => steps.find((other) => other.name === name)?.isAlone));
    const next = waiting.find((step) => (!step.after || times.has(step.after)) && isFree(step));
    if (next) {
      waiting.splice(waiting.indexOf(next), 1);
      tasks.set(
        next.name,
        run(next).finally(() => tasks.delete(next.name)),
      );
    } else await Promise.race(tasks.values());
  }
  console.log(`\nAll checks passed in ${seconds(start)}: ${summary()}`);
} catch (error) {
  // A shell's children do not end with it; the group does.
  for (const { pid } of running.values()) if (pid) process.kill(-pid);
  console.error(`\n${(error as Error).message} failed. ${summary()}`);
  process.exit(1);
}
