import type { ProjectInput } from '../Project';

type LakehouseInput = NonNullable<ProjectInput['spec']['lakehouse']>;
type Ingestion = NonNullable<LakehouseInput['ingestion']>;
type Stream = NonNullable<Ingestion['streams']>[string];

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
  ingestion?: Omit<Ingestion, 'streams'> & {
    streams?: Ingestion['streams'] | Array<{ name: string } & Stream>;
  };
  orchestration?: LakehouseInput['orchestration'] | { trigger: 'none' };
};
