import { printSchema, type GraphQLSchema } from 'graphql';
import type { RequestHandler } from 'express';

/** A small page to try queries on, in development only; it loads nothing from elsewhere. */
export function explorer(schema: GraphQLSchema): RequestHandler {
  return (_request, response) => {
    const nonce = String(response.locals['nonce']);
    const text = printSchema(schema).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    response.set('cache-control', 'no-store').type('html').send(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>GraphQL</title>
<style nonce="${nonce}">body{font:15px system-ui;margin:1rem;display:grid;grid-template-columns:1fr 1fr;gap:1rem}
textarea{width:100%;height:16rem;font:13px monospace}pre{overflow:auto;max-height:90vh}</style></head>
<body><main><h1>GraphQL</h1><form>
<label>Query<textarea name="query">{ installation { demo today } }</textarea></label>
<label>Variables<textarea name="variables">{}</textarea></label>
<button>Run</button></form><pre id="answer" tabindex="0"></pre></main>
<section><h2>Schema</h2><pre tabindex="0">${text}</pre></section>
<script nonce="${nonce}">
document.forms[0].addEventListener('submit', async (event) => {
  event.preventDefault();
  const { query, variables } = event.target.elements;
  const response = await fetch('/graphql', { method: 'POST',
    headers: { 'content-type': 'application/json', 'apollo-require-preflight': '1' },
    body: JSON.stringify({ query: query.value, variables: JSON.parse(variables.value || '{}') }) });
  document.getElementById('answer').textContent = JSON.stringify(await response.json(), null, 2);
});
</script></body></html>`);
  };
}
