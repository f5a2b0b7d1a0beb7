import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';

// npm start: builds the site and serves it. A taken port is told before the build and not after it.
const port = 4321;
const probe = createServer();

probe.once('error', () => {
  console.error(`Port ${port} is taken: stop what uses it, or build and serve elsewhere with
  npm run build && npx astro preview --port 4322`);
  process.exit(1);
});
probe.listen(port, () =>
  probe.close(() => {
    for (const command of ['astro build --silent', `astro preview --port ${port}`]) {
      const { status } = spawnSync(command, { shell: true, stdio: 'inherit' });
      if (status) process.exit(status);
    }
  }),
);
