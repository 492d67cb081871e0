// A server beside the product, in a process of its own: `bare` sends the same bytes from node:http, `apollo` executes
// the same documents on the same schema with Apollo Server on Express, from memory and without sign-in or access.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import { buildSchema } from 'graphql';

const [kind] = process.argv.slice(2);
/** The product's answers by name of the operation, as `{ text, data }`. */
const answers = await new Promise((resolve) => process.once('message', resolve));

function bare() {
  return createServer((request, response) => {
    request.resume().on('end', () => {
      response.setHeader('content-type', 'application/json; charset=utf-8');
      response.end(answers[request.headers['x-operation']].text);
    });
  });
}

async function apollo() {
  const typeDefs = readFileSync(new URL('../../../api/schema.graphql', import.meta.url), 'utf8');
  const server = new ApolloServer({
    schema: buildSchema(typeDefs),
    introspection: false,
    stopOnTerminationSignals: false,
    rootValue: ({ definitions }) =>
      answers[definitions.find(({ kind: one }) => one === 'OperationDefinition').name.value].data,
    fieldResolver: (source, _args, _context, { path }) => source[path.key],
  });
  await server.start();
  const app = express();
  app.use('/graphql', express.json({ limit: '100kb' }), expressMiddleware(server));
  return createServer(app);
}

const server = kind === 'bare' ? bare() : await apollo();
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.once('disconnect', () => process.exit(0));
