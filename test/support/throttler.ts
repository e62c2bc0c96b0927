import * as common from '@nestjs/common';
import * as core from '@nestjs/core';
import type * as Throttler from '@nestjs/throttler';
import { readFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';

/*
 * The real @nestjs/throttler, for Jest. The library is CommonJS and requires Nest, which is ESM: Node does that, Jest only
 * from Node 24.9 on. So its files are run here with a `require` that hands out the modules imported above.
 */

const imported: Readonly<Record<string, unknown>> = { '@nestjs/common': common, '@nestjs/core': core };

const nodeRequire = createRequire(import.meta.url);
const dist = join(dirname(nodeRequire.resolve('@nestjs/throttler/package.json')), 'dist');
const loaded = new Map<string, object>();

function requireOf(name: string): unknown {
  if (isBuiltin(name)) return nodeRequire(name);
  if (name in imported) return imported[name];
  if (!name.startsWith('./'))
    throw new Error(`@nestjs/throttler requires ${name}, which is not imported here`);
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const exported = {};
  loaded.set(name, exported);
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- a CommonJS module is the body of a function
  const run = new Function('exports', 'require', readFileSync(join(dist, `${name}.js`), 'utf8')) as (
    exports: object,
    require: (name: string) => unknown,
  ) => void;
  run(exported, requireOf);
  return exported;
}

export const {
  InjectThrottlerOptions,
  InjectThrottlerStorage,
  SkipThrottle,
  Throttle,
  ThrottlerException,
  ThrottlerGuard,
  ThrottlerModule,
  ThrottlerStorage,
  ThrottlerStorageService,
} = requireOf('./index') as typeof Throttler;
