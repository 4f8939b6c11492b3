import type { z } from 'zod';
import type {
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
   * The declared network of an environment.
   * @throws InputError when the project file is not valid or has no such environment
   */
  topology(
    text: string,
    environment: string,
    options?: LakeportRunOptions,
  ): Promise<LakeportTopology>;
  /**
   * Writes what follows from the project file `lakeport.yaml` of a repository
   * into it: the pages of its documentation, the workflow of its schedules.
   * @returns what was done, a line for each file
   * @throws InputError when the project file is not valid
   */
  generate(directory: string, options?: LakeportRunOptions): Promise<string[]>;
}
