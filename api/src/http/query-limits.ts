import {
  getNamedType,
  GraphQLError,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  isInterfaceType,
  Kind,
  parse,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

/** How large a document may be that is not one of the client's own. */
export const QUERY_LIMITS = { depth: 12, aliases: 30, tokens: 2_000, cost: 10_000 } as const;
/** How many items a list without a page size is taken to hold. */
const PLAIN_LIST = 5;

interface Size {
  depth: number;
  cost: number;
  aliases: number;
}
const NONE: Size = { depth: 0, cost: 0, aliases: 0 };

/**
 * Parses a document and measures it before anything else is done with it: depth, aliases and cost, in which
 * page sizes multiply. Each fragment is measured once, so that a bomb of fragments costs nothing to refuse.
 *
 * @throws GraphQLError TOO_COMPLEX, or a syntax error
 */
export function requireSmallQuery(
  schema: GraphQLSchema,
  text: string,
  variables: Readonly<Record<string, unknown>>,
): void {
  const document = parse(text, { maxTokens: QUERY_LIMITS.tokens });
  const size = new Measure(schema, document, variables).whole();
  for (const name of ['depth', 'aliases', 'cost'] as const) {
    if (size[name] > QUERY_LIMITS[name]) {
      throw new GraphQLError(`The query is too large: ${name} is over ${QUERY_LIMITS[name]}.`, {
        extensions: { code: 'TOO_COMPLEX' },
      });
    }
  }
}

class Measure {
  readonly #schema: GraphQLSchema;
  readonly #document: DocumentNode;
  readonly #variables: Readonly<Record<string, unknown>>;
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #measured = new Map<string, Size>();

  constructor(schema: GraphQLSchema, document: DocumentNode, variables: Readonly<Record<string, unknown>>) {
    this.#schema = schema;
    this.#document = document;
    this.#variables = variables;
    for (const node of document.definitions) {
      if (node.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(node.name.value, node);
    }
  }

  whole(): Size {
    let size = NONE;
    for (const node of this.#document.definitions) {
      if (node.kind !== Kind.OPERATION_DEFINITION) continue;
      size = together(size, this.#selections(node.selectionSet, this.#schema.getRootType(node.operation)));
    }
    return size;
  }

  #selections(set: SelectionSetNode, type: GraphQLNamedType | null | undefined): Size {
    let size = NONE;
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) size = together(size, this.#field(node, type));
      else if (node.kind === Kind.FRAGMENT_SPREAD) size = together(size, this.#fragment(node.name.value));
      else {
        const inner = node.typeCondition ? this.#schema.getType(node.typeCondition.name.value) : type;
        size = together(size, this.#selections(node.selectionSet, inner));
      }
    }
    return size;
  }

  #fragment(name: string): Size {
    const known = this.#measured.get(name);
    if (known) return known;
    const fragment = this.#fragments.get(name);
    if (!fragment) return NONE;
    // A fragment that holds itself measures as nothing here; validation refuses it by name.
    this.#measured.set(name, NONE);
    const size = this.#selections(
      fragment.selectionSet,
      this.#schema.getType(fragment.typeCondition.name.value),
    );
    this.#measured.set(name, size);
    return size;
  }

  #field(node: FieldNode, type: GraphQLNamedType | null | undefined): Size {
    const own = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
    const inner = node.selectionSet ? this.#selections(node.selectionSet, innerType(own)) : NONE;
    return {
      depth: 1 + inner.depth,
      cost: 1 + this.#items(node, own) * inner.cost,
      aliases: inner.aliases + (node.alias ? 1 : 0),
    };
  }

  #items(node: FieldNode, field: GraphQLField<unknown, unknown> | undefined): number {
    const declared = field?.args.find((argument) => argument.name === 'first');
    if (!declared) return field && isList(field.type) && !isPageItems(node) ? PLAIN_LIST : 1;
    const given = node.arguments?.find((argument) => argument.name.value === 'first')?.value;
    const value =
      given?.kind === Kind.VARIABLE
        ? this.#variables[given.name.value]
        : given?.kind === Kind.INT
          ? Number(given.value)
          : declared.defaultValue;
    return typeof value === 'number' && value > 0 ? value : 100;
  }
}

/** Items of a connection were multiplied at the connection. */
function isPageItems(node: FieldNode): boolean {
  return node.name.value === 'nodes';
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

function innerType(field: GraphQLField<unknown, unknown> | undefined): GraphQLNamedType | undefined {
  const named = field && getNamedType(field.type);
  return named && isCompositeType(named) ? named : undefined;
}

function together(a: Size, b: Size): Size {
  return { depth: Math.max(a.depth, b.depth), cost: a.cost + b.cost, aliases: a.aliases + b.aliases };
}
