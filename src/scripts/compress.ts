import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

// npm run compress: writes .br and .gz beside every file of the built site that they make smaller, for nginx
// (brotli_static, gzip_static) and Caddy (precompressed). Other hosts compress by themselves.

if (!existsSync('dist/index.html')) {
  console.error('There is no built site; run npm run build first');
  process.exitCode = 1;
} else {
  const files = globSync('dist/**/*.{html,css,js,cjs,ts,cts,map,json,csv,xml,txt,svg,pagefind}').sort();
  let [before, after] = [0, 0];
  for (const file of files) {
    const bytes = readFileSync(file);
    const brotli = brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    });
    if (brotli.length >= bytes.length) continue;
    writeFileSync(`${file}.br`, brotli);
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
    before += bytes.length;
    after += brotli.length;
  }
  console.log(`${files.length} files: ${Math.round(before / 1000)} kB, with brotli ${Math.round(after / 1000)} kB`);
}
