#!/usr/bin/env node
/** `npm start`: builds what has changed, then runs the product until it is told to stop. */
import { join } from 'node:path';
import { build } from '../src/build.mjs';
import { ROOT } from '../src/root.mjs';
import { runProduct } from '../src/run.mjs';

const built = await build(['@scheldemond/api', '@scheldemond/client']);
process.exitCode =
  built === 0 ? await runProduct([join(ROOT, 'api/dist/main.js'), ...process.argv.slice(2)]) : built;
