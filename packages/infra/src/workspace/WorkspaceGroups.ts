import { ITerraformDependable } from '#cdk';
import { Construct } from '#constructs';
import { DataDatabricksGroup } from '#dbx/data-databricks-group';
import { constructId } from '../framework/constructId';
import { literal } from '../framework/literal';

/** The groups of a workspace, each looked up once. */
export class WorkspaceGroups extends Construct {
  readonly #dependsOn: ITerraformDependable[];
  readonly #ids = new Map<string, string>();

  constructor(
    scope: Construct,
    id: string,
    props: { dependsOn: ITerraformDependable[] },
  ) {
    super(scope, id);
    this.#dependsOn = props.dependsOn;
  }

  /** The id of a group that may enter the workspace. */
  idOf(group: string): string {
    const known = this.#ids.get(group);
    if (known) {
      return known;
    }
    const { id } = new DataDatabricksGroup(this, constructId(group), {
      displayName: literal(group),
      dependsOn: this.#dependsOn,
    });
    this.#ids.set(group, id);
    return id;
  }
}
