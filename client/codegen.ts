import type { CodegenConfig } from '@graphql-codegen/cli';

const plain = { ID: 'string', LocalDate: 'string', LocalTime: 'string', DateTime: 'string' };
const scalars = {
  ...plain,
  Schedule: '@scheldemond/domain/week/schedule#Schedule',
  WeekPattern: '@scheldemond/domain/week/pattern#WeekPattern',
  Offer: '@scheldemond/domain/week/offer#Offer',
};

/** Types and documents beside each `.graphql` file, so that a chunk holds only the documents that it uses. */
const config: CodegenConfig = {
  schema: '../api/schema.graphql',
  documents: 'src/**/*.graphql',
  ignoreNoDocuments: true,
  generates: {
    'src/schema-types.generated.ts': {
      plugins: ['typescript'],
      config: { scalars: plain, enumsAsTypes: true, onlyEnums: true },
    },
    'src/': {
      preset: 'near-operation-file',
      presetConfig: { extension: '.generated.ts' },
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        scalars,
        useTypeImports: true,
        importExtension: '.ts',
        nonOptionalTypename: true,
        skipTypeNameForRoot: true,
      },
    },
  },
};

export default config;
