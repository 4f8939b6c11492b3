import { Project } from '@lakeport/project';
import { Construct } from '#constructs';
import { LakeportStack } from './LakeportStack';

/**
 * What every stack of a project is made from.
 *
 * @public
 */
export interface ProjectStackProps {
  readonly project: Project;
  /**
   * What the stack is deployed with: an environment, or `connectivity` or
   * `regions`; the account stack has none.
   */
  readonly environmentName?: string;
}

/**
 * A stack of a project.
 *
 * @public
 */
export abstract class ProjectStack extends LakeportStack {
  readonly project: Project;

  constructor(scope: Construct, name: string, props: ProjectStackProps) {
    super(scope, name, {
      owner: props.project,
      environmentName: props.environmentName,
    });
    this.project = props.project;
  }
}
