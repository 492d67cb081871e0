import { defineConfig } from 'rolldown';

/** Programs of the API, and the thread of a plan, which `matching/plans/workers.ts` finds beside itself. */
const input = {
  main: 'src/main.ts',
  import: 'src/import.ts',
  transfer: 'src/transfer.ts',
  worker: 'src/matching/plans/worker.ts',
};
/** Compiled code, and packages that read their own files or start a program of their own. */
const external = ['@node-rs/argon2', '@scheldemond/demo-region', '@scheldemond/embedded-mongodb', 'highs'];

export default defineConfig({
  input,
  external,
  platform: 'node',
  resolve: { conditionNames: ['source', 'node'] },
  output: { dir: 'dist', format: 'esm', sourcemap: true, cleanDir: true, keepNames: true },
});
