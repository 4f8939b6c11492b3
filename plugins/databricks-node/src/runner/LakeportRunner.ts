import type { z } from 'zod';
import type {
  adoptAnswer,
  checkAnswer,
  showAnswer,
  topologyAnswer,
} from './lakeportAnswers';

/**
 * What `lakeport check` says of a project file: whether it is valid, all its
 * problems with path, line, message and hint, and what the rules find in the
 * stacks of a valid one.
 *
 * @public
 */
export type LakeportCheck = z.infer<typeof checkAnswer>;

/** One finding of {@link LakeportCheck}. @public */
export type LakeportFinding = LakeportCheck['findings'][number];

/**
 * What `lakeport show` says of a project file, by environment: resources by
 * stack and Terraform type, the address plan, the idle list price per month,
 * awake and, where the network can sleep, asleep.
 *
 * @public
 */
export type LakeportShow = z.infer<typeof showAnswer>;

/** One environment of {@link LakeportShow}. @public */
export type LakeportEnvironment = LakeportShow['environments'][string];

/**
 * What `lakeport topology` draws: a `Topology` of `@lakeport/topology` as JSON.
 *
 * @public
 */
export type LakeportTopology = z.infer<typeof topologyAnswer>;

/**
 * What `lakeport adopt` says of a workspace that is there: the files of a project
 * for it, by name, and a report: what Terraform takes over, what is only named,
 * what the first apply changes, and what stays as it is.
 *
 * @public
 */
export type LakeportAdoption = z.infer<typeof adoptAnswer>;

/**
 * What a person says of the project that a workspace becomes part of. Names as
 * the options of `lakeport adopt` have them.
 *
 * @public
 */
export interface LakeportAdoptionChoices {
  project: string;
  environment: string;
  owner: string;
  title?: string;
  description?: string;
  repository?: string;
  adminAccountId?: string;
  adminRole?: string;
  childRole?: string;
  stateBucket?: string;
  stateRegion?: string;
  awsAccountId?: string;
  /** Names of catalogs to take over; the workspace's own when left out. */
  catalogs?: string[];
  /** What the project copies from its platform, as its onboarding gives it. */
  facts?: object;
}

/** What every run takes. @public */
export interface LakeportRunOptions {
  /** Ends the run early. */
  signal?: AbortSignal;
}

/**
 * Runs the bundled `lakeport` on the text of a project file. It synthesizes
 * infrastructure, which needs half a gigabyte of provider bindings that have no
 * place in a Backstage backend: hence a child process.
 *
 * @public
 */
export interface LakeportRunner {
  /** The version of the bundled `lakeport`, such as `0.2.0`. */
  version(options?: LakeportRunOptions): Promise<string>;
  /**
   * All problems and findings of a file; never throws because of the file.
   *
   * @param options - `against` is another valid state of the file: `refused` then
   *   says what a deployment refuses of the change from it
   * @throws InputError when `against` is not valid, or of another kind
   */
  check(
    text: string,
    options?: LakeportRunOptions & { against?: string },
  ): Promise<LakeportCheck>;
  /** @throws InputError when the project file is not valid */
  show(text: string, options?: LakeportRunOptions): Promise<LakeportShow>;
  /**
   * The declared network of an environment, with what connects it to others.
   *
   * @param environment - its name; left out for the networks of all environments
   *   of the project, in one graph
   * @throws InputError when the project file is not valid or has no such environment
   */
  topology(
    text: string,
    environment?: string,
    options?: LakeportRunOptions,
  ): Promise<LakeportTopology>;
  /**
   * What it takes to have a workspace in a project that was made elsewhere.
   *
   * @param snapshot - what there is of it, a `WorkspaceSnapshot` of
   *   `@lakeport/project`
   * @throws InputError when the choices are of no use
   */
  adopt(
    snapshot: object,
    choices: LakeportAdoptionChoices,
    options?: LakeportRunOptions,
  ): Promise<LakeportAdoption>;
  /**
   * Writes what follows from the project file `lakeport.yaml` of a repository
   * into it: the pages of its documentation, the workflow of its schedules.
   * @param options - with `bundle`, also the start of a Databricks Asset Bundle
   *   with the job of its lakehouse, if it has one and there is no bundle yet
   * @returns what was done, a line for each file
   * @throws InputError when the project file is not valid
   */
  generate(
    directory: string,
    options?: LakeportRunOptions & { bundle?: boolean },
  ): Promise<string[]>;
}
