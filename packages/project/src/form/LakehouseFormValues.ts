import type { ProjectInput } from '../Project';

/**
 * A lakehouse as the file says it, before defaults.
 *
 * @public
 */
export type LakehouseInput = NonNullable<ProjectInput['spec']['lakehouse']>;

/**
 * How data comes in, as the file says it, before defaults.
 *
 * @public
 */
export type LakehouseIngestionInput = NonNullable<LakehouseInput['ingestion']>;

/**
 * A stream as the file says it, before defaults.
 *
 * @public
 */
export type LakehouseStreamInput = NonNullable<
  LakehouseIngestionInput['streams']
>[string];

/**
 * The lakehouse of a form: what the file has, with zones and streams as lists of
 * things that have a name. An `orchestration` whose trigger is `none` is none,
 * and an answer to a question that another one has taken away (the `shards` of a
 * stream on demand, the `schedule` of another trigger) is left out.
 *
 * @public
 */
export type LakehouseFormValues = Omit<
  LakehouseInput,
  'zones' | 'ingestion' | 'orchestration'
> & {
  zones?:
    | LakehouseInput['zones']
    | Array<{ name: string } & LakehouseInput['zones'][string]>;
  ingestion?: Omit<LakehouseIngestionInput, 'streams'> & {
    streams?:
      | LakehouseIngestionInput['streams']
      | Array<{ name: string } & LakehouseStreamInput>;
  };
  orchestration?: LakehouseInput['orchestration'] | { trigger: 'none' };
};
