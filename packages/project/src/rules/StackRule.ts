import type { ProjectReader } from './reading/ProjectReader';
import type { RuleInfo } from './RuleInfo';
import type { RuleEnvironment, RuleProject } from './RuleProject';

/** What a rule is given. */
export interface RuleContext {
  readonly project: RuleProject;
  readonly reader: ProjectReader;
  /** The environment of that name, if the project has one. */
  environment(name: string | undefined): RuleEnvironment | undefined;
}

/** A place where a rule is not kept. */
export interface RuleHit {
  readonly environment?: string;
  readonly stack?: string;
  readonly resource?: string;
  readonly message: string;
}

/** A rule over synthesized stacks. It must take any JSON. */
export interface StackRule extends RuleInfo {
  check(context: RuleContext): RuleHit[];
}
