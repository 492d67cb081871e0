import '@apollo/client';

declare module '@apollo/client' {
  namespace ApolloClient {
    namespace DeclareDefaultOptions {
      /** Mutations answer with an error instead of throwing; see `createClient`. */
      interface Mutate {
        errorPolicy: 'all';
      }
    }
  }
}
