import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';

// The rules of `hosting`, tried with the servers themselves on the built site: one table of addresses for both. Where a
// server is not installed (apt-get install nginx caddy), its tests are skipped and say so.

const folder = mkdtempSync(join(tmpdir(), 'hosts-'));
const root = resolve('dist');
/** The folder of scripts and indexes, named by their content. */
const parts = `/${globSync('parts/*', { cwd: root })[0] ?? ''}`;
const running: ChildProcess[] = [];

/** A port that is free now. */
const freePort = () =>
  new Promise<number>((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });

const readRules = (file: string) => readFileSync(`hosting/${file}`, 'utf8').replaceAll('/var/www/bounce-codes', root);
const brotliModule = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

const servers = {
  nginx: (port: number) => {
    const hasBrotli = existsSync(brotliModule);
    const rules = readRules('nginx.conf').replace('listen 80;', `listen 127.0.0.1:${port};`);
    const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
    writeFileSync(
      join(folder, 'nginx.conf'),
      `${hasBrotli ? `load_module ${brotliModule};\n` : ''}daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
       events {} http { include /etc/nginx/mime.types; default_type application/octet-stream; access_log off;
       ${places.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n')}
       ${hasBrotli ? rules.replace('#brotli_static', 'brotli_static') : rules} }`,
    );
    return ['-c', join(folder, 'nginx.conf')];
  },
  caddy: (port: number) => {
    const rules = readRules('Caddyfile').replace('bounces.example.com {', `http://127.0.0.1:${port} {`);
    writeFileSync(join(folder, 'Caddyfile'), `{\n\tadmin off\n}\n${rules}`);
    return ['run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')];
  },
};
type Server = keyof typeof servers;
const isInstalled = (name: Server) => spawnSync(name, [name === 'nginx' ? '-v' : 'version']).error === undefined;
const ports = new Map<Server, number>();

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}
/** Asks for a path as it is written: `fetch` would tidy it up. */
const ask = (port: number, path: string, headers: Record<string, string> = {}): Promise<Answer> =>
  new Promise((done, fail) => {
    request({ host: '127.0.0.1', port, path, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts).toString() }),
      );
    })
      .on('error', fail)
      .end();
  });

before(async () => {
  for (const name of Object.keys(servers) as Server[]) {
    if (!isInstalled(name)) continue;
    const port = await freePort();
    const log: Buffer[] = [];
    const child = spawn(name, servers[name](port), {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder },
    });
    child.stderr.on('data', (part: Buffer) => log.push(part));
    running.push(child);
    for (let left = 100; ; left--) {
      const answer = await ask(port, '/robots.txt').catch(() => null);
      if (answer) break;
      assert.ok(left > 0 && child.exitCode === null, `${name} does not start: ${Buffer.concat(log).toString()}`);
      await new Promise((done) => setTimeout(done, 100));
    }
    ports.set(name, port);
  }
});
after(() => {
  for (const child of running) child.kill();
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

/** What is asked for, and where it leads (a path), what it is (a type), or in which language it is missed. */
const table: Record<string, string> = {
  // Codes as they are typed.
  ...Object.fromEntries(
    ['5.4.2', '5-4-2', '5-4-2/', '5_4_2', '5%204%202', '5.4.2.', '5.4.2%20', '5-4-2.', '5.4.2./', '5.4-2'].map(
      (typed) => [`/${typed}`, '/5.4.2/'],
    ),
  ),
  ...Object.fromEntries(['550', '550.', '550%20', '550./'].map((typed) => [`/${typed}`, '/550/'])),
  ...Object.fromEntries(
    ['x.4', 'X.4', 'x-4', 'X-4/', 'X.4/', 'x_4', 'x.4.', 'X.4%20'].map((typed) => [`/${typed}`, '/x.4/']),
  ),
  ...Object.fromEntries(
    ['de', 'en'].flatMap((lang) => [
      ...['5.4.2', '5.4.2/', '5-4-2', '5-4-2/', '5.4.2.', '5.4.2%20', 'codes/5.4.2', 'codes/5-4-2', 'codes/5.4.2.'].map(
        (typed) => [`/${lang}/${typed}`, `/${lang}/codes/5.4.2/`],
      ),
      ...['550', '550/', '550.', 'codes/550'].map((typed) => [`/${lang}/${typed}`, `/${lang}/codes/550/`]),
      ...['x.4', 'X.4', 'x-4/', 'codes/X.4', 'codes/x.4'].map((typed) => [`/${lang}/${typed}`, `/${lang}/codes/x.4/`]),
    ]),
  ),
  '/de': '/de/',
  '/en/guides': '/en/guides/',
  // What there is, with its type.
  '/5.4.2/': 'text/html; charset=utf-8',
  '/500/': 'text/html; charset=utf-8',
  '/de/codes/5.4.2/': 'text/html; charset=utf-8',
  '/en/codes/x.4/': 'text/html; charset=utf-8',
  '/robots.txt': 'text/plain; charset=utf-8',
  '/sitemap-index.xml': 'text/xml; charset=utf-8',
  '/favicon.svg': 'image/svg+xml',
  '/cards/de.png': 'image/png',
  '/icons/512.png': 'image/png',
  '/de/manifest.webmanifest': 'application/manifest+json',
  '/sw.js': 'application/javascript; charset=utf-8',
  '/offline/de.json': 'application/json',
  [`${parts}/words.js`]: 'application/javascript; charset=utf-8',
  [`${parts}/search/de.json`]: 'application/json',
  [`${parts}/pagefind/wasm.de.pagefind`]: 'application/wasm',
  '/api/v1/codes/5.4.2.json': 'application/json',
  '/api/v1/codes.csv': 'text/csv; charset=utf-8',
  '/lib/v1/bounce-codes.js': 'application/javascript; charset=utf-8',
  '/lib/v1/bounce-codes.cjs': 'application/javascript; charset=utf-8',
  '/lib/v1/bounce-codes.d.ts': 'text/plain; charset=utf-8',
  '/lib/v1/bounce-codes.js.map': 'application/json',
  '/lib/v1/LICENSE': 'text/plain; charset=utf-8',
  // What there is not.
  '/5-9-9': '404 en',
  '/599': '404 en',
  '/5.4.2.1': '404 en',
  '/nothing': '404 en',
  '/_redirects': '404 en',
  '/_headers': '404 en',
  '/_moved.nginx': '404 en',
  '/de/5-9-9': '404 de',
  '/de/nothing/': '404 de',
  '/en/nothing': '404 en',
  '/api/v1/codes/9.9.9.json': '404 en',
};

for (const name of Object.keys(servers) as Server[]) {
  const options = { skip: isInstalled(name) ? false : `${name} is not installed (apt-get install ${name})` };
  const get = (path: string, headers?: Record<string, string>) => ask(ports.get(name) ?? 0, path, headers);

  test(`${name}: every address of the table is answered as it should be`, options, async () => {
    const wrong: string[] = [];
    for (const [path, expected] of Object.entries(table)) {
      const { status, headers, body } = await get(path);
      const target = headers.location;
      const lang = /<html lang="(..)"/.exec(body)?.[1];
      const got =
        status >= 300 && status < 400 ? target : status === 200 ? headers['content-type'] : `${status} ${lang}`;
      if (got?.replace(/^https?:\/\/[^/]+/, '') !== expected) wrong.push(`${path}: ${status} ${got}, not ${expected}`);
      if (target && expected !== '/de/' && ![301, 308].includes(status)) wrong.push(`${path}: ${status}`);
    }
    console.log(`${name}: ${Object.keys(table).length} addresses, ${wrong.length} wrong`);
    assert.deepEqual(wrong, []);
  });

  test(`${name}: / leads to the language of the reader`, options, async () => {
    for (const [asked, lang] of [
      ['de-AT,de;q=0.9,en;q=0.8', 'de'],
      ['en-US,en;q=0.9,de;q=0.8', 'en'],
      ['fr-FR, de;q=0.7, en;q=0.3', 'de'],
      ['fr', 'en'],
      ['', 'en'],
    ] as const) {
      const { status, headers } = await get('/', asked ? { 'accept-language': asked } : {});
      assert.deepEqual([status, headers.location, headers.vary], [302, `/${lang}/`, 'Accept-Language'], asked);
    }
  });

  test(
    `${name}: headers of safety are sent with everything, those for others with data and module`,
    options,
    async () => {
      const paths = [
        '/5.4.2/',
        '/de/',
        '/nothing',
        '/de/nothing',
        `${parts}/gone.js`,
        '/api/v1/codes.json',
        '/5-4-2',
        '/',
        // A browser finds by them that the site has changed.
        '/sw.js',
        '/offline/de.json',
      ];
      for (const path of [...paths, '/lib/v1/bounce-codes.js', '/api/v1/codes/9.9.9.json']) {
        const { headers } = await get(path);
        const isOpen = /^\/(?:api|lib)\//.test(path);
        const { 'access-control-allow-origin': cors, 'cross-origin-resource-policy': corp } = headers;
        assert.deepEqual([cors, corp], isOpen ? ['*', 'cross-origin'] : [undefined, 'same-origin'], path);
        assert.equal(headers['x-content-type-options'], 'nosniff', path);
        assert.equal(headers['referrer-policy'], 'strict-origin-when-cross-origin', path);
        assert.equal(headers['cross-origin-opener-policy'], 'same-origin', path);
        assert.equal(headers['content-security-policy'], "frame-ancestors 'none'", path);
        assert.match(String(headers['permissions-policy']), /camera=\(\)/, path);
        assert.equal(headers['cache-control'], 'no-cache', path);
      }
      assert.equal((await get('/cards/de.png')).headers['cross-origin-resource-policy'], 'cross-origin');
    },
  );

  test(
    `${name}: what has not changed is not sent again, and what is named by its content is kept`,
    options,
    async () => {
      for (const path of ['/5.4.2/', `${parts}/words.js`, '/api/v1/codes.json']) {
        const { headers } = await get(path);
        assert.ok(headers.etag, path);
        assert.equal((await get(path, { 'if-none-match': String(headers.etag) })).status, 304, path);
      }
      for (const part of ['words.js', 'search/de.json', 'pagefind/wasm.de.pagefind'])
        assert.match(String((await get(`${parts}/${part}`)).headers['cache-control']), /immutable/, part);
      assert.equal((await get('/parts/0123456789/words.js')).headers['cache-control'], 'no-cache');
    },
  );

  test(`${name}: texts are compressed, data and engine too`, options, async () => {
    for (const path of [
      '/en/codes/5.4.2/',
      `${parts}/words.js`,
      '/api/v1/codes.csv',
      `${parts}/pagefind/wasm.de.pagefind`,
    ]) {
      const { headers } = await get(path, { 'accept-encoding': 'gzip' });
      // Caddy 2.6 packs no WebAssembly by itself.
      if (path.includes('wasm') && name === 'caddy' && !existsSync(`dist${path}.gz`)) continue;
      assert.equal(headers['content-encoding'], 'gzip', path);
      assert.match(String(headers.vary), /Accept-Encoding/i, path);
      if (!existsSync(`dist${path}.br`)) continue;
      if (name === 'nginx' && !existsSync(brotliModule)) continue;
      const { headers: best } = await get(path, { 'accept-encoding': 'gzip, br' });
      assert.equal(best['content-encoding'], 'br', path);
    }
  });
}
