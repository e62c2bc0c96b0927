// Builds the documentation site into dist/guide, after the server was compiled: `npm run build` does both.
//   node guide/build.mjs
import { join } from 'node:path';
import { guideData } from '../dist/src/guide/guide-data.js';
import { BrokenLinks, buildGuide } from './site.mjs';

const root = join(import.meta.dirname, '..');
try {
  const { pages, anchors } = buildGuide({ root, folder: join(root, 'dist', 'guide'), data: guideData() });
  process.stdout.write(`Guide: ${pages} pages, ${anchors} anchors, all links lead somewhere\n`);
} catch (error) {
  if (!(error instanceof BrokenLinks)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
