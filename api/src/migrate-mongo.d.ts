/** The part of migrate-mongo that we use; it brings no types. */
declare module 'migrate-mongo' {
  export const config: {
    set(settings: {
      migrationsDir: string;
      changelogCollectionName: string;
      migrationFileExtension: string;
      moduleSystem: 'esm';
      useFileHash: boolean;
      lockTtl: number;
    }): void;
  };
  /** Runs every migration that did not run yet on the driver's database and client; answers their names. */
  export function up(db: object, client: object): Promise<string[]>;
}
