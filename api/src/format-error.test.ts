import { GraphQLError } from 'graphql';
import mongoose from 'mongoose';
import { describe, expect, it } from 'vitest';
import { formatError } from './format-error.ts';

const told = (cause: Error) => {
  const error = new GraphQLError(cause.message, { originalError: cause });
  return formatError(error.toJSON(), error);
};

describe('formatError', () => {
  it('says of a database that is away that one may try again', () => {
    const { MongoNetworkError, MongoBulkWriteError } = mongoose.mongo;
    const away = new MongoNetworkError('connection 3 to /secret/mongodb.sock closed');
    const pipe = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
    for (const error of [away, new MongoBulkWriteError(away as never, {} as never), pipe])
      expect(told(error)).toMatchObject({
        message: 'This cannot be answered now. Try again.',
        extensions: { code: 'UNAVAILABLE' },
      });
  });

  it('masks a surprise and gives its number', () => {
    const { message, extensions } = told(new TypeError('x is not a function'));
    expect(message).not.toContain('function');
    expect(extensions).toMatchObject({
      code: 'INTERNAL',
      errorId: expect.stringMatching(/^[\w-]{36}$/) as string,
    });
  });
});
