import { fromNodeId } from '@scheldemond/domain/ids/node-id';
import type { Context } from './context.ts';
import { AppError } from './errors.ts';

/** Loads one object for a viewer; null when it does not exist for them. */
export type LoadNode = (context: Context, id: string) => Promise<object | null>;

const loaders = new Map<string, LoadNode>();

/** Says how objects of a type are fetched by `node`. */
export function registerNode(type: string, load: LoadNode): void {
  loaders.set(type, load);
}

/**
 * The stored id inside a global id.
 *
 * @throws AppError BAD_INPUT when it is not an id of this type: the same answer as for one that does not exist
 */
export function localId(nodeId: string, type: string): string {
  const parsed = fromNodeId(nodeId);
  if (parsed?.type !== type) throw new AppError('BAD_INPUT', 'Unknown id.');
  return parsed.id;
}

/** The object of a global id with its type's name; null when it does not exist for this viewer. */
export async function loadNode(context: Context, nodeId: string): Promise<object | null> {
  const parsed = fromNodeId(nodeId);
  const load = parsed && loaders.get(parsed.type);
  if (!parsed || !load) return null;
  const found = await load(context, parsed.id);
  return found && { __typename: parsed.type, ...found };
}
