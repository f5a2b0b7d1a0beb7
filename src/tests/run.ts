import { spawnSync } from 'node:child_process';

// Runs every check in turn, stops at the first that fails, and prints what each took.
const steps = [
  ['content', 'node src/scripts/check.ts'],
  ['format', 'prettier --check --log-level warn .'],
  ['types', 'astro check --minimumFailingSeverity hint'],
  ['unit tests', 'node --test --test-concurrency=2 "src/**/!(site|data|package|recipes).test.ts"'],
  ['build', 'astro build --silent'],
  [
    'site tests',
    'node --test --test-concurrency=2 src/tests/site.test.ts src/tests/data.test.ts src/tests/package.test.ts src/tests/recipes.test.ts',
  ],
  ['browser tests', 'playwright test --config src/tests/playwright.config.ts'],
] as const;

const seconds = (from: number) => `${((performance.now() - from) / 1000).toFixed(1)} s`;
const start = performance.now();
const times: string[] = [];
for (const [name, command] of steps) {
  console.log(`\n── ${name}: ${command}`);
  const from = performance.now();
  const { status } = spawnSync(command, { shell: true, stdio: 'inherit' });
  times.push(`${name} ${seconds(from)}`);
  if (status !== 0) {
    console.error(`\n${name} failed. ${times.join(', ')}`);
    process.exit(1);
  }
}
console.log(`\nAll checks passed in ${seconds(start)}: ${times.join(', ')}`);
