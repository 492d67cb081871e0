import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const API = `http://127.0.0.1:${process.env['PORT'] ?? 4_000}`;

/** In development the page from a mail has its real address too; in production the API serves it. */
function answerAddress(): Plugin {
  return {
    name: 'answer-address',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        if (request.url && /^\/antwoord([/?]|$)/.test(request.url)) request.url = '/answer.html';
        next();
      });
    },
  };
}

/** The letters come together with the scripts: later ones are of another width, and move what is shown already. */
function lettersAtOnce(): Plugin {
  return {
    name: 'letters-at-once',
    transformIndexHtml: (_page, { bundle = {} }) =>
      Object.keys(bundle)
        .filter((name) => name.includes('-latin-wght-normal-'))
        .map((name) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `/${name}` },
          injectTo: 'head',
        })),
  };
}

export default defineConfig({
  plugins: [react(), answerAddress(), lettersAtOnce()],
  resolve: { conditions: ['source', ...defaultClientConditions] },
  // the API replaces the literal by a fresh nonce in every page it serves
  html: { cspNonce: '%CSP_NONCE%' },
  server: {
    host: '127.0.0.1',
    proxy: { '/graphql': API, '/live': API, '/export': API, '/imports': API, '/journal-files': API },
  },
  build: {
    manifest: true,
    assetsInlineLimit: 0,
    // scripts/size.mjs weighs what counts
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: { input: { app: here('./index.html'), answer: here('./answer.html') } },
  },
});
