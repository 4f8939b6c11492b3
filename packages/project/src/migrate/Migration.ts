/**
 * A place of a file, as keys and indexes.
 *
 * @public
 */
export type MigrationPath = readonly string[];

/**
 * One step of a migration: a value is written, added to a list or taken out,
 * or a key gets another name. `says` tells people what was done and why.
 *
 * @public
 */
export type MigrationStep = { says: string } & (
  | { kind: 'set'; path: MigrationPath; value: unknown }
  | { kind: 'append'; path: MigrationPath; value: unknown }
  | { kind: 'remove'; path: MigrationPath }
  | { kind: 'rename'; path: MigrationPath; to: string }
);

/**
 * How files of one version of the format become files of the next.
 * `apiVersion` itself is written by {@link migrateFile}.
 *
 * @public
 */
export interface Migration {
  /** The `apiVersion` of files that it is for. */
  from: string;
  /** The `apiVersion` they have afterwards. */
  to: string;
  /** What the version is about, as the changelog has it. */
  title: string;
  /** What is to be done to a file, which is a plain value of any shape. */
  steps(file: unknown): MigrationStep[];
}
