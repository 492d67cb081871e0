import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types of the schema for resolvers: arguments, inputs and enums. */
const config: CodegenConfig = {
  schema: ['src/schema.graphql', 'src/*/schema.graphql'],
  generates: {
    'src/schema-types.generated.ts': {
      plugins: ['typescript'],
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        scalars: {
          LocalDate: 'string',
          LocalTime: 'string',
          DateTime: 'Date',
          Schedule: '@scheldemond/domain/week/schedule#Schedule',
          WeekPattern: '@scheldemond/domain/week/pattern#WeekPattern',
          Offer: '@scheldemond/domain/week/offer#Offer',
        },
      },
    },
  },
};
export default config;
